package org.rollcall.lab.cover;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.rollcall.lab.replay.LabelTable;
import org.rollcall.lab.replay.ReplayLab;
import org.rollcall.lab.replay.Verdict;
import org.rollcall.machine.Schedule;
import org.rollcall.spec.ModuleText;

/** Schedules that together take every step of the model with every outcome, forced on a kernel. */
public final class Cover {
    /** What was seen so far. */
    private final Set<String> all = new TreeSet<>();

    private final Set<String> covered = new TreeSet<>();
    private final List<Difference> differences = new ArrayList<>();
    private final KernelUnderTest kernel;
    private final LabelTable labels;
    private final ModuleText module;
    private volatile String standing = "";
    private long checks;
    private int schedules;

    public Cover(KernelUnderTest kernel, LabelTable labels, ModuleText module) {
        this.kernel = kernel;
        this.labels = labels;
        this.module = module;
    }

    /** Covers what a setting has and no earlier one. */
    public void run(Setting setting, Consumer<String> progress) {
        var driven = new DrivenMachine(setting, labels, module);
        var graph = new OutcomeGraph(driven);
        Set<String> open = new TreeSet<>(graph.outcomes());
        open.removeAll(all);
        all.addAll(graph.outcomes());
        for (Schedule way = graph.covering(open); !way.steps().isEmpty(); way = graph.covering(open)) {
            standing = covered.size() + " of the " + all.size() + " outcomes so far, " + differences.size()
                    + " differences";
            progress.accept(setting.name() + ": " + open.size() + " outcomes left, "
                    + way.steps().size() + " steps");
            ReplayLab.Result result = result(driven, way);
            List<String> outcomes = graph.outcomes(way);
            int taken = taken(result.verdict(), outcomes.size());
            checks += Checks.of(result);
            covered.addAll(outcomes.subList(0, taken));
            open.removeAll(outcomes.subList(0, taken));
            if (taken < outcomes.size()) {
                Schedule to = new Schedule(way.steps().subList(0, taken + 1));
                differences.add(new Difference(setting.name(), to, result, driven.behaviour(to)));
                graph.avoid(to);
            }
        }
    }

    /** Of a schedule that is not taken, what came of it the second time: a busy host makes a kernel late. */
    private ReplayLab.Result result(DrivenMachine driven, Schedule way) {
        schedules++;
        ReplayLab.Result first = kernel.run(driven.schedule(way));
        return first.verdict() instanceof Verdict.Confirmed ? first : kernel.run(driven.schedule(way));
    }

    /** How many steps were taken as the model says. */
    static int taken(Verdict verdict, int all) {
        if (verdict instanceof Verdict.Diverged diverged) {
            return diverged.step() - 1;
        } else if (verdict instanceof Verdict.NotReached lost) {
            return lost.step() - 1;
        } else if (verdict instanceof Verdict.CheckFailed failed) {
            return failed.step() - 1;
        }
        return all;
    }

    /** What was covered so far, in words and for any thread. */
    public String standing() {
        return standing;
    }

    /** Names of all outcomes that the settings have. */
    public Set<String> all() {
        return Collections.unmodifiableSet(all);
    }

    /** Those that a kernel has taken. */
    public Set<String> covered() {
        return Collections.unmodifiableSet(covered);
    }

    public List<Difference> differences() {
        return Collections.unmodifiableList(differences);
    }

    /** Predictions that were compared and held. */
    public long checks() {
        return checks;
    }

    public int schedules() {
        return schedules;
    }
}
