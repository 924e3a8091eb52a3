package org.rollcall.lab.cover;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.rollcall.lab.replay.LabelTable;
import org.rollcall.lab.replay.ReplayLab;
import org.rollcall.lab.replay.Verdict;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.spec.ModuleText;

/** Random schedules, forced on a kernel. */
public final class Fuzz {
    private static final int LONGEST = 40;

    /** A time-out of the kernel takes seconds: most schedules do without. */
    private static final int TIMEOUT_IN = 20;

    /** Schedules that are tried to shrink one. */
    private static final int MOST_TRIES = 40;

    private final KernelUnderTest kernel;
    private final List<DrivenMachine> machines;
    private final Random random;
    private final List<Difference> differences = new ArrayList<>();
    private long checks;
    private int schedules;
    private int unsteady;

    public Fuzz(KernelUnderTest kernel, LabelTable labels, ModuleText module, List<Setting> settings, long seed) {
        this.kernel = kernel;
        this.random = new Random(seed);
        this.machines = settings.stream()
                .map(setting -> new DrivenMachine(setting, labels, module))
                .toList();
    }

    /** Goes on as long as it may. */
    public void run(BooleanSupplier goesOn, Consumer<String> progress) {
        while (goesOn.getAsBoolean()) {
            DrivenMachine driven = machines.get(random.nextInt(machines.size()));
            Schedule way = walk(driven);
            if (!way.steps().isEmpty()) {
                progress.accept(driven.setting().name() + ": " + way.steps().size() + " steps");
                take(driven, way);
            }
        }
    }

    private void take(DrivenMachine driven, Schedule way) {
        ReplayLab.Result result = kernel.run(driven.schedule(way));
        schedules++;
        checks += Checks.of(result);
        if (result.verdict() instanceof Verdict.Confirmed) {
            return;
        }
        ReplayLab.Result again = kernel.run(driven.schedule(way));
        if (again.verdict() instanceof Verdict.Confirmed) {
            unsteady++; // the host, not the kernel: the same schedule is taken the second time
            return;
        }
        Schedule smallest = shrunk(driven, way);
        ReplayLab.Result shown = kernel.run(driven.schedule(smallest));
        differences.add(new Difference(driven.setting().name(), smallest, shown, driven.behaviour(smallest)));
    }

    private Schedule shrunk(DrivenMachine driven, Schedule way) {
        int[] tries = {0};
        return way.shrink(
                driven.machine(),
                shorter -> !shorter.steps().isEmpty()
                        && tries[0]++ < MOST_TRIES
                        && !(kernel.run(driven.schedule(shorter)).verdict() instanceof Verdict.Confirmed));
    }

    Schedule walk(DrivenMachine driven) {
        List<Step> way = new ArrayList<>();
        State state = driven.machine().initial();
        boolean mayTimeOut = random.nextInt(TIMEOUT_IN) == 0;
        int length = 1 + random.nextInt(LONGEST);
        while (way.size() < length) {
            List<Step> steps = driven.steps(state).stream()
                    .filter(step -> mayTimeOut || !step.kind().specName().startsWith("Timeout"))
                    .toList();
            if (steps.isEmpty()) {
                break;
            }
            Step step = steps.get(random.nextInt(steps.size()));
            way.add(step);
            state = driven.machine().apply(state, step);
        }
        return new Schedule(way);
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

    /** Schedules that a kernel took the second time only. */
    public int unsteady() {
        return unsteady;
    }
}
