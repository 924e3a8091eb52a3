package org.rollcall.machine;

import java.util.function.Consumer;
import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.Timeouts;
import org.rollcall.kernel.Variables;
import org.rollcall.kernel.Variant;

/**
 * The constants of {@code IpiNmi.tla}, by the same names, and the platform that only the registers know.
 *
 * @param cpus how many CPUs, 1..64
 * @param variant which kernel
 * @param nmiChip {@code gic_supports_nmi()}: an interrupt line may be requested as NMI
 * @param prioMask {@code system_uses_irq_prio_masking()}: local_irq_disable() writes PMR
 * @param prepOk CPUs whose prepare_percpu_nmi() succeeds
 * @param stuck CPUs that may lock up with interrupts disabled, for ever
 * @param masks CPUs whose task may disable interrupts for a short time
 * @param windows CPUs that may be hard-masked for a short time
 * @param longOff CPUs that may have interrupts off for longer than a time-out
 * @param longHard CPUs that may be hard-masked for longer than a time-out
 * @param requesters CPUs that may ask for a backtrace
 * @param btTargets the mask that the caller of nmi_trigger_cpumask_backtrace() passes
 * @param maxBt number of backtrace requests, 0..15
 * @param masters CPUs that may hit a breakpoint
 * @param maxKg number of debugger entries, 0..15
 * @param dbgEntry how the debugger is entered
 * @param offline CPUs that are offline at first and may come up
 * @param unplug CPUs that may be taken offline
 * @param printLock the NMI handler takes the printk CPU lock (kernels since v5.15)
 * @param printers CPUs whose task may print a stack, which holds that lock
 * @param consoles CPUs whose task may hold the console lock
 * @param idlers CPUs that may go idle (WFI)
 * @param stoppers CPUs that may panic and stop the others
 * @param suspenders CPUs that may be suspended by firmware
 * @param btc the user of the debugger may ask for the stacks of the slaves
 * @param timeouts when a time-out may fire
 * @param urgent a deliverable interrupt is taken before the next task step
 * @param mut the mutation, {@link Mutation#NONE} for the protocol as it is
 * @param platform the registers' world: priorities, security, EOI mode; unobservable to the protocol
 */
public record Configuration(
        int cpus,
        Variant variant,
        boolean nmiChip,
        boolean prioMask,
        CpuMask prepOk,
        CpuMask stuck,
        CpuMask masks,
        CpuMask windows,
        CpuMask longOff,
        CpuMask longHard,
        CpuMask requesters,
        CpuMask btTargets,
        int maxBt,
        CpuMask masters,
        int maxKg,
        DbgEntry dbgEntry,
        CpuMask offline,
        CpuMask unplug,
        boolean printLock,
        CpuMask printers,
        CpuMask consoles,
        CpuMask idlers,
        CpuMask stoppers,
        CpuMask suspenders,
        boolean btc,
        Timeouts timeouts,
        boolean urgent,
        Mutation mut,
        Platform platform) {
    /** Checks that every set names CPUs of the machine and every count fits its counter. */
    public Configuration {
        long named = prepOk.bits()
                | stuck.bits()
                | masks.bits()
                | windows.bits()
                | longOff.bits()
                | longHard.bits()
                | requesters.bits()
                | btTargets.bits()
                | masters.bits()
                | offline.bits()
                | unplug.bits()
                | printers.bits()
                | consoles.bits()
                | idlers.bits()
                | stoppers.bits()
                | suspenders.bits();
        if (cpus < 1 || cpus > CpuMask.MAX_CPUS || new CpuMask(named).length() > cpus) {
            throw new IllegalArgumentException("a set names a CPU beyond the " + cpus + " of the machine (1..64)");
        }
        if (maxBt < 0 || maxBt > Variables.MAX_COUNT || maxKg < 0 || maxKg > Variables.MAX_COUNT) {
            throw new IllegalArgumentException("maxBt and maxKg are 0 to " + Variables.MAX_COUNT);
        }
    }

    /**
     * A machine with usable pseudo-NMI and nothing in its way: CPU 0 may ask for one backtrace of all CPUs, CPU 1 may hit
     * one breakpoint; time-outs fair, delivery urgent.
     */
    public static Configuration of(Variant variant, int cpus) {
        return new Configuration(
                cpus,
                variant,
                true,
                true,
                CpuMask.first(cpus),
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                CpuMask.of(0),
                CpuMask.first(cpus),
                1,
                CpuMask.of(Math.min(1, cpus - 1)),
                1,
                DbgEntry.BRK,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                false,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                false,
                Timeouts.FAIR,
                true,
                Mutation.NONE,
                Platform.of(variant));
    }

    /** With {@code variant}. */
    public Configuration withVariant(Variant variant) {
        return with(draft -> draft.variant = variant);
    }

    /** With {@code nmiChip}. */
    public Configuration withNmiChip(boolean nmiChip) {
        return with(draft -> draft.nmiChip = nmiChip);
    }

    /** With {@code prioMask}. */
    public Configuration withPrioMask(boolean prioMask) {
        return with(draft -> draft.prioMask = prioMask);
    }

    /** With {@code prepOk}. */
    public Configuration withPrepOk(CpuMask prepOk) {
        return with(draft -> draft.prepOk = prepOk);
    }

    /** With {@code stuck}. */
    public Configuration withStuck(CpuMask stuck) {
        return with(draft -> draft.stuck = stuck);
    }

    /** With {@code masks}. */
    public Configuration withMasks(CpuMask masks) {
        return with(draft -> draft.masks = masks);
    }

    /** With {@code windows}. */
    public Configuration withWindows(CpuMask windows) {
        return with(draft -> draft.windows = windows);
    }

    /** With {@code longOff}. */
    public Configuration withLongOff(CpuMask longOff) {
        return with(draft -> draft.longOff = longOff);
    }

    /** With {@code longHard}. */
    public Configuration withLongHard(CpuMask longHard) {
        return with(draft -> draft.longHard = longHard);
    }

    /** With {@code requesters}. */
    public Configuration withRequesters(CpuMask requesters) {
        return with(draft -> draft.requesters = requesters);
    }

    /** With {@code btTargets}. */
    public Configuration withBtTargets(CpuMask btTargets) {
        return with(draft -> draft.btTargets = btTargets);
    }

    /** With {@code maxBt}. */
    public Configuration withMaxBt(int maxBt) {
        return with(draft -> draft.maxBt = maxBt);
    }

    /** With {@code masters}. */
    public Configuration withMasters(CpuMask masters) {
        return with(draft -> draft.masters = masters);
    }

    /** With {@code maxKg}. */
    public Configuration withMaxKg(int maxKg) {
        return with(draft -> draft.maxKg = maxKg);
    }

    /** With {@code dbgEntry}. */
    public Configuration withDbgEntry(DbgEntry dbgEntry) {
        return with(draft -> draft.dbgEntry = dbgEntry);
    }

    /** With {@code offline}. */
    public Configuration withOffline(CpuMask offline) {
        return with(draft -> draft.offline = offline);
    }

    /** With {@code unplug}. */
    public Configuration withUnplug(CpuMask unplug) {
        return with(draft -> draft.unplug = unplug);
    }

    /** With {@code printLock}. */
    public Configuration withPrintLock(boolean printLock) {
        return with(draft -> draft.printLock = printLock);
    }

    /** With {@code printers}. */
    public Configuration withPrinters(CpuMask printers) {
        return with(draft -> draft.printers = printers);
    }

    /** With {@code consoles}. */
    public Configuration withConsoles(CpuMask consoles) {
        return with(draft -> draft.consoles = consoles);
    }

    /** With {@code idlers}. */
    public Configuration withIdlers(CpuMask idlers) {
        return with(draft -> draft.idlers = idlers);
    }

    /** With {@code stoppers}. */
    public Configuration withStoppers(CpuMask stoppers) {
        return with(draft -> draft.stoppers = stoppers);
    }

    /** With {@code suspenders}. */
    public Configuration withSuspenders(CpuMask suspenders) {
        return with(draft -> draft.suspenders = suspenders);
    }

    /** With {@code btc}. */
    public Configuration withBtc(boolean btc) {
        return with(draft -> draft.btc = btc);
    }

    /** With {@code timeouts}. */
    public Configuration withTimeouts(Timeouts timeouts) {
        return with(draft -> draft.timeouts = timeouts);
    }

    /** With {@code urgent}. */
    public Configuration withUrgent(boolean urgent) {
        return with(draft -> draft.urgent = urgent);
    }

    /** With {@code mut}. */
    public Configuration withMut(Mutation mut) {
        return with(draft -> draft.mut = mut);
    }

    /** With {@code platform}. */
    public Configuration withPlatform(Platform platform) {
        return with(draft -> draft.platform = platform);
    }

    private Configuration with(Consumer<ConfigurationDraft> change) {
        ConfigurationDraft draft = new ConfigurationDraft(this);
        change.accept(draft);
        return draft.build();
    }
}
