package org.rollcall.lab.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.stub.Cpu;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * From a counterexample of {@code rollcall model --format json} to a schedule. A step is hidden where the kernel shows
 * nothing of it: where the label table says so, and where the step changes nothing that could be seen.
 */
public final class ScheduleExtraction {
    private final LabelTable labels;
    private final List<String> names = new ArrayList<>();
    private final List<JsonNode> steps = new ArrayList<>();
    private final List<ModelState> states = new ArrayList<>();
    private final JsonNode root;

    private ScheduleExtraction(JsonNode root, LabelTable labels) {
        this.root = root;
        this.labels = labels;
        JsonNode trace = root.get("counterexample");
        if (trace == null || trace.get("states") == null || trace.get("states").isEmpty()) {
            throw new LabException("there is no counterexample in it: print one with"
                    + " rollcall model --format json NAME, of a model that is violated");
        }
        JsonNode task = trace.get("states").get(0).get("task");
        if (task == null) {
            throw new LabException("this is not a counterexample of a model of IpiNmi");
        }
        names.addAll(task.propertyNames());
        trace.get("steps").forEach(steps::add);
        trace.get("states").forEach(state -> states.add(new ModelState(state, names)));
    }

    /** @throws LabException if the text is no JSON */
    public static JsonNode read(String json) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            throw new LabException("it is neither JSON nor a trace: " + e.getOriginalMessage(), e);
        }
    }

    /** @throws LabException if it is no counterexample, or one that no kernel can be led along */
    public static LabSchedule of(JsonNode root, LabelTable labels) {
        return new ScheduleExtraction(root, labels).schedule();
    }

    private LabSchedule schedule() {
        ModelState last = states.get(states.size() - 1);
        List<Cpu> cpus = last.cpus();
        List<LabStep> all = labSteps();
        Actors actors = new Actors(all, cpus);
        return new LabSchedule(
                root.path("model").asString("counterexample"),
                root.path("property").asString(""),
                cpus.size(),
                states.stream()
                        .allMatch(state -> cpus.stream()
                                .allMatch(cpu -> state.at("irqPc", cpu).equals("-"))),
                cpus.stream()
                        .filter(cpu -> !states.get(0).isIn(cpu, "online"))
                        .collect(Collectors.toCollection(TreeSet::new)),
                actors.all(),
                all.stream().map(actors::help).toList(),
                cpus.stream()
                        .filter(cpu -> last.isIn(cpu, "online") && !last.in(cpu) && !last.blocked(cpu))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private List<LabStep> labSteps() {
        Prediction prediction = prediction();
        List<LabStep> all = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            ModelState before = states.get(i);
            ModelState after = states.get(i + 1);
            String action = steps.get(i).get("action").asString();
            Cpu cpu = argument(i, 0).orElseThrow();
            SortedSet<Cpu> alongside = new TreeSet<>();
            if (action.startsWith("Timeout") || action.equals("BtcAsk")) {
                before.cpus().stream().filter(before::blocked).forEach(alongside::add);
            }
            LabStep step = new LabStep(
                    steps.get(i).get("step").asString(),
                    action,
                    cpu,
                    argument(i, 1),
                    Optional.ofNullable(steps.get(i).get("arguments").get("s")).map(JsonNode::asString),
                    false,
                    alongside,
                    prediction.of(after));
            all.add(hidden(step, before, after) ? step.hide() : step);
        }
        return all;
    }

    private Optional<Cpu> argument(int i, int place) {
        List<Cpu> cpus = new ArrayList<>();
        steps.get(i).get("arguments").forEach(value -> {
            if (names.contains(value.asString())) {
                cpus.add(new Cpu(names.indexOf(value.asString())));
            }
        });
        return place < cpus.size() ? Optional.of(cpus.get(place)) : Optional.empty();
    }

    private Prediction prediction() {
        List<Cpu> cpus = states.get(0).cpus();
        return new Prediction(
                cpus.stream()
                        .filter(cpu -> states.stream().anyMatch(state -> state.isIn(cpu, "btMask")))
                        .collect(Collectors.toSet()),
                states.stream().anyMatch(state -> state.cpu("psync").isPresent()),
                states.stream().anyMatch(state -> state.cpu("btReqr").isPresent()),
                states.stream().anyMatch(state -> state.cpu("btc").isPresent()));
    }

    private boolean hidden(LabStep step, ModelState before, ModelState after) {
        return labels.hides(step.action())
                || labels.seenIfChanged(step.action())
                        && prediction().of(before).equals(prediction().of(after))
                || switch (step.action()) {
                    // the print lock is asked for only by a CPU that has seen its bit
                    case "H1" -> !after.handler(step.cpu()).equals("P1");
                    // nothing is sent if all have answered by then
                    case "T4" ->
                        !after.of("btPc").asString().equals("T5")
                                || after.of("btMask").isEmpty();
                    // one register write sends to up to 16 CPUs
                    case "T5" -> !before.of("btSent").isEmpty();
                    // only online CPUs are sent to
                    case "RoundupSend" ->
                        step.other()
                                .filter(other -> before.isIn(other, "online"))
                                .isEmpty();
                    default -> false;
                };
    }
}
