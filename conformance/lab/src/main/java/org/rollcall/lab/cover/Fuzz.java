package org.rollcall.lab.cover;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.rollcall.lab.guest.LabException;
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

    private record Drawn(Setting setting, List<Step> steps) {}

    private final KernelUnderTest kernel;
    private final List<DrivenMachine> machines;
    private final Random random;
    private final BooleanSupplier goesOn;
    /** What was forced, and all that it begins with. */
    private final Set<Drawn> known = new HashSet<>();

    private volatile Findings findings = Findings.NONE;

    /** @param goesOn whether there is time left; what is not decided by its end is left out */
    public Fuzz(
            KernelUnderTest kernel,
            LabelTable labels,
            ModuleText module,
            List<Setting> settings,
            long seed,
            BooleanSupplier goesOn) {
        this.kernel = kernel;
        this.random = new Random(seed);
        this.goesOn = goesOn;
        this.machines = settings.stream()
                .map(setting -> new DrivenMachine(setting, labels, module))
                .toList();
    }

    /** Goes on as long as it may. */
    public void run(Consumer<String> progress) {
        while (goesOn.getAsBoolean()) {
            DrivenMachine driven = machines.get(random.nextInt(machines.size()));
            Schedule way = walk(driven);
            if (!way.steps().isEmpty() && isNew(driven.setting(), way)) {
                progress.accept(findings.schedules() + " schedules, "
                        + findings.differences().size() + " differences; "
                        + driven.setting().name() + ": " + way.steps().size() + " steps");
                take(driven, way);
            }
        }
    }

    /** What was found so far, for any thread. */
    public Findings findings() {
        return findings;
    }

    /** What another schedule begins with shows nothing new. */
    private boolean isNew(Setting setting, Schedule way) {
        List<Step> steps = way.steps();
        boolean first = known.add(new Drawn(setting, steps));
        for (int end = 1; end < steps.size(); end++) {
            known.add(new Drawn(setting, List.copyOf(steps.subList(0, end))));
        }
        return first;
    }

    private void take(DrivenMachine driven, Schedule way) {
        Optional<ReplayLab.Result> first = force(driven, way);
        Optional<ReplayLab.Result> last = first.isPresent() && !isTaken(first.get()) ? force(driven, way) : first;
        if (last.isPresent()) {
            findings = findings.with(driven.setting(), last.get());
            if (!isTaken(last.get())) {
                findings = findings.with(shrunk(driven, way, last.get()));
            } else if (!last.equals(first)) {
                findings = findings.withUnsteady(); // the host, not the kernel: it is taken the second time
            }
        }
    }

    private static boolean isTaken(ReplayLab.Result result) {
        return result.verdict() instanceof Verdict.Confirmed;
    }

    /** Empty if the time is over by then: a wait that was cut short says nothing. A guest that cannot be run is tried twice. */
    private Optional<ReplayLab.Result> force(DrivenMachine driven, Schedule way) {
        for (boolean again = false; goesOn.getAsBoolean(); again = true) {
            try {
                ReplayLab.Result result = kernel.run(driven.schedule(way));
                return isTaken(result) || goesOn.getAsBoolean() ? Optional.of(result) : Optional.empty();
            } catch (LabException failure) {
                if (again && goesOn.getAsBoolean()) {
                    throw failure;
                }
            }
        }
        return Optional.empty();
    }

    private Difference shrunk(DrivenMachine driven, Schedule way, ReplayLab.Result differs) {
        int[] tries = {0};
        ReplayLab.Result[] shown = {differs};
        Schedule smallest = way.shrink(driven.machine(), shorter -> {
            if (shorter.steps().isEmpty() || !driven.takes(shorter) || tries[0]++ >= MOST_TRIES) {
                return false;
            }
            Optional<ReplayLab.Result> result = force(driven, shorter).filter(each -> !isTaken(each));
            result.ifPresent(each -> shown[0] = each);
            return result.isPresent();
        });
        return new Difference(driven.setting().name(), smallest, shown[0], driven.behaviour(smallest));
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
}
