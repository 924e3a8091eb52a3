package org.rollcall.belief;

import java.util.EnumMap;
import java.util.Map;
import org.rollcall.cpu.MaskState;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Step;

/** Whether the model lets a CPU answer a backtrace request out of code in a mask state. Two CPUs are enough: one asks, the other is masked. */
final class Interruption {
    private static final int ASKS = 0;
    private static final int MASKED = 1;

    private final Map<MaskState, Boolean> byNmi = new EnumMap<>(MaskState.class);
    private final Map<MaskState, Boolean> byIrq = new EnumMap<>(MaskState.class);

    /** Whether the request reaches a CPU that stays in this state, as a pseudo-NMI or as an ordinary interrupt. */
    boolean reaches(MaskState state, boolean pseudoNmi) {
        return (pseudoNmi ? byNmi : byIrq).computeIfAbsent(state, masked -> ask(masked, pseudoNmi));
    }

    private static boolean ask(MaskState state, boolean pseudoNmi) {
        CpuMask masked = CpuMask.of(MASKED);
        Configuration machine = Configuration.of(KernelVersion.ML, 2)
                .withNmi(nmi -> nmi.withNmiChip(pseudoNmi).withPrioMask(pseudoNmi))
                .with(Habit.LONG_OFF, masked)
                .with(Habit.LONG_HARD, masked)
                .withBacktrace(
                        backtrace -> backtrace.withRequesters(CpuMask.of(ASKS)).withBtTargets(masked))
                .withDebugger(debugger -> debugger.withMaxKg(0));
        Belief belief = Belief.in(new Machine(machine), new Staying(machine));
        belief = switch (state) {
            case OPEN -> belief;
            case IRQOFF -> belief.absorb(step(StepKind.LONG_IRQ_OFF, MASKED));
            case HARD -> belief.absorb(step(StepKind.LONG_HARD_WINDOW, MASKED));
        };
        return !belief.absorb(step(StepKind.T5_END, ASKS))
                .absorb(step(StepKind.P1, MASKED))
                .isEmpty();
    }

    private static Observation step(StepKind kind, int cpu) {
        return new Observation.Taken(new Step(kind, cpu, -1), 1);
    }

    /** The task changes its mask only where the registers show it. */
    private static final class Staying extends Visibility {
        Staying(Configuration configuration) {
            super(configuration);
        }

        @Override
        boolean isHidden(Step step) {
            return switch (step.kind()) {
                case LONG_IRQ_OFF, LONG_IRQ_OFF_END, LONG_HARD_WINDOW, LONG_HARD_WINDOW_END -> false;
                default -> super.isHidden(step);
            };
        }
    }
}
