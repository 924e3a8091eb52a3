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

    @Test
    void activePrioritiesSignExtended() {
        assertThat(activeAt7e(Compatibility.of(Choice.ACTIVE_PRIORITIES_SIGN_EXTENDED)))
                .isEqualTo(0xffffffff80000000L);
        assertThat(activeAt7e(Compatibility.of())).isEqualTo(0x80000000L);
    }

    private static long activeAt7e(Compatibility compatibility) {
        Bench bench = new Bench(new GicConfiguration(1, 8, false, false, compatibility));
        bench.write(0, EL1, Register.GICD_CTLR, 3);
        bench.write(0, EL1, Register.GICR_WAKER, 0);
        bench.write(0, EL1, Register.GICR_IGROUPR0, 0xffffffffL);
        bench.write(0, EL1, Register.ICC_IGRPEN1_EL1, 1);
        bench.write(0, EL1, Register.ICC_PMR_EL1, 0xff);
        bench.write(0, EL1, Register.GICR_ISENABLER0, 0xffffffffL);
        bench.setPriority(0, EL1, 5, 0x7e);
        bench.sendSgi(0, 5, 1);
        assertThat(bench.read(0, EL1, Register.ICC_IAR1_EL1)).isEqualTo(5);
        return bench.read(0, EL1, Register.ICC_AP1R1_EL1);
    }

    @Test
    void highestIntidFirst() {
        assertThat(firstOfEquals(Compatibility.of(Choice.HIGHEST_INTID_FIRST))).isEqualTo(6);
        assertThat(firstOfEquals(Compatibility.of())).isEqualTo(3);
    }

    private static long firstOfEquals(Compatibility compatibility) {
        Bench bench = Bench.oneState(1, compatibility);
        bench.write(0, EL1, Register.GICR_ISPENDR0, 1 << 6 | 1 << 3);
        return bench.read(0, EL1, Register.ICC_IAR1_EL1);
    }

    @Test
    void intid16BitsAndNoAffinity3() {
        Compatibility both = Compatibility.of(Choice.INTID_16_BITS, Choice.NO_AFFINITY_3);
        assertThat(Bench.oneState(1, both).read(0, EL1, Register.ICC_CTLR_EL1)).isEqualTo(0x400);
        assertThat(Bench.oneState(1, Compatibility.of()).read(0, EL1, Register.ICC_CTLR_EL1))
                .isEqualTo(0x8c00);
    }

    @Test
    void dsFixed() {
        assertThat(ctlrAfterSettingDs(Compatibility.of(Choice.DS_FIXED)) & 0x40).isZero();
        assertThat(ctlrAfterSettingDs(Compatibility.of()) & 0x40).isNotZero();
    }

    private static long ctlrAfterSettingDs(Compatibility compatibility) {
        Bench bench = Bench.twoStates(1, compatibility);
        bench.write(0, Caller.FIRMWARE, Register.GICD_CTLR, 0x77);
        return bench.read(0, Caller.FIRMWARE, Register.GICD_CTLR);
    }

    @Test
    void nsacrRaz() {
        assertThat(nsacr(Compatibility.of(Choice.NSACR_RAZ))).isZero();
        assertThat(nsacr(Compatibility.of())).isEqualTo(0x55);
    }

    private static long nsacr(Compatibility compatibility) {
        Bench bench = Bench.twoStates(1, compatibility);
        bench.write(0, Caller.FIRMWARE, Register.GICR_NSACR, 0x55);
        return bench.read(0, Caller.FIRMWARE, Register.GICR_NSACR);
    }

    @Test
    void ppiTriggersFixed() {
        assertThat(triggers(Compatibility.of(Choice.PPI_TRIGGERS_FIXED))).isZero();
        assertThat(triggers(Compatibility.of())).isEqualTo(0xaaaaaaaaL);
    }

    private static long triggers(Compatibility compatibility) {
        Bench bench = Bench.oneState(1, compatibility);
        bench.write(0, EL1, Register.GICR_ICFGR1, 0xffffffffL);
        return bench.read(0, EL1, Register.GICR_ICFGR1);
    }

    /** A PPI that does not exist is RAZ/WI, and its line goes nowhere. */
    @Test
    void aPpiThatDoesNotExist() {
        Bench bench =
                new Bench(new GicConfiguration(1, 5, 5, false, false, 1 << 16, GicExtensions.NONE, Compatibility.of()));
        bench.write(0, EL1, Register.GICR_ISENABLER0, 0xffffffffL);
        bench.write(0, EL1, Register.GICR_IGROUPR0, 0xffffffffL);
        bench.setPriority(0, EL1, 17, 0x80);
        bench.gic.setPpiLine(0, 17, true);
        assertThat(bench.read(0, EL1, Register.GICR_ISENABLER0)).isEqualTo(0x1ffff);
        assertThat(bench.read(0, EL1, Register.GICR_IGROUPR0)).isEqualTo(0x1ffff);
        assertThat(bench.priority(0, EL1, 17)).isZero();
        assertThat(bench.read(0, EL1, Register.GICR_ISPENDR0)).isZero();
    }

    @Test
    void fewerPreemptionBitsRaiseTheLeastBinaryPoint() {
        Bench bench = new Bench(new GicConfiguration(
                1, 5, 4, false, false, GicConfiguration.ALL_PPIS, GicExtensions.NONE, Compatibility.of()));
        bench.write(0, EL1, Register.ICC_BPR0_EL1, 0);
        bench.write(0, EL1, Register.ICC_BPR1_EL1, 0);
        assertThat(bench.read(0, EL1, Register.ICC_BPR0_EL1)).isEqualTo(3);
        assertThat(bench.read(0, EL1, Register.ICC_BPR1_EL1)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(Choice.class)
    void everyChoiceHasALineInThePage(Choice choice) throws IOException {
        assertThat(Files.readString(Path.of("../docs/gic.md"))).contains("`" + choice + "`");
    }
}
