package org.rollcall.lab.replay;

import java.time.Duration;
import java.util.Objects;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.replay.Replay;
import org.rollcall.search.MachineSearch;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.tla.TlaTools;

/** Counterexamples of models of the manifest. */
final class Counterexamples {
    private static final Duration LIMIT = Duration.ofSeconds(300);

    private Counterexamples() {}

    static Counterexample of(String name) {
        TlaTools tools = TlaTools.ofProgram();
        return Objects.requireNonNull(
                new MachineSearch(tools)
                        .run(tools.configuration(model(name)))
                        .violations()
                        .get(model(name).property()),
                name);
    }

    static ModelRun run(String name) {
        return ModelRun.of(ItfTrace.of(name, model(name).property(), of(name)));
    }

    static ModelReplay replay(String name) {
        return new ModelReplay(new Replay(TlaTools.ofProgram(), LIMIT), model(name));
    }

    private static Model model(String name) {
        return Manifest.ofProgram().named(name);
    }

    /** The schedule as the command makes it. */
    static LabSchedule schedule(String name, LabelTable labels) {
        ModelRun run = run(name);
        return ScheduleExtraction.of(Reordering.isNeeded(run) ? new Reordering(replay(name)).of(run) : run, labels);
    }
}
