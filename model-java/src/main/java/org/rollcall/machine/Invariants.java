package org.rollcall.machine;

import org.rollcall.kernel.BacktraceInvariants;
import org.rollcall.kernel.FallbackInvariants;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KgdbInvariants;
import org.rollcall.kernel.MachineInvariants;
import org.rollcall.kernel.StopInvariants;
import org.rollcall.kernel.TraceInvariants;

/** Which class judges which invariant. */
final class Invariants {
    private final MachineInvariants machine;
    private final BacktraceInvariants backtrace;
    private final TraceInvariants traces;
    private final FallbackInvariants fallback;
    private final KgdbInvariants kgdb;
    private final StopInvariants stop;

    Invariants(Kernel k, Configuration c) {
        machine = new MachineInvariants(
                k.contexts, k.ipiSetup, k.printk, c.debugger().dbgEntry());
        backtrace = new BacktraceInvariants(
                k.contexts, k.ipiSetup, k.progress, hardForLong(c).bits(), offForLong(c));
        traces = new TraceInvariants(k.contexts, backtrace, k.progress, c.repairs());
        fallback = new FallbackInvariants(k.contexts, k.progress);
        kgdb = new KgdbInvariants(
                k.contexts,
                k.ipiSetup,
                k.queue,
                c.build(),
                c.hotplug().offline().or(c.hotplug().unplug()).bits(),
                c.mut() != Mutation.F7,
                c.mut() == Mutation.F3);
        stop = new StopInvariants(
                k.contexts, k.ipiSetup, hardForLong(c).or(c.hotplug().offline()).bits(), offForLong(c));
    }

    /** What the firmware sends no mask of a CPU holds back. */
    private static CpuMask hardForLong(Configuration c) {
        return c.nmi().sdei() ? CpuMask.EMPTY : c.environment().of(Habit.LONG_HARD);
    }

    private static long offForLong(Configuration c) {
        return c.environment()
                .of(Habit.STUCK)
                .or(c.environment().of(Habit.LONG_OFF))
                .bits();
    }

    boolean holds(Property property, long[] s) {
        return switch (property) {
            case TYPE_OK -> machine.typeOk(s);
            case LOCK_OWNER -> kgdb.lockOwner(s);
            case COUNTERS_MATCH -> kgdb.countersMatch(s);
            case MASK_DISCIPLINE -> machine.maskDiscipline(s);
            case PENDING_COVERS -> backtrace.pendingCovers(s);
            case ROUNDUP_COVERS -> kgdb.roundupCovers(s);
            case ONLINE_IS_ENABLED -> machine.onlineIsEnabled(s);
            case NO_ORPHAN -> kgdb.noOrphan(s);
            case IDLE_WAKES -> machine.idleWakes(s);
            case NO_FAULT -> kgdb.noFault(s);
            case BTC_ANSWERED -> machine.btcAnswered(s);
            case SDEI_ANSWERED -> machine.sdeiAnswered(s);
            case LOCK_PROGRESS -> machine.lockProgress(s);
            case STOP_HOLDS_NO_LOCK -> stop.holdsNoLock(s);
            case STOPPED_IS_HARD -> stop.stoppedIsHard(s);
            case STOPPER_LIVES -> stop.stopperLives(s);
            case STOPPER_MASKED -> stop.stopperMasked(s);
            case PANIC_LIVES -> stop.panicLives(s);
            case STOP_REACHES_ALL -> stop.reachesAll(s);
            case BT_NOT_DROPPED -> backtrace.notDropped(s);
            case FB_ALL_SHOWN -> fallback.allShown(s);
            case FB_NO_WEDGE -> fallback.noWedge(s);
            case BT_NO_MISS -> backtrace.noMiss(s);
            case BT_MASK_IS_OWN -> backtrace.maskIsOwn(s);
            case BT_TRUTHFUL -> backtrace.truthful(s);
            case BT_SILENT_ARE_NAMED -> backtrace.silentAreNamed(s);
            case BT_NAMED_ARE_SILENT -> backtrace.namedAreSilent(s);
            case BT_NO_MISS_ALL -> backtrace.noMissAll(s);
            case BT_FINISHED -> traces.finished(s);
            case BT_ONCE -> traces.once(s);
            case BT_ONLY_ASKED -> traces.onlyAsked(s);
            case BT_NOT_SELF -> traces.notSelf(s);
            case BT_NO_TIMEOUT -> traces.noTimeout(s);
            case CSD_NOT_FORGOTTEN -> fallback.csdNotForgotten(s);
            case FB_COMING -> fallback.coming(s);
            case KG_NO_MISS_STRONG -> kgdb.noMissStrong(s);
            case KG_NO_MISS_WEAK -> kgdb.noMissWeak(s);
            case KG_ALL_ONLINE -> kgdb.allOnline(s);
            case KG_NO_MISS_NMI -> kgdb.noMissNmi(s);
            case KG_NO_TIMEOUT -> kgdb.noTimeout(s);
            case NO_HANG -> kgdb.noHang(s);
        };
    }
}
