package org.rollcall.lab.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rollcall.kernel.Sgi;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.machine.Step;

/**
 * From a run of the model to a schedule. A step is hidden where the kernel shows nothing of it: where the label table says
 * so, and where the step changes nothing that could be seen.
 */
final class ScheduleExtraction {
    /** Whether the owner of the printk CPU lock has taken it twice. */
    private static final String NESTED = "psyncNested";

    private final LabelTable labels;
    private final ModelRun run;
    private final List<ModelState> states;

    private ScheduleExtraction(ModelRun run, LabelTable labels) {
        this.run = run;
        this.states = run.states();
        this.labels = labels;
    }

    /** @throws LabException if it is a run that no kernel can be led along */
    static LabSchedule of(ModelRun run, LabelTable labels) {
        return new ScheduleExtraction(run, labels).schedule();
    }

    private LabSchedule schedule() {
        ModelState last = run.last();
        List<Cpu> cpus = last.cpus();
        List<LabStep> all = labSteps();
        Actors actors = new Actors(run.steps(), cpus);
        return new LabSchedule(
                run.model(),
                run.property(),
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
        for (int i = 0; i < run.steps().size(); i++) {
            ModelState before = states.get(i);
            ModelState after = states.get(i + 1);
            Step taken = run.steps().get(i);
            String action = taken.kind().specName() + (before.flag(NESTED) == after.flag(NESTED) ? "" : "Nested");
            SortedSet<Cpu> alongside = new TreeSet<>();
            if (action.startsWith("Timeout") || action.equals("BtcAsk")) {
                before.cpus().stream().filter(before::blocked).forEach(alongside::add);
            }
            LabStep step = new LabStep(
                    taken.toString(),
                    action,
                    new Cpu(taken.cpu()),
                    other(taken),
                    taken.kind().takesSgi()
                            ? Optional.of(Sgi.of(taken.argument()).specName())
                            : Optional.empty(),
                    false,
                    alongside,
                    prediction.of(after));
            all.add(hidden(step, before, after) ? step.hide() : step);
        }
        return all;
    }

    private static Optional<Cpu> other(Step step) {
        return step.kind().hasArgument() && !step.kind().takesSgi()
                ? Optional.of(new Cpu(step.argument()))
                : Optional.empty();
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
                    case "T4" -> !after.text("btPc").equals("T5") || after.isEmpty("btMask");
                    // one register write sends to up to 16 CPUs
                    case "T5" -> !before.isEmpty("btSent");
                    // only online CPUs are sent to; the series send to all of them by one write
                    case "RoundupSend" ->
                        step.other()
                                        .filter(other -> before.isIn(other, "online"))
                                        .isEmpty()
                                || labels.isForAll(step.action()) && !before.isEmpty("kgAsked");
                    default -> false;
                };
    }
}
