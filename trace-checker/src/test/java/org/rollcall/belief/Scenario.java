package org.rollcall.belief;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.Variant;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuSet;
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

    static Scenario of(long seed) {
        var random = new Random(seed);
        Configuration configuration = configuration(random);
        List<Observation> seen = run(configuration, random);
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            change(seen, configuration.cpus(), random);
        }
        return new Scenario(configuration, seen);
    }

    static Configuration configuration(Random random) {
        int cpus = 2 + random.nextInt(2);
        boolean debugger = random.nextInt(3) == 0;
        boolean nmi = random.nextBoolean();
        Configuration configuration = Configuration.of(Variant.values()[random.nextInt(4)], cpus)
                .withNmiChip(nmi)
                .withPrioMask(nmi || random.nextBoolean())
                .withPrintLock(random.nextBoolean())
                .withDbgEntry(DbgEntry.values()[random.nextInt(DbgEntry.values().length)])
                .withMaxBt(debugger && random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(2))
                .withMaxKg(debugger ? 1 : 0)
                .withBtTargets(random.nextInt(3) == 0 ? some(random, cpus) : CpuSet.first(cpus))
                .withRequesters(random.nextBoolean() ? CpuSet.of(0) : some(random, cpus))
                .withMasters(CpuSet.of(random.nextInt(cpus)));
        if (random.nextInt(4) == 0) {
            configuration = configuration.withOffline(CpuSet.of(cpus - 1));
        }
        CpuSet one = CpuSet.of(random.nextInt(cpus));
        return switch (random.nextInt(6)) {
            case 0 -> configuration.withStuck(one);
            case 1 -> configuration.withLongHard(one);
            case 2 -> configuration.withLongOff(one);
            case 3 -> configuration.withMasks(one);
            case 4 -> configuration.withWindows(one);
            default -> configuration;
        };
    }

    private static CpuSet some(Random random, int cpus) {
        return new CpuSet(1 + random.nextInt((1 << cpus) - 1));
    }

    private static List<Observation> run(Configuration configuration, Random random) {
        var machine = new Machine(configuration);
        var visibility = new Visibility(configuration);
        List<Observation> seen = new ArrayList<>();
        State s = machine.initial();
        for (int i = 0; i < STEPS; i++) {
            List<Step> steps =
                    machine.enabled(s).stream().filter(visibility::mayBeUnseen).toList();
            if (steps.isEmpty()) {
                break;
            }
            Step step = steps.get(random.nextInt(steps.size()));
            int line = seen.size() + 1;
            if (step.kind() == StepKind.TIMEOUT_BT) {
                seen.add(new Observation.WaitOver(line));
            } else if (!visibility.isHidden(step)) {
                seen.add(random.nextInt(20) == 0 ? new Observation.Cut(line) : new Observation.Taken(step, line));
            }
            s = machine.apply(s, step);
            int cpu = random.nextInt(configuration.cpus());
            if (random.nextInt(3) == 0 && ExactBelief.isShown(s, cpu, true)) {
                seen.add(new Observation.InDebugger(cpu, line));
            } else if (random.nextInt(3) == 0 && ExactBelief.isShown(s, cpu, false)) {
                seen.add(new Observation.NotInDebugger(cpu, line));
            }
        }
        return seen;
    }

    private static void change(List<Observation> seen, int cpus, Random random) {
        if (seen.isEmpty()) {
            return;
        }
        int at = random.nextInt(seen.size());
        switch (random.nextInt(4)) {
            case 0 -> seen.remove(at);
            case 1 -> seen.add(random.nextInt(seen.size() + 1), seen.get(at));
            case 2 -> Collections.swap(seen, at, random.nextInt(seen.size()));
            default -> seen.set(at, ofAnother(seen.get(at), random.nextInt(cpus)));
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
