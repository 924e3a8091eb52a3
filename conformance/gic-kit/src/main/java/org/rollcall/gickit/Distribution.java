package org.rollcall.gickit;

import java.util.List;
import java.util.stream.IntStream;
import org.rollcall.gic.Caller;
import org.rollcall.gic.GicPort;
import org.rollcall.gic.InterruptLine;
import org.rollcall.gic.Register;

/**
 * Which PE gets an SPI that any PE may have is the implementer's affair, at any time until it is acknowledged. The model
 * follows the answers: what a PE was given is its own, what it was not given is another's, as long as others take part.
 */
final class Distribution {
    private static final int FIRST_SPI = 32;

    private final ScriptHeader header;
    private final ModelRun model;
    private final GicPort gic;
    private final int[] spis;

    Distribution(ScriptHeader header, ModelRun model) {
        this.header = header;
        this.model = model;
        gic = model.gic();
        spis = IntStream.range(
                        FIRST_SPI, Extension.of(header.declared().extensions()).intids())
                .toArray();
    }

    /** To be told before the model takes the operation. */
    void follow(Operation operation) {
        if (operation.recorded() instanceof Answer.Value value && operation.action() instanceof Action.Read read) {
            switch (read.target().register()) {
                case ICC_IAR0_EL1, ICC_IAR1_EL1, ICC_NMIAR1_EL1, ICC_HPPIR0_EL1, ICC_HPPIR1_EL1 ->
                    named(operation, (int) value.value());
                case ISR_EL1 -> signalled(operation, value.value() != 0);
                default -> {}
            }
        } else if (operation.recorded() instanceof Answer.Events events) {
            List<Integer> given = Comparison.acknowledged(events.events());
            for (int spi : spis) {
                if (given.contains(spi)) {
                    gic.give(operation.pe(), spi);
                } else {
                    withhold(operation.pe(), spi);
                }
            }
        }
    }

    private void named(Operation operation, int intid) {
        int pe = operation.pe();
        if (gic.anyPe(intid)) {
            gic.give(pe, intid);
            return;
        }
        for (int spi : spis) {
            withhold(pe, spi);
        }
    }

    private void signalled(Operation operation, boolean wanted) {
        int pe = operation.pe();
        Caller caller = model.caller(operation);
        for (int spi : spis) {
            boolean is = gic.line(pe, caller) != InterruptLine.NONE;
            if (is == wanted) {
                return;
            } else if (wanted && gic.anyPe(spi)) {
                gic.give(pe, spi);
            } else if (!wanted) {
                withhold(pe, spi);
            }
        }
    }

    /** Gives it to the first other PE that takes part; with none, it stays. */
    private void withhold(int pe, int spi) {
        if (!gic.anyPe(spi)) {
            return;
        }
        for (int other = 0; other < header.pes() && goesTo(pe, spi); other++) {
            if (other != pe) {
                gic.give(other, spi);
            }
        }
    }

    private boolean goesTo(int pe, int spi) {
        Caller firmware = Caller.FIRMWARE;
        return gic.read(pe, firmware, Register.ICC_HPPIR0_EL1, pe, 0) == spi
                || gic.read(pe, firmware, Register.ICC_HPPIR1_EL1, pe, 0) == spi;
    }
}
