package org.rollcall.gic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.gic.Bench.EL1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every point on which implementations differ, taken both ways. */
class ChoiceTest {
    private static final Caller NON_SECURE = new Caller(ExceptionLevel.EL1_NS, false, false);

    @Test
    void disabledGroupHides() {
        assertThat(pendingBehindADisabledGroup(Compatibility.of(Choice.DISABLED_GROUP_HIDES)))
                .isEqualTo(SpecialIntid.SPURIOUS);
        assertThat(pendingBehindADisabledGroup(Compatibility.of())).isEqualTo(6);
    }

    private static long pendingBehindADisabledGroup(Compatibility compatibility) {
        Bench bench = Bench.oneState(1, compatibility);
        bench.write(0, EL1, Register.GICR_IGROUPR0, ~(1L << 5));
        bench.setPriority(0, EL1, 5, 0x40);
        bench.write(0, EL1, Register.GICR_ISPENDR0, 1 << 5 | 1 << 6);
        return bench.read(0, EL1, Register.ICC_HPPIR1_EL1);
    }

    @Test
    void ctlrEl3ReadsNonSecure() {
        assertThat(secureEoiModeReadBack(Compatibility.of(Choice.CTLR_EL3_READS_NON_SECURE)))
                .isZero();
        assertThat(secureEoiModeReadBack(Compatibility.of())).isEqualTo(1 << 3);
    }

    private static long secureEoiModeReadBack(Compatibility compatibility) {
        Bench bench = Bench.twoStates(1, compatibility);
        bench.write(0, Caller.FIRMWARE, Register.ICC_CTLR_EL3, 1 << 3);
        return bench.read(0, Caller.FIRMWARE, Register.ICC_CTLR_EL3) & 0x18;
    }

    @Test
    void nonSecureAp1rIgnored() {
        assertThat(clearedActivePriorities(Compatibility.of(Choice.NON_SECURE_AP1R_IGNORED)))
                .isNotZero();
        assertThat(clearedActivePriorities(Compatibility.of())).isZero();
    }

    private static long clearedActivePriorities(Compatibility compatibility) {
        Bench bench = Bench.twoStates(1, compatibility);
        bench.write(0, NON_SECURE, Register.GICR_ISPENDR0, 1);
        assertThat(bench.read(0, NON_SECURE, Register.ICC_IAR1_EL1)).isZero();
        bench.write(0, NON_SECURE, Register.ICC_AP1R0_EL1, 0);
        return bench.read(0, NON_SECURE, Register.ICC_AP1R0_EL1);
    }

    @Test
    void priorityKeeps8Bits() {
        assertThat(storedPriority(Compatibility.of(Choice.PRIORITY_KEEPS_8_BITS)))
                .isEqualTo(0xf7);
        assertThat(storedPriority(Compatibility.of())).isEqualTo(0xf0);
    }

    private static long storedPriority(Compatibility compatibility) {
        Bench bench = Bench.oneState(1, compatibility);
        bench.setPriority(0, EL1, 5, 0xf7);
        return bench.priority(0, EL1, 5);
    }

    @Test
    void sleepForwards() {
        assertThat(lineWhileAsleep(Compatibility.of(Choice.SLEEP_FORWARDS))).isEqualTo(InterruptLine.IRQ);
        assertThat(lineWhileAsleep(Compatibility.of())).isEqualTo(InterruptLine.NONE);
    }

    private static InterruptLine lineWhileAsleep(Compatibility compatibility) {
        Bench bench = Bench.oneState(1, compatibility);
        bench.write(0, EL1, Register.GICR_WAKER, 2);
        bench.sendSgi(0, 5, 1);
        assertThat(bench.read(0, EL1, Register.GICR_ISPENDR0)).isEqualTo(1 << 5);
        return bench.gic.line(0, EL1);
    }

    @Test
    void wakerOpenToNonSecure() {
        assertThat(wakerAfterNonSecureWrite(Compatibility.of(Choice.WAKER_OPEN_TO_NON_SECURE)))
                .isEqualTo(6);
        assertThat(wakerAfterNonSecureWrite(Compatibility.of())).isZero();
    }

    private static long wakerAfterNonSecureWrite(Compatibility compatibility) {
        Bench bench = Bench.twoStates(1, compatibility);
        bench.write(0, NON_SECURE, Register.GICR_WAKER, 2);
        return bench.read(0, Caller.FIRMWARE, Register.GICR_WAKER);
    }

    @Test
    void priorityFfNeverPending() {
        assertThat(pendingAtFf(Compatibility.of(Choice.PRIORITY_FF_NEVER_PENDING)))
                .isEqualTo(SpecialIntid.SPURIOUS);
        assertThat(pendingAtFf(Compatibility.of())).isEqualTo(5);
    }

    private static long pendingAtFf(Compatibility compatibility) {
        Bench bench = new Bench(new GicConfiguration(1, 8, false, false, compatibility));
        bench.write(0, EL1, Register.GICD_CTLR, 3);
        bench.write(0, EL1, Register.GICR_WAKER, 0);
        bench.write(0, EL1, Register.GICR_IGROUPR0, 0xffffffffL);
        bench.write(0, EL1, Register.ICC_IGRPEN1_EL1, 1);
        bench.write(0, EL1, Register.GICR_ISENABLER0, 0xffffffffL);
        bench.setPriority(0, EL1, 5, 0xff);
        bench.sendSgi(0, 5, 1);
        return bench.read(0, EL1, Register.ICC_HPPIR1_EL1);
    }

    @ParameterizedTest
    @EnumSource(Choice.class)
    void everyChoiceHasALineInThePage(Choice choice) throws IOException {
        assertThat(Files.readString(Path.of("../docs/gic.md"))).contains("`" + choice + "`");
    }
}
