package org.rollcall.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.gic.InterruptLine;

/** ALLINT and SPINTMASK as a way to be masked beside DAIF and PMR; the kit's windows hold the same against QEMU. */
class ExceptionMaskTest {
    /** Columns: PSTATE.I, ALLINT, own stack, SCTLR.NMI, SPINTMASK; whether an IRQ and superpriority are taken. */
    @ParameterizedTest
    @CsvSource({
        "false, false, true,  false, false, true,  true,  OPEN",
        "true,  false, true,  false, false, false, false, HARD",
        "false, true,  true,  false, true,  true,  true,  OPEN",
        "false, false, true,  true,  false, true,  true,  OPEN",
        "true,  false, true,  true,  false, false, true,  IRQOFF",
        "false, true,  true,  true,  false, false, false, HARD",
        "true,  true,  true,  true,  false, false, false, HARD",
        "false, false, true,  true,  true,  false, false, HARD",
        "false, false, false, true,  true,  true,  true,  OPEN",
        "true,  false, false, true,  true,  false, true,  IRQOFF",
        "false, true,  false, true,  true,  false, false, HARD",
    })
    void whatIsTaken(
            boolean i,
            boolean allint,
            boolean ownStack,
            boolean nonMaskable,
            boolean spintmask,
            boolean irq,
            boolean superpriority,
            MaskState abstraction) {
        ExceptionMask mask =
                new ExceptionMask(new Daif(false, false, i, false), allint, ownStack, nonMaskable, spintmask);
        assertThat(mask.takes(InterruptLine.IRQ)).isEqualTo(irq);
        assertThat(mask.takes(InterruptLine.NMI)).isEqualTo(superpriority);
        assertThat(mask.takes(InterruptLine.NONE)).isFalse();
        assertThat(mask.abstraction()).isEqualTo(abstraction);
    }

    @Test
    void anFiqIsMaskedByFAndByAllint() {
        ExceptionMask open = ExceptionMask.of(Daif.PROCCTX);
        assertThat(open.takes(InterruptLine.FIQ)).isTrue();
        assertThat(open.with(Daif.PROCCTX_NOIRQ).takes(InterruptLine.FIQ)).isFalse();
        assertThat(new ExceptionMask(Daif.PROCCTX, true, true, true, false).takes(InterruptLine.FIQ))
                .isFalse();
    }

    /** A handler starts with everything masked, whichever of the two ways the kernel has chosen. */
    @Test
    void aHandlerStartsMasked() {
        for (boolean spintmask : new boolean[] {false, true}) {
            ExceptionMask entered = new ExceptionMask(Daif.PROCCTX, false, false, true, spintmask).atEntry();
            assertThat(entered.abstraction()).isEqualTo(MaskState.HARD);
            assertThat(entered.allint()).isEqualTo(!spintmask);
        }
        assertThat(ExceptionMask.of(Daif.PROCCTX).atEntry().takes(InterruptLine.NMI))
                .isFalse();
    }
}
