package org.rollcall.belief;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;

/**
 * What a random run of a small machine shows, then perhaps changed: an observation dropped, doubled, moved, or said of another CPU.
 *
 * @param configuration the machine
 * @param observations what is seen of it, in order
 */
record Scenario(Configuration configuration, List<Observation> observations) {
    private static final int STEPS = 90;

    /** Scenarios that shrink: to fewer steps and changes, and to the plainest machine. */
    static Arbitrary<Scenario> any() {
        return Combinators.combine(Choices.lists(20), Choices.lists(4 * STEPS), Choices.lists(9))
                .as((machine, run, changes) -> of(Choices.of(machine), Choices.of(run), Choices.of(changes)));
    }

    static Scenario ofSeed(long seed) {
        Choices choices = Choices.ofSeed(seed);
        return of(choices, choices, choices);
    }

    private static Scenario of(Choices machine, Choices run, Choices changes) {
        Configuration configuration = configuration(machine);
        List<Observation> seen = run(configuration, run);
        for (int left = changes.below(3); left > 0; left--) {
            change(seen, configuration.cpus(), changes);
        }
        return new Scenario(configuration, seen);
    }

    private static Configuration configuration(Choices choices) {
        int cpus = 2 + choices.below(2);
        boolean debugger = choices.oneIn(3);
        boolean nmi = choices.oneIn(2);
        Configuration configuration = Configuration.of(choices.of(KernelVersion.values()), cpus)
                .withNmi(part -> part.withNmiChip(nmi).withPrioMask(nmi || choices.oneIn(2)))
                .withBacktrace(backtrace -> backtrace.withPrintLock(choices.oneIn(2)))
                .withDebugger(part -> part.withDbgEntry(choices.of(DbgEntry.values())))
                .withBacktrace(
                        backtrace -> backtrace.withMaxBt(debugger && choices.below(3) > 0 ? 0 : 1 + choices.below(2)))
                .withDebugger(part -> part.withMaxKg(debugger ? 1 : 0))
                .withBacktrace(backtrace -> backtrace
                        .withBtTargets(choices.oneIn(3) ? some(choices, cpus) : CpuMask.first(cpus))
                        .withRequesters(choices.oneIn(2) ? some(choices, cpus) : CpuMask.of(0)))
                .withDebugger(part -> part.withMasters(CpuMask.of(choices.below(cpus))));
        if (choices.oneIn(4)) {
            configuration = configuration.withHotplug(hotplug -> hotplug.withOffline(CpuMask.of(cpus - 1)));
        }
        CpuMask one = CpuMask.of(choices.below(cpus));
        return switch (choices.below(6)) {
            case 1 -> configuration.with(Habit.STUCK, one);
            case 2 -> configuration.with(Habit.LONG_HARD, one);
            case 3 -> configuration.with(Habit.LONG_OFF, one);
            case 4 -> configuration.with(Habit.MASKS, one);
            case 5 -> configuration.with(Habit.WINDOWS, one);
            default -> configuration;
        };
    }

    private static CpuMask some(Choices choices, int cpus) {
        return new CpuMask(1 + choices.below((1 << cpus) - 1));
    }

    private static List<Observation> run(Configuration configuration, Choices choices) {
        var machine = new Machine(configuration);
        var visibility = new Visibility(configuration);
        List<Observation> seen = new ArrayList<>();
        State s = machine.initial();
        for (int i = 0; i < STEPS && !choices.areOver(); i++) {
            List<Step> steps =
                    machine.enabled(s).stream().filter(visibility::mayBeUnseen).toList();
            if (steps.isEmpty()) {
                break;
            }
            Step step = choices.oneOf(steps);
            int line = seen.size() + 1;
            if (step.kind() == StepKind.TIMEOUT_BT) {
                seen.add(new Observation.WaitOver(line));
            } else if (!visibility.isHidden(step)) {
                seen.add(choices.oneIn(20) ? new Observation.Cut(line) : new Observation.Taken(step, line));
            }
            s = machine.apply(s, step);
            int cpu = choices.below(configuration.cpus());
            if (choices.oneIn(3) && Belief.showsInDebugger(s, cpu, true)) {
                seen.add(new Observation.InDebugger(cpu, line));
            } else if (choices.oneIn(3) && Belief.showsInDebugger(s, cpu, false)) {
                seen.add(new Observation.NotInDebugger(cpu, line));
            }
        }
        return seen;
    }

    private static void change(List<Observation> seen, int cpus, Choices choices) {
        if (seen.isEmpty()) {
            return;
        }
        int at = choices.below(seen.size());
        switch (choices.below(4)) {
            case 0 -> seen.remove(at);
            case 1 -> seen.add(choices.below(seen.size() + 1), seen.get(at));
            case 2 -> Collections.swap(seen, at, choices.below(seen.size()));
            default -> seen.set(at, ofAnother(seen.get(at), choices.below(cpus)));
        }
    }

    private static Observation ofAnother(Observation seen, int cpu) {
        if (seen instanceof Observation.Taken taken) {
            Step step = taken.step();
            return new Observation.Taken(new Step(step.kind(), cpu, step.argument()), taken.line());
        } else if (seen instanceof Observation.InDebugger in) {
            return new Observation.InDebugger(cpu, in.line());
        } else if (seen instanceof Observation.NotInDebugger out) {
            return new Observation.NotInDebugger(cpu, out.line());
        }
        return seen;
    }
}
