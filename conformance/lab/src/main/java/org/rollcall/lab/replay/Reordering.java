package org.rollcall.lab.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.counterexample.TraceJson;
import org.rollcall.lab.guest.LabException;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.replay.JointRun;
import org.rollcall.replay.Replay;
import org.rollcall.spec.Model;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same run in an order that a kernel can be forced into. A model may ask one CPU for its backtrace where sysrq-l asks
 * all, the requester and the master too. While somebody holds the printk CPU lock they would wait for it, so the request
 * is prepared before the lock is taken, and sent when the master takes no interrupts any more. Steps of different CPUs
 * change places, each CPU keeps its order; machine and specification both take the new order, to the same last state.
 */
public final class Reordering {
    private static final String LOCK = "DumpStack";
    private static final String SEND = "T5";
    private static final Set<String> PREPARED = Set.of("T4", "T4End");
    private static final Set<String> MASKED = Set.of("M1");

    private final Replay replay;
    private final Model model;

    public Reordering(Replay replay, Model model) {
        this.replay = replay;
        this.model = model;
    }

    /** Whether a counterexample, as {@code rollcall model} prints it, needs another order. */
    public static boolean isNeeded(JsonNode root) {
        List<String> actions = actions(root);
        return actions.contains(LOCK) && actions.contains(SEND);
    }

    /**
     * The counterexample in its new order.
     *
     * @throws LabException if there is none
     */
    public JsonNode of(JsonNode root) {
        List<Step> steps = new ArrayList<>();
        root.path("counterexample")
                .path("steps")
                .forEach(step -> steps.add(Step.parse(step.get("step").asString())));
        JointRun run = replay.run(model, new Schedule(reordered(new Machine(replay.configuration(model)), steps)));
        if (run.refusal() != null) {
            throw new LabException("the reordered counterexample is refused: " + run.refusal());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", root.path("model"));
        json.put("property", root.path("property"));
        json.put("counterexample", TraceJson.of(run.trace()));
        JsonNode made = JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(json));
        if (!last(made).equals(last(root))) {
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

    private static List<String> actions(JsonNode root) {
        List<String> actions = new ArrayList<>();
        root.path("counterexample")
                .path("steps")
                .forEach(step -> actions.add(step.path("action").asString("")));
        return actions;
    }

    private static JsonNode last(JsonNode root) {
        JsonNode states = root.path("counterexample").path("states");
        return states.path(states.size() - 1);
    }
}
