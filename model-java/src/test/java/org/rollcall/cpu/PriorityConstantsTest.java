package org.rollcall.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.gic.SecurityConfiguration;

/** The two tables of priorities: before v6.11, and since. Values of the kernel sources and of boot logs. */
class PriorityConstantsTest {
    @ParameterizedTest
    @CsvSource({
        // constants, security, stored IRQ, stored NMI, effective PMR on, off, on+PSR_I_SET, pmr_save of IRQ-off code
        "BEFORE_V6_11, S1, a0, 20, e0, 60, f0, 60",
        "BEFORE_V6_11, S2, d0, 90, f0, b0, f8, 60",
        "BEFORE_V6_11, S3, d0, 90, e0, a0, f0, a0",
        "SINCE_V6_11,  S1, c0, 80, e0, c0, f0, c0",
        "SINCE_V6_11,  S2, e0, c0, f0, e0, f8, c0",
        "SINCE_V6_11,  S3, c0, 80, e0, c0, f0, c0",
    })
    void tables(
            PriorityConstants constants,
            SecurityConfiguration security,
            String irq,
            String nmi,
            String on,
            String off,
            String marked,
            String pmrSave) {
        Irqflags irqflags = new Irqflags(constants, security, true);
        InterruptMask open = irqflags.open();
        InterruptMask disabled = irqflags.localIrqDisable(open);
        assertThat(irqflags.storedIrqPriority()).isEqualTo(hex(irq));
        assertThat(irqflags.storedNmiPriority()).isEqualTo(hex(nmi));
        assertThat(security.effectivePmr(open.pmr())).isEqualTo(hex(on));
        assertThat(security.effectivePmr(disabled.pmr())).isEqualTo(hex(off));
        assertThat(security.effectivePmr(irqflags.localDaifMask(open).pmr())).isEqualTo(hex(marked));
        assertThat(disabled.pmr()).isEqualTo(hex(pmrSave));
    }

    /** The one chain that makes pseudo-NMI work: NMI, off, IRQ, on. */
    @ParameterizedTest
    @EnumSource(SecurityConfiguration.class)
    void chain(SecurityConfiguration security) {
        for (PriorityConstants constants : PriorityConstants.values()) {
            Irqflags irqflags = new Irqflags(constants, security, true);
            int off = security.effectivePmr(
                    irqflags.localIrqDisable(irqflags.open()).pmr());
            int on = security.effectivePmr(irqflags.open().pmr());
            assertThat(irqflags.storedNmiPriority()).isLessThan(off);
            assertThat(off).isLessThanOrEqualTo(irqflags.storedIrqPriority());
            assertThat(irqflags.storedIrqPriority()).isLessThan(on);
        }
    }

    /** F8: the first IRQOFF value, used where the distributor alone shifts, masks NMIs as well. */
    @Test
    void wrongOffValueMasksNmis() {
        Irqflags s3 = new Irqflags(PriorityConstants.BEFORE_V6_11, SecurityConfiguration.S3, true);
        assertThat(s3.abstraction(new InterruptMask(0x60, Daif.PROCCTX))).isEqualTo(MaskState.HARD);
        assertThat(s3.abstraction(new InterruptMask(0xa0, Daif.PROCCTX))).isEqualTo(MaskState.IRQOFF);
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }
}
