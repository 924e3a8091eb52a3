package org.rollcall.belief;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.message.CpuSet;

/**
 * A random run of a machine of 8 to 12 CPUs, and a few of them.
 *
 * @param large the machine
 * @param small the machine of the few CPUs
 * @param few 2 or 3 of its CPUs
 * @param projection onto these
 * @param steps what the large machine does
 * @param observations what is seen of the few CPUs meanwhile
 */
record LargeRun(
        Configuration large,
        Configuration small,
        CpuSet few,
        Projection projection,
        List<Step> steps,
        List<Observation> observations) {
    private static final int STEPS = 500;

    private static final Predicate<Step> TIMEOUTS =
            step -> step.kind() == StepKind.TIMEOUT_BT || step.kind() == StepKind.TIMEOUT_KG;

    private static final Predicate<Step> ENDS =
            step -> step.kind() == StepKind.LONG_HARD_WINDOW_END || step.kind() == StepKind.LONG_IRQ_OFF_END;

    /** What a run may be. */
    enum Roll {
        /** One kind of roll call, and the few CPUs are all that ask or enter the debugger. */
        CALL,
        /** The same, of NMI requests, and some CPUs are late. */
        LATE_ANSWERS,
        /** Any CPU may ask. */
        BY_ANYBODY,
        /** Requests and entries. */
        OF_BOTH_KINDS
    }

    /** Runs that shrink: to fewer steps, and to the plainest machine. */
    static Arbitrary<LargeRun> any(Roll roll) {
        return Combinators.combine(Choices.lists(12), Choices.lists(60), Choices.lists(3 * STEPS))
                .as((cpus, machine, run) -> of(Choices.of(cpus), () -> Choices.of(machine), Choices.of(run), roll));
    }

    static LargeRun ofSeed(long seed, Roll roll) {
        return of(Choices.ofSeed(seed), () -> Choices.ofSeed(~seed), Choices.ofSeed(-seed), roll);
    }

    /** {@code machine} gives the same choices each time. */
    private static LargeRun of(Choices cpus, Supplier<Choices> machine, Choices run, Roll roll) {
        CpuSet all = CpuSet.range(0, 7 + cpus.below(5));
        CpuSet few = some(cpus, all, 2 + cpus.below(2));
        CpuSet asking = some(cpus, roll == Roll.BY_ANYBODY ? all : few, 1 + cpus.below(2));
        Configuration large = configuration(machine.get(), all, asking, Projection.onto(all), roll);
        Configuration small = configuration(machine.get(), all, asking, Projection.onto(few), roll);
        return run(large, small, Projection.onto(few), few, run);
    }

    /** The step as the small machine takes it, if one of its CPUs takes it and only those are sent to. */
    static Optional<Step> project(Step step, CpuSet few, Projection projection) {
        boolean names = step.kind().hasArgument() && !step.kind().takesSgi();
        if (!few.contains(step.cpu()) || names && !few.contains(step.argument())) {
            return Optional.empty();
        }
        int argument = names ? projection.cpu(step.argument()) : step.argument();
        return Optional.of(new Step(step.kind(), projection.cpu(step.cpu()), argument));
    }

    private static Configuration configuration(Choices choices, CpuSet all, CpuSet asking, Projection of, Roll roll) {
        boolean answers = roll == Roll.LATE_ANSWERS;
        boolean nmi = answers || choices.oneIn(2);
        boolean debugger = !answers && choices.oneIn(2);
        boolean both = roll == Roll.OF_BOTH_KINDS;
        CpuSet targets = choices.oneIn(2) ? all : some(choices, all, 1 + choices.below(all.size()));
        CpuSet late = some(choices, all, choices.below(all.size() / 2));
        Configuration configuration = Configuration.of(choices.of(KernelVersion.values()), of.size())
                .withNmi(part -> part.withNmiChip(nmi).withPrioMask(nmi || choices.oneIn(2)))
                .withBacktrace(backtrace -> backtrace.withPrintLock(choices.oneIn(2)))
                .withDebugger(part -> part.withDbgEntry(choices.of(DbgEntry.values())))
                .withBacktrace(backtrace -> backtrace.withMaxBt(debugger && !both ? 0 : 1 + choices.below(2)))
                .withDebugger(part -> part.withMaxKg(debugger || both ? 1 + choices.below(2) : 0))
                .withBacktrace(backtrace -> backtrace.withRequesters(of.chosen(asking)))
                .withDebugger(part -> part.withMasters(of.chosen(asking)))
                .withBacktrace(backtrace -> backtrace.withBtTargets(of.chosen(targets)))
                .withHotplug(hotplug ->
                        hotplug.withOffline(of.chosen(some(choices, all.without(asking), choices.below(3)))));
        return switch (answers ? 1 : choices.below(6)) {
            case 0 -> configuration.with(Habit.STUCK, of.chosen(late));
            case 1 -> configuration.with(Habit.LONG_HARD, of.chosen(late));
            case 2 -> configuration.with(Habit.LONG_OFF, of.chosen(late));
            case 3 -> configuration.with(Habit.MASKS, of.chosen(late));
            case 4 -> configuration.with(Habit.WINDOWS, of.chosen(late));
            default -> configuration.with(Habit.IDLERS, of.chosen(late));
        };
    }

    private static CpuSet some(Choices choices, CpuSet of, int count) {
        return CpuSet.of(choices.some(of.stream().boxed().toList(), count).stream()
                .mapToInt(Integer::intValue)
                .toArray());
    }

    private static LargeRun run(
            Configuration large, Configuration small, Projection projection, CpuSet few, Choices choices) {
        var machine = new Machine(large);
        var visibility = new Visibility(small);
        List<Step> taken = new ArrayList<>();
        List<Observation> seen = new ArrayList<>();
        State s = machine.initial();
        for (int i = 0; i < STEPS && !choices.areOver(); i++) {
            List<Step> steps =
                    machine.enabled(s).stream().filter(visibility::mayBeUnseen).toList();
            if (steps.isEmpty()) {
                break;
            }
            Step step = pick(steps, choices);
            s = machine.apply(s, step);
            taken.add(step);
            if (TIMEOUTS.test(step)) {
                seen.add(new Observation.WaitOver(i));
            } else {
                int line = i;
                project(step, few, projection)
                        .filter(shown -> !visibility.isHidden(shown))
                        .ifPresent(shown -> seen.add(new Observation.Taken(shown, line)));
            }
            int cpu = choices.below(large.cpus());
            if (few.contains(cpu) && Belief.showsInDebugger(s, cpu, true)) {
                seen.add(new Observation.InDebugger(projection.cpu(cpu), i));
            } else if (few.contains(cpu) && Belief.showsInDebugger(s, cpu, false)) {
                seen.add(new Observation.NotInDebugger(projection.cpu(cpu), i));
            }
        }
        return new LargeRun(large, small, few, projection, taken, seen);
    }

    /** A time-out is taken where it can be, and a late CPU mostly stays late: or few would run into a time-out. */
    private static Step pick(List<Step> steps, Choices choices) {
        List<Step> likely = steps.stream().filter(TIMEOUTS).toList();
        if (likely.isEmpty()) {
            likely = steps.stream().filter(ENDS.negate()).toList();
        }
        List<Step> from = likely.isEmpty() || choices.oneIn(12) ? steps : likely;
        return choices.oneOf(from);
    }
}
