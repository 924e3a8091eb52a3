package org.rollcall.gic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Points of SPIs, superpriority and the virtual CPU interface on which implementations differ, taken both ways. */
class ExtensionChoiceTest {
    private static final Caller EL2 = new Caller(ExceptionLevel.EL2, false, false);
    private static final Caller GUEST = Caller.KERNEL;
    private static final Caller NON_SECURE = Caller.KERNEL;
    private static final GicExtensions ALL = new GicExtensions(64, true, true, 4, 5, 5);

    private static Gic gic(boolean twoStates, Choice... choices) {
        return new Gic(new GicConfiguration(
                2, 5, 5, twoStates, false, GicConfiguration.ALL_PPIS, ALL, Compatibility.of(choices)));
    }

    private static long read(Gic gic, Caller caller, Register register) {
        return gic.read(0, caller, register, 0, 1);
    }

    private static void write(Gic gic, Caller caller, Register register, long value) {
        gic.write(0, caller, register, 0, 1, value);
    }

    private static Gic guest(Choice... choices) {
        Gic gic = gic(false, choices);
        write(gic, EL2, Register.HCR_EL2, 0x18);
        write(gic, EL2, Register.ICH_VMCR_EL2, 0xf84c0003L);
        write(gic, EL2, Register.ICH_HCR_EL2, 1);
        return gic;
    }

    @Test
    void virtualDisabledGroupHides() {
        assertThat(behindADisabledGroup(guest())).isEqualTo(6);
        assertThat(behindADisabledGroup(guest(Choice.VIRTUAL_DISABLED_GROUP_HIDES)))
                .isEqualTo(SpecialIntid.SPURIOUS);
    }

    private static long behindADisabledGroup(Gic gic) {
        write(gic, GUEST, Register.ICC_IGRPEN0_EL1, 0);
        write(gic, EL2, Register.ICH_LR0_EL2, 1L << 62 | 0x40L << 48 | 5);
        write(gic, EL2, Register.ICH_LR1_EL2, 5L << 60 | 0x80L << 48 | 6);
        return read(gic, GUEST, Register.ICC_HPPIR1_EL1);
    }

    @Test
    void splitEoiNotCounted() {
        assertThat(counted(guest())).isEqualTo(1);
        assertThat(counted(guest(Choice.SPLIT_EOI_NOT_COUNTED))).isZero();
    }

    private static long counted(Gic gic) {
        write(gic, GUEST, Register.ICC_CTLR_EL1, 2);
        write(gic, EL2, Register.ICH_AP1R0_EL2, 1);
        write(gic, GUEST, Register.ICC_EOIR1_EL1, 40);
        return read(gic, EL2, Register.ICH_HCR_EL2) >>> 27;
    }

    @Test
    void misrConfusesGroups() {
        assertThat(disabledGroup0(guest())).isEqualTo(1 << 5);
        assertThat(disabledGroup0(guest(Choice.MISR_CONFUSES_GROUPS))).isZero();
    }

    private static long disabledGroup0(Gic gic) {
        write(gic, GUEST, Register.ICC_IGRPEN0_EL1, 0);
        write(gic, EL2, Register.ICH_HCR_EL2, 1 << 5);
        return read(gic, EL2, Register.ICH_MISR_EL2);
    }

    @Test
    void vmcrKeeps8Bits() {
        assertThat(mask(guest())).isEqualTo(0xf8);
        assertThat(mask(guest(Choice.VMCR_KEEPS_8_BITS))).isEqualTo(0xff);
    }

    private static long mask(Gic gic) {
        write(gic, EL2, Register.ICH_VMCR_EL2, 0xff000000L);
        return read(gic, GUEST, Register.ICC_PMR_EL1);
    }

    @Test
    void linesNumberShort() {
        assertThat(read(gic(false), GUEST, Register.GICD_TYPER) & 0x1f).isEqualTo(2);
        assertThat(read(gic(false, Choice.LINES_NUMBER_SHORT), GUEST, Register.GICD_TYPER) & 0x1f)
                .isEqualTo(1);
    }

    @Test
    void inmirClearsSecure() {
        assertThat(secureSuperpriority(gic(true))).isEqualTo(0xff);
        assertThat(secureSuperpriority(gic(true, Choice.INMIR_CLEARS_SECURE))).isZero();
    }

    private static long secureSuperpriority(Gic gic) {
        write(gic, Caller.FIRMWARE, Register.GICD_INMIR, 0xff);
        write(gic, NON_SECURE, Register.GICD_INMIR, 0xff);
        return read(gic, Caller.FIRMWARE, Register.GICD_INMIR);
    }

    @Test
    void revision4() {
        assertThat(read(gic(false), GUEST, Register.GICD_PIDR2)).isEqualTo(0x30);
        assertThat(read(gic(false, Choice.REVISION_4), GUEST, Register.GICR_PIDR2))
                .isEqualTo(0x40);
    }

    /** Which PE has an SPI that any may have is told from outside; what does not take part cannot have it. */
    @Test
    void anSpiForAnyPeGoesToOneThatTakesPart() {
        Gic gic = gic(false);
        for (int pe = 0; pe < 2; pe++) {
            gic.write(pe, GUEST, Register.GICR_WAKER, pe, 0, 0);
            gic.write(pe, GUEST, Register.ICC_IGRPEN1_EL1, pe, 0, 1);
        }
        write(gic, GUEST, Register.GICD_CTLR, 3);
        write(gic, GUEST, Register.GICD_IGROUPR, -1);
        write(gic, GUEST, Register.GICD_ISENABLER, -1);
        gic.write(0, GUEST, Register.GICD_IROUTER, 0, 40, 1L << 31);
        write(gic, GUEST, Register.GICD_ISPENDR, 1 << 8);
        gic.give(1, 40);
        assertThat(gic.read(0, GUEST, Register.ICC_HPPIR1_EL1, 0, 0)).isEqualTo(SpecialIntid.SPURIOUS);
        assertThat(gic.read(1, GUEST, Register.ICC_HPPIR1_EL1, 1, 0)).isEqualTo(40);
        gic.write(1, GUEST, Register.GICR_WAKER, 1, 0, 2);
        assertThat(gic.read(0, GUEST, Register.ICC_HPPIR1_EL1, 0, 0)).isEqualTo(40);
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GicExtensions(31, false, false, 4, 5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new GicExtensions(0, true, false, 4, 5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new GicExtensions(0, false, false, 17, 5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new GicExtensions(0, false, false, 4, 4, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new GicExtensions(0, false, false, 4, 5, 6));
    }
}
