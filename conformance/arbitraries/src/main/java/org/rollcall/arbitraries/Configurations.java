package org.rollcall.arbitraries;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.rollcall.cpu.EoiMode;
import org.rollcall.cpu.GicHandleIrq;
import org.rollcall.cpu.PriorityConstants;
import org.rollcall.gic.SecurityConfiguration;
import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.Timeouts;
import org.rollcall.kernel.Variant;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Platform;

/** Configurations of the machine, without mutations. */
public final class Configurations {
    private Configurations() {}

    /** Any configuration of a machine with this many CPUs. */
    public static Arbitrary<Configuration> between(int fewest, int most) {
        return Combinators.combine(
                        Arbitraries.of(Variant.class), Arbitraries.integers().between(fewest, most))
                .as(Configuration::of)
                .flatMap(Configurations::switched)
                .flatMap(Configurations::masked)
                .flatMap(Configurations::asked)
                .flatMap(Configurations::plugged);
    }

    /** Any platform; none of them is observable to the protocol. */
    public static Arbitrary<Platform> platforms() {
        return Combinators.combine(
                        Arbitraries.of(PriorityConstants.class),
                        Arbitraries.of(SecurityConfiguration.class),
                        Arbitraries.of(GicHandleIrq.class),
                        Arbitraries.of(EoiMode.class))
                .as(Platform::new);
    }

    private static Arbitrary<Configuration> switched(Configuration c) {
        return Combinators.combine(
                        flag(),
                        flag(),
                        flag(),
                        flag(),
                        Arbitraries.of(Timeouts.class),
                        Arbitraries.of(DbgEntry.class),
                        flag(),
                        platforms())
                .as((nmi, masking, lock, btc, timeouts, entry, urgent, platform) -> c.withNmiChip(nmi)
                        .withPrioMask(nmi || masking)
                        .withPrintLock(lock)
                        .withBtc(btc)
                        .withTimeouts(timeouts)
                        .withDbgEntry(entry)
                        .withUrgent(urgent)
                        .withPlatform(platform));
    }

    private static Arbitrary<Configuration> masked(Configuration c) {
        Arbitrary<CpuMask> cpus = CpuMasks.of(c.cpus());
        return Combinators.combine(cpus, cpus, cpus, cpus, cpus, cpus, cpus)
                .as((masks, stuck, windows, longOff, longHard, idlers, suspenders) -> c.withMasks(masks)
                        .withStuck(stuck)
                        .withWindows(windows)
                        .withLongOff(longOff)
                        .withLongHard(longHard)
                        .withIdlers(idlers)
                        .withSuspenders(suspenders));
    }

    private static Arbitrary<Configuration> asked(Configuration c) {
        Arbitrary<CpuMask> cpus = CpuMasks.of(c.cpus());
        Arbitrary<Integer> count = Arbitraries.integers().between(0, 3);
        return Combinators.combine(cpus, cpus, cpus, count, count, cpus, cpus, cpus)
                .as((requesters, targets, masters, maxBt, maxKg, printers, consoles, prepOk) -> c.withRequesters(
                                requesters)
                        .withBtTargets(targets)
                        .withMasters(masters)
                        .withMaxBt(maxBt)
                        .withMaxKg(maxKg)
                        .withPrinters(printers)
                        .withConsoles(consoles)
                        .withPrepOk(prepOk));
    }

    private static Arbitrary<Configuration> plugged(Configuration c) {
        Arbitrary<CpuMask> cpus = CpuMasks.of(c.cpus());
        return Combinators.combine(cpus, cpus, cpus)
                .as((offline, unplug, stoppers) ->
                        c.withOffline(offline.without(0)).withUnplug(unplug).withStoppers(stoppers));
    }

    private static Arbitrary<Boolean> flag() {
        return Arbitraries.of(false, true);
    }
}
