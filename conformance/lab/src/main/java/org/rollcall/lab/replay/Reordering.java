package org.rollcall.lab.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rollcall.lab.guest.LabException;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;

/**
 * The same run in an order that a kernel can be forced into. A model may ask one CPU for its backtrace where sysrq-l asks
 * all, the requester and the master too. While somebody holds the printk CPU lock they would wait for it, so the request
 * is prepared before the lock is taken, and sent when the master takes no interrupts any more. Steps of different CPUs
 * change places, each CPU keeps its order; machine and specification both take the new order, to the same last state.
 */
final class Reordering {
    private static final String LOCK = "DumpStack";
    private static final String SEND = "T5";
    private static final Set<String> PREPARED = Set.of("T4", "T4End");
    private static final Set<String> MASKED = Set.of("M1");

    private final ModelReplay model;

    Reordering(ModelReplay model) {
        this.model = model;
    }

    /** Whether a run needs another order. */
    static boolean isNeeded(ModelRun run) {
        return run.has(LOCK) && run.has(SEND);
    }

    /**
     * The run in its new order.
     *
     * @throws LabException if there is none
     */
    ModelRun of(ModelRun run) {
        ModelRun made = model.run(run.property(), new Schedule(reordered(model.machine(), run.steps())));
        if (!made.last().equals(run.last())) {
            throw new LabException("the reordered counterexample ends in another state");
        }
        return made;
    }

    private static List<Step> reordered(Machine machine, List<Step> steps) {
        List<Step> left = new ArrayList<>(steps);
        List<Step> order = new ArrayList<>();
        State state = machine.initial();
        while (!left.isEmpty()) {
            Step next = null;
            for (int i = 0; i < left.size() && next == null; i++) {
                Step step = left.get(i);
                boolean first = left.subList(0, i).stream().noneMatch(other -> other.cpu() == step.cpu());
                if (first && !waits(step, left) && machine.isEnabled(state, step)) {
                    next = step;
                }
            }
            if (next == null) {
                throw new LabException("there is no order of this counterexample in which a kernel could be led: "
                        + left.get(0) + " and what follows cannot be taken");
            }
            left.remove(next);
            order.add(next);
            state = machine.apply(state, next);
        }
        return order;
    }

    private static boolean waits(Step step, List<Step> left) {
        Set<String> before = switch (step.kind().specName()) {
            case LOCK -> PREPARED;
            case SEND -> MASKED;
            default -> Set.of();
        };
        return left.stream().anyMatch(other -> before.contains(other.kind().specName()));
    }
}
