package org.rollcall.belief;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.Variant;
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
 * @param few 3 to 5 of its CPUs
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

    static LargeRun of(long seed, Roll roll) {
        var random = new Random(seed);
        CpuSet all = CpuSet.range(0, 7 + random.nextInt(5));
        CpuSet few = some(random, all, 3 + random.nextInt(3));
        CpuSet asking = some(random, roll == Roll.BY_ANYBODY ? all : few, 1 + random.nextInt(2));
        long next = random.nextLong();
        Configuration large = configuration(new Random(next), all, asking, Projection.onto(all), roll);
        Configuration small = configuration(new Random(next), all, asking, Projection.onto(few), roll);
        return run(large, small, Projection.onto(few), few, random);
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

    private static Configuration configuration(Random random, CpuSet all, CpuSet asking, Projection of, Roll roll) {
        boolean answers = roll == Roll.LATE_ANSWERS;
        boolean nmi = answers || random.nextBoolean();
        boolean debugger = !answers && random.nextBoolean();
        boolean both = roll == Roll.OF_BOTH_KINDS;
        CpuSet targets = random.nextBoolean() ? all : some(random, all, 1 + random.nextInt(all.size()));
        CpuSet late = some(random, all, random.nextInt(all.size() / 2));
        Configuration configuration = Configuration.of(Variant.values()[random.nextInt(4)], of.size())
                .withNmiChip(nmi)
                .withPrioMask(nmi || random.nextBoolean())
                .withPrintLock(random.nextBoolean())
                .withDbgEntry(DbgEntry.values()[random.nextInt(DbgEntry.values().length)])
                .withMaxBt(debugger && !both ? 0 : 1 + random.nextInt(2))
                .withMaxKg(debugger || both ? 1 + random.nextInt(2) : 0)
                .withRequesters(of.chosen(asking))
                .withMasters(of.chosen(asking))
                .withBtTargets(of.chosen(targets))
                .withOffline(of.chosen(some(random, all.without(asking), random.nextInt(3))));
        return switch (answers ? 1 : random.nextInt(6)) {
            case 0 -> configuration.withStuck(of.chosen(late));
            case 1 -> configuration.withLongHard(of.chosen(late));
            case 2 -> configuration.withLongOff(of.chosen(late));
            case 3 -> configuration.withMasks(of.chosen(late));
            case 4 -> configuration.withWindows(of.chosen(late));
            default -> configuration.withIdlers(of.chosen(late));
        };
    }

    private static CpuSet some(Random random, CpuSet of, int count) {
        return CpuSet.of(random.ints(0, of.stream().max().orElseThrow() + 1)
                .filter(of::contains)
                .distinct()
                .limit(count)
                .toArray());
    }

    private static LargeRun run(
            Configuration large, Configuration small, Projection projection, CpuSet few, Random random) {
        var machine = new Machine(large);
        var visibility = new Visibility(small);
        List<Step> taken = new ArrayList<>();
        List<Observation> seen = new ArrayList<>();
        State s = machine.initial();
        for (int i = 0; i < STEPS; i++) {
            List<Step> steps =
                    machine.enabled(s).stream().filter(visibility::mayBeUnseen).toList();
            if (steps.isEmpty()) {
                break;
            }
            Step step = pick(steps, random);
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
            int cpu = random.nextInt(large.cpus());
            if (few.contains(cpu) && ExactBelief.isShown(s, cpu, true)) {
                seen.add(new Observation.InDebugger(projection.cpu(cpu), i));
            } else if (few.contains(cpu) && ExactBelief.isShown(s, cpu, false)) {
                seen.add(new Observation.NotInDebugger(projection.cpu(cpu), i));
            }
        }
        return new LargeRun(large, small, few, projection, taken, seen);
    }

    /** A time-out is taken where it can be, and a late CPU mostly stays late: or few would run into a time-out. */
    private static Step pick(List<Step> steps, Random random) {
        List<Step> likely = steps.stream().filter(TIMEOUTS).toList();
        if (likely.isEmpty()) {
            likely = steps.stream().filter(ENDS.negate()).toList();
        }
        List<Step> from = likely.isEmpty() || random.nextInt(12) == 0 ? steps : likely;
        return from.get(random.nextInt(from.size()));
    }
}
