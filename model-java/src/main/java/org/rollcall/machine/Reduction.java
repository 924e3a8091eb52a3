package org.rollcall.machine;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.kernel.Label;
import org.rollcall.kernel.Site;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.TaskState;

/**
 * Partial-order reduction: the CPU of a state whose one step can be taken before those of all others without a change of any
 * verdict. That is so if the step is local ({@link LocalStep}), and if nothing that the others do gives the CPU another step: it
 * takes no interrupt as it stands. Each local step ends something that only a step which is not local begins, so no cycle
 * consists of them. The argument is ADR 0125; a test looks at each state of each model for a step of another CPU that
 * contradicts it. Not for use by two threads.
 */
public final class Reduction {
    /** No CPU can go first: all transitions have to be taken. */
    public static final int NOBODY = -1;

    private final Kernel kernel;
    private final PackedMachine machine;
    private final @Nullable LocalStep[] local = new LocalStep[StepKind.values().length];
    private final boolean[] handlers = new boolean[Label.values().length];
    private final boolean[] masters = new boolean[DbgLabel.values().length];
    private final boolean[] tasks = new boolean[TaskState.values().length];
    private int count;
    private @Nullable LocalStep step;

    /**
     * The reduction of a machine.
     *
     * @param judged the invariants whose verdicts are kept
     */
    public Reduction(Machine machine, Set<Property> judged) {
        this(machine, judged, LocalStep.ALL);
    }

    Reduction(Machine machine, Set<Property> judged, List<LocalStep> steps) {
        this.kernel = machine.kernel();
        this.machine = new PackedMachine(machine);
        for (LocalStep each : steps) {
            if (each.phase().occurs(machine.configuration())
                    && !kernel.actions.isChanged(each.kind())
                    && Collections.disjoint(each.mended(), judged)) {
                local[each.kind().ordinal()] = each;
                each.kind().sites().forEach(this::mayBegin);
            }
        }
    }

    /** The CPU that goes first in a state, or {@link #NOBODY}. */
    public int alone(long[] state) {
        for (int c = 0; c < kernel.v.cpus; c++) {
            if (isLocal(state, c)) {
                return c;
            }
        }
        return NOBODY;
    }

    /** Whether a CPU may go first: it has one step, which is local, and takes no interrupt. */
    public boolean isLocal(long[] s, int c) {
        if (!isAtSite(s, c) || !kernel.registers.isClosed(s, c)) {
            return false;
        }
        count = 0;
        machine.successors(s, c, (kind, cpu, argument, next) -> {
            count++;
            step = local[kind.ordinal()];
        });
        return count == 1 && step != null && step.phase().holds(kernel, s, c);
    }

    private boolean isAtSite(long[] s, int c) {
        return switch (kernel.contexts.top(s, c)) {
            case EVENT -> handlers[kernel.v.evPc.ordinal(s, c)];
            case NMI -> handlers[kernel.v.nmiPc.ordinal(s, c)];
            case IRQ -> handlers[kernel.v.irqPc.ordinal(s, c)];
            case DBG -> masters[kernel.v.dbgPc.ordinal(s, c)];
            case TASK -> tasks[kernel.v.task.ordinal(s, c)];
        };
    }

    private void mayBegin(Site site) {
        if (site instanceof Label label) {
            handlers[label.ordinal()] = true;
        } else if (site instanceof DbgLabel label) {
            masters[label.ordinal()] = true;
        } else if (site instanceof TaskState state) {
            tasks[state.ordinal()] = true;
        }
    }
}
