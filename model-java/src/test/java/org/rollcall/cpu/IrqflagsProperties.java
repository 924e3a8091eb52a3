package org.rollcall.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rollcall.gic.SecurityConfiguration;

/** What the mask operations amount to, on every platform. */
class IrqflagsProperties {
    @Provide
    Arbitrary<Irqflags> platforms() {
        return Combinators.combine(
                        Arbitraries.of(PriorityConstants.class),
                        Arbitraries.of(SecurityConfiguration.class),
                        Arbitraries.of(false, true))
                .as(Irqflags::new);
    }

    @Property
    void disableAndEnable(@ForAll("platforms") Irqflags k) {
        InterruptMask disabled = k.localIrqDisable(k.open());
        assertThat(k.abstraction(k.open())).isEqualTo(MaskState.OPEN);
        assertThat(k.abstraction(disabled)).isEqualTo(k.prioMasking() ? MaskState.IRQOFF : MaskState.HARD);
        assertThat(k.irqsDisabled(disabled)).isTrue();
        assertThat(k.irqsDisabled(k.open())).isFalse();
        assertThat(k.localIrqEnable(disabled)).isEqualTo(k.open());
        assertThat(k.localIrqRestore(k.localIrqSave(disabled), disabled)).isEqualTo(disabled);
        assertThat(k.localIrqRestore(k.localIrqSave(k.open()), k.open())).isEqualTo(k.open());
    }

    /** In a hard window local_irq_disable and _enable change the priority mask and nothing gets through. */
    @Property
    void hardStaysHardByPriority(@ForAll("platforms") Irqflags k) {
        InterruptMask hard = k.localDaifMask(k.open());
        assertThat(k.abstraction(hard)).isEqualTo(MaskState.HARD);
        assertThat(k.irqsDisabled(hard)).isTrue();
        assertThat(k.localIrqSave(hard)).isEqualTo(hard);
        assertThat(k.abstraction(k.localIrqDisable(hard))).isEqualTo(MaskState.HARD);
        if (k.prioMasking()) {
            assertThat(k.abstraction(k.localIrqEnable(hard))).isEqualTo(MaskState.HARD);
        }
    }

    @Property
    void daifRestore(@ForAll("platforms") Irqflags k) {
        InterruptMask hard = k.localDaifMask(k.open());
        assertThat(k.localDaifRestore(hard, Daif.PROCCTX)).isEqualTo(k.open());
        assertThat(k.abstraction(k.localDaifRestore(hard, Daif.PROCCTX_NOIRQ)))
                .isEqualTo(k.prioMasking() ? MaskState.IRQOFF : MaskState.HARD);
        assertThat(k.abstraction(k.localDaifRestore(hard, Daif.ERRCTX))).isEqualTo(MaskState.HARD);
    }

    @Property
    void exceptions(@ForAll("platforms") Irqflags k) {
        ExceptionEntry entry = new ExceptionEntry(k);
        InterruptMask disabled = k.localIrqDisable(k.open());
        assertThat(k.abstraction(entry.debugException(k.open()))).isEqualTo(MaskState.HARD);
        assertThat(k.abstraction(entry.oops(k.open()))).isEqualTo(k.abstraction(disabled));
        assertThat(entry.oops(disabled)).isEqualTo(disabled);
        assertThat(entry.kernelExit(disabled)).isEqualTo(disabled);
    }

    @Property
    void handlers(@ForAll("platforms") Irqflags k) {
        InterruptMask irqsOff = k.localIrqDisable(k.open());
        for (GicHandleIrq handler : GicHandleIrq.values()) {
            assertThat(k.abstraction(handler.nmiHandler(k, k.open()))).isEqualTo(MaskState.HARD);
            assertThat(k.abstraction(handler.nmiHandler(k, irqsOff))).isEqualTo(MaskState.HARD);
            assertThat(k.abstraction(handler.irqHandler(k, k.open()))).isEqualTo(k.abstraction(irqsOff));
            assertThat(k.abstraction(handler.afterNmi(k, irqsOff))).isEqualTo(MaskState.HARD);
            assertThat(k.abstraction(handler.acknowledging(k, irqsOff))).isEqualTo(MaskState.HARD);
        }
        assertThat(k.abstraction(GicHandleIrq.V5_10.afterNmi(k, k.open()))).isEqualTo(MaskState.HARD);
        assertThat(k.abstraction(GicHandleIrq.V5_19.afterNmi(k, k.open()))).isEqualTo(k.abstraction(irqsOff));
    }

    /** While IAR is read from IRQs-off code no normal interrupt can be acknowledged (F11). */
    @Property
    void onlyAnNmiIsAcknowledgedFromIrqsOff(@ForAll("platforms") Irqflags k) {
        InterruptMask irqsOff = k.localIrqDisable(k.open());
        for (GicHandleIrq handler : GicHandleIrq.values()) {
            InterruptMask reading = handler.acknowledging(k, irqsOff);
            if (k.prioMasking()) {
                assertThat(k.signals(reading, k.storedIrqPriority(), 0xff)).isFalse();
                assertThat(k.signals(reading, k.storedNmiPriority(), 0xff)).isTrue();
            }
        }
    }

    /** The letters of a pstate line: the locked-up CPU of a real log has all four lower case, masked by priority alone. */
    @Example
    void pstateLetters() {
        Irqflags k = new Irqflags(PriorityConstants.BEFORE_V6_11, SecurityConfiguration.S1, true);
        assertThat(k.localIrqDisable(k.open()).daif()).hasToString("daif");
        assertThat(k.localDaifMask(k.open()).daif()).hasToString("DAIF");
        assertThat(Daif.PROCCTX_NOIRQ).hasToString("daIF");
    }
}
