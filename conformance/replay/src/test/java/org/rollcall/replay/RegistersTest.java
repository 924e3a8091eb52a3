package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.cpu.MaskState;
import org.rollcall.kernel.Context;
import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.kernel.Label;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.TaskState;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Mutation;
import org.rollcall.machine.State;

/**
 * In every reachable state of every model the registers say what the specification's abstract {@code Mask} and
 * {@code Deliverable} say, written down here once more from the variables alone.
 */
class RegistersTest {
    static Stream<ManifestModel> models() {
        return ManifestModel.all().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void agreeWithTheAbstractMasks(ManifestModel model) {
        Configuration k = model.configuration();
        Exploration.Result result = Exploration.of(new Machine(k)).run(s -> {
            for (int c = 0; c < s.cpus(); c++) {
                assertThat(s.maskState(c)).as("Mask(c%d) in %s", c + 1, s).isEqualTo(mask(k, s, c));
                assertThat(s.deliverable(c))
                        .as("Deliverable(c%d) in %s", c + 1, s)
                        .isEqualTo(deliverable(k, s, c));
            }
            return true;
        });
        assertThat(result.end()).isEqualTo(Exploration.End.EXHAUSTED);
    }

    private static MaskState mask(Configuration k, State s, int c) {
        MaskState irqsOff = k.nmi().prioMask() ? MaskState.IRQOFF : MaskState.HARD;
        if (s.top(c) == Context.DBG && k.mut() == Mutation.F4) {
            boolean sends = s.dbgPc(c) == DbgLabel.M5 || s.dbgPc(c) == DbgLabel.M5S;
            return sends ? MaskState.OPEN : debugger(k, irqsOff);
        }
        return switch (s.top(c)) {
            case NMI, EVENT -> MaskState.HARD;
            case DBG -> debugger(k, irqsOff);
            case IRQ -> isStopMasked(k, s.irqPc(c)) ? MaskState.HARD : irqsOff;
            case TASK ->
                switch (s.task(c)) {
                    case OPEN, COMING, LEAVING -> MaskState.OPEN;
                    case IRQOFF, STUCK, LONGOFF, STOPPING, ALONE, SELFSTOP, SELFOFF -> irqsOff;
                    case IDLE -> k.mut() == Mutation.F18 ? irqsOff : MaskState.HARD;
                    default -> MaskState.HARD;
                };
        };
    }

    /** local_daif_mask() of a CPU that stops. */
    private static boolean isStopMasked(Configuration k, Label at) {
        return k.mut() != Mutation.F19C && (at == Label.Q3 || at == Label.Z);
    }

    private static MaskState debugger(Configuration k, MaskState irqsOff) {
        return k.debugger().dbgEntry() == DbgEntry.OOPS ? irqsOff : MaskState.HARD;
    }

    private static Set<Sgi> deliverable(Configuration k, State s, int c) {
        Set<Sgi> signalled = EnumSet.noneOf(Sgi.class);
        signalled.addAll(s.pend(c));
        signalled.retainAll(s.enabledSgis(c));
        signalled.removeAll(s.act(c));
        Set<Sgi> nmis = EnumSet.noneOf(Sgi.class);
        boolean usable = k.nmi().nmiChip()
                && k.nmi().prioMask()
                && k.nmi().prepOk().contains(c)
                && !s.prioLost().contains(c)
                && k.mut() != Mutation.F16;
        if (usable) {
            nmis.addAll(EnumSet.complementOf(EnumSet.of(Sgi.CALL, Sgi.STOP)));
        }
        nmis.retainAll(signalled);
        nmis.remove(Sgi.EV0);
        boolean event = signalled.remove(Sgi.EV0) && isDispatched(k, s, c);
        Set<Sgi> taken = EnumSet.noneOf(Sgi.class);
        taken.addAll(
                switch (mask(k, s, c)) {
                    case HARD -> Set.of();
                    case IRQOFF -> nmis;
                    case OPEN -> nmis.isEmpty() ? signalled : nmis;
                });
        if (event) {
            taken.add(Sgi.EV0);
        }
        return taken;
    }

    /**
     * The firmware interrupts everything but its own event and a CPU that masked it: parked, alone after the stop that it sent,
     * suspended, or not wholly up.
     */
    private static boolean isDispatched(Configuration k, State s, int c) {
        return s.evPc(c) == Label.NONE
                && s.nmiPc(c) != Label.Z
                && s.irqPc(c) != Label.Z
                && !EnumSet.of(TaskState.STOPPED, TaskState.SUSPENDED).contains(s.task(c))
                && (k.mut() == Mutation.K7 || s.task(c) != TaskState.ALONE || s.stopper() != c)
                && !EnumSet.range(TaskState.OFF, TaskState.DYING).contains(s.task(c));
    }
}
