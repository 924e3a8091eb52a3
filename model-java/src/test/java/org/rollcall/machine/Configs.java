package org.rollcall.machine;

import java.util.Random;
import java.util.stream.Stream;
import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.Timeouts;
import org.rollcall.kernel.Variant;

/** Configurations that between them use every feature, and walks through them. */
final class Configs {
    private Configs() {}

    static Stream<Configuration> rich(int cpus) {
        CpuMask all = CpuMask.first(cpus);
        return Stream.of(Variant.values())
                .flatMap(variant -> Stream.of(false, true)
                        .map(on ->
                                Configuration.of(variant, cpus).withNmiChip(on).withUrgent(on)))
                .map(c -> c.withMasks(all)
                        .withStuck(all)
                        .withWindows(all)
                        .withLongOff(all)
                        .withLongHard(all)
                        .withRequesters(all)
                        .withMasters(all)
                        .withMaxBt(2)
                        .withMaxKg(3)
                        .withOffline(CpuMask.of(cpus - 1))
                        .withUnplug(all)
                        .withPrintLock(true)
                        .withPrinters(all)
                        .withConsoles(all)
                        .withIdlers(all)
                        .withStoppers(all)
                        .withSuspenders(all)
                        .withBtc(true)
                        .withDbgEntry(DbgEntry.OOPS)
                        .withTimeouts(Timeouts.ANY)
                        .withUrgent(false));
    }

    /** The states on a random walk of this length. */
    static Stream<State> walk(Machine machine, long seed, int length) {
        Random random = new Random(seed);
        return Stream.iterate(machine.initial(), s -> {
                    var steps = machine.enabled(s);
                    return steps.isEmpty() ? s : machine.apply(s, steps.get(random.nextInt(steps.size())));
                })
                .limit(length);
    }
}
