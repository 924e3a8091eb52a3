package org.rollcall.machine;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.rollcall.kernel.Action;
import org.rollcall.kernel.Cell;
import org.rollcall.kernel.Mutant;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.Variables;

/**
 * A small fault in a machine, each in one step: a store forgotten, a step dropped or done twice, two steps swapped, a
 * guard left out, a target off by one. For tests of tests: whoever claims to hold a machine to the specification finds
 * every one of them.
 */
public enum Fault {
    /** No fault. */
    NONE(k -> {}),
    /** A target does not clear its bit in backtrace_mask. */
    P3_FORGETS_BT_MASK(k -> forgets(k, StepKind.P3, k.v.btMask)),
    /** The requester does not clear its own bit. */
    T4_END_FORGETS_BT_MASK(k -> forgets(k, StepKind.T4_END, k.v.btMask)),
    /** The mask is not copied. */
    T2_FORGETS_BT_MASK(k -> forgets(k, StepKind.T2, k.v.btMask)),
    /** The raise loop does not remember whom it sent to. */
    T5_FORGETS_BT_SENT(k -> forgets(k, StepKind.T5, k.v.btSent)),
    /** A request ends and its targets stay on record. */
    T8_FORGETS_BT_WANT(k -> forgets(k, StepKind.T8, k.v.btWant)),
    /** backtrace_flag stays set. */
    T8_FORGETS_BT_REQR(k -> forgets(k, StepKind.T8, k.v.btReqr)),
    /** A slave does not set enter_kgdb. */
    H2_FORGETS_ENTERED(k -> forgets(k, StepKind.H2, k.v.entered)),
    /** kgdb_nmicallback does not clear rounding_up. */
    H2_FORGETS_ROUNDING_UP(k -> forgets(k, StepKind.H2, k.v.roundingUp)),
    /** A slave leaves with enter_kgdb set. */
    R4_FORGETS_ENTERED(k -> forgets(k, StepKind.R4, k.v.entered)),
    /** A slave leaves and is still counted. */
    R4_FORGETS_SLAVES_IN_KGDB(k -> forgets(k, StepKind.R4, k.v.nS)),
    /** A master leaves and is still counted. */
    X5_FORGETS_MASTERS_IN_KGDB(k -> forgets(k, StepKind.X5, k.v.nM)),
    /** kgdb_active is not reset. */
    X5_FORGETS_KGDB_ACTIVE(k -> forgets(k, StepKind.X5, k.v.kgActive)),
    /** A master leaves with enter_kgdb set. */
    X5_FORGETS_ENTERED(k -> forgets(k, StepKind.X5, k.v.entered)),
    /** dbg_slave_lock is not taken. */
    M4_FORGETS_SLAVE_LOCK(k -> forgets(k, StepKind.M4, k.v.slock)),
    /** dbg_slave_lock is not released. */
    GO_FORGETS_SLAVE_LOCK(k -> forgets(k, StepKind.GO, k.v.slock)),
    /** num_online_cpus() is not sampled. */
    E0_FORGETS_SAMPLE(k -> forgets(k, StepKind.E0, k.v.snap)),
    /** The acknowledge does not clear the pending bit. */
    TAKE_FORGETS_PENDING(k -> forgets(k, StepKind.TAKE, k.v.pend)),
    /** The acknowledge does not set the active bit. */
    TAKE_FORGETS_ACTIVE(k -> forgets(k, StepKind.TAKE, k.v.act)),
    /** kernel_entry leaves the mask open. */
    TAKE_FORGETS_MASK(k -> wraps(k, StepKind.TAKE, new Mutant(k.contexts)::forgettingMask)),
    /** kernel_exit does not restore ICC_PMR_EL1 and DAIF. */
    RET_FORGETS_MASK(k -> wraps(k, StepKind.RET, new Mutant(k.contexts)::forgettingMask)),
    /** The debug exception leaves the mask open. */
    E0_FORGETS_MASK(k -> wraps(k, StepKind.E0, new Mutant(k.contexts)::forgettingMask)),
    /** local_irq_disable does not write ICC_PMR_EL1. */
    IRQ_DISABLE_FORGETS_MASK(k -> wraps(k, StepKind.IRQ_DISABLE, new Mutant(k.contexts)::forgettingMask)),
    /** A hard lockup with interrupts enabled. */
    HARD_LOCKUP_FORGETS_MASK(k -> wraps(k, StepKind.HARD_LOCKUP, new Mutant(k.contexts)::forgettingMask)),
    /** A CPU comes up with its IPIs disabled. */
    CPU_UP_SETUP_FORGETS_ENABLE(k -> wraps(k, StepKind.CPU_UP_SETUP, new Mutant(k.contexts)::forgettingEnable)),
    /** A CPU comes up with its NMIs at the priority of an IRQ. */
    CPU_UP_SETUP_FORGETS_PRIORITY(k -> wraps(k, StepKind.CPU_UP_SETUP, new Mutant(k.contexts)::forgettingPriority)),
    /** ipi_teardown leaves the IPIs enabled. */
    CPU_DOWN_TEARDOWN_FORGETS_ENABLE(
            k -> wraps(k, StepKind.CPU_DOWN_TEARDOWN, new Mutant(k.contexts)::forgettingEnable)),
    /** The worker owes no IPI for an empty queue. */
    QUEUE_ON_FORGETS_OWED(k -> forgets(k, StepKind.QUEUE_ON, k.v.owed)),
    /** The roundup csd is not unlocked. */
    CALL_KGDB_FORGETS_UNLOCK(k -> forgets(k, StepKind.CALL_KGDB, k.v.kgTaken)),
    /** The printk CPU lock is not released. */
    DUMP_STACK_END_FORGETS_PSYNC(k -> forgets(k, StepKind.DUMP_STACK_END, k.v.psync)),
    /** The wait loop never sees an empty mask. */
    T6_DROPPED(k -> dropped(k, StepKind.T6)),
    /** The roundup has no time-out. */
    TIMEOUT_KG_DROPPED(k -> dropped(k, StepKind.TIMEOUT_KG)),
    /** WFI does not end. */
    WAKE_DROPPED(k -> dropped(k, StepKind.WAKE)),
    /** A CPU that is stopped stays online. */
    LOCAL_CPU_STOP_DROPPED(k -> dropped(k, StepKind.LOCAL_CPU_STOP)),
    /** The silent CPUs are never named. */
    T6B_DROPPED(k -> dropped(k, StepKind.T6B)),
    /** The event is taken, and its handler does nothing. */
    D1_DROPPED(k -> dropped(k, StepKind.D1)),
    /** A stop by the event has no end. */
    TIMEOUT_STOP_SDEI_DROPPED(k -> dropped(k, StepKind.TIMEOUT_STOP_SDEI)),
    /** A CPU that masked everything to stop stays online. */
    CRASH_PARK_FORGETS_ONLINE(k -> forgets(k, StepKind.CRASH_PARK, k.v.online)),
    /** The slave lock before kgdb_active. */
    M1_M4_SWAPPED(k -> swapped(k, StepKind.M1, StepKind.M4)),
    /** The print ends before it begins. */
    P1_P2_SWAPPED(k -> swapped(k, StepKind.P1, StepKind.P2)),
    /** The counter of online CPUs before their mask. */
    CPU_UP_ONLINE_COUNT_SWAPPED(k -> swapped(k, StepKind.CPU_UP_ONLINE, StepKind.CPU_UP_COUNT)),
    /** A slave does not look at dbg_slave_lock. */
    R1_UNGUARDED(k -> unguarded(k, StepKind.R1, "~slock")),
    /** dbg_master_lock is no lock. */
    LOCK_MASTER_UNGUARDED(k -> unguarded(k, StepKind.LOCK_MASTER, "mlock = None")),
    /** The requester does not wait. */
    T6_UNGUARDED(k -> unguarded(k, StepKind.T6, "AllAnswered")),
    /** The master leaves before its slaves. */
    X3_UNGUARDED(k -> unguarded(k, StepKind.X3, "nS = 0")),
    /** The send loop ends early. */
    M5_END_UNGUARDED(k -> unguarded(k, StepKind.M5_END, "toSend = {}")),
    /** The master does not wait. */
    M6_UNGUARDED(k -> unguarded(k, StepKind.M6, "AllIn(c)")),
    /** A fair time-out is impatient. */
    TIMEOUT_BT_UNGUARDED(k -> unguarded(k, StepKind.TIMEOUT_BT, "TimePasses")),
    /** The printk CPU lock is no lock. */
    P1_UNGUARDED(k -> unguarded(k, StepKind.P1, "LockFree(c)")),
    /** The user goes on while a slave prints. */
    GO_UNGUARDED(k -> unguarded(k, StepKind.GO, "btc = None")),
    /** The csd list is left before it is done. */
    CALL_END_UNGUARDED(k -> unguarded(k, StepKind.CALL_END, "c not in kgTaken")),
    /** WFI ends without an interrupt. */
    WAKE_UNGUARDED(k -> unguarded(k, StepKind.WAKE, "the GIC signals an interrupt to c")),
    /** The raise loop's target is off by one. */
    T5_OFF_BY_ONE(k -> offByOne(k, StepKind.T5)),
    /** The roundup's target is off by one. */
    ROUNDUP_SEND_OFF_BY_ONE(k -> offByOne(k, StepKind.ROUNDUP_SEND)),
    /** The worker's target is off by one. */
    QUEUE_ON_OFF_BY_ONE(k -> offByOne(k, StepKind.QUEUE_ON)),
    /** A slave is counted twice. */
    E2_SLAVE_TWICE(k -> twice(k, StepKind.E2_SLAVE)),
    /** A master is counted twice. */
    E2_MASTER_TWICE(k -> twice(k, StepKind.E2_MASTER));

    private final Consumer<Kernel> change;

    Fault(Consumer<Kernel> change) {
        this.change = change;
    }

    /** Builds the fault into the actions of a machine. */
    void into(Kernel k) {
        change.accept(k);
    }

    private static void wraps(Kernel k, StepKind kind, UnaryOperator<Action> wrapper) {
        k.actions.change(kind, wrapper);
    }

    private static void forgets(Kernel k, StepKind kind, Cell cell) {
        wraps(k, kind, action -> new Mutant(k.contexts).forgetting(action, cell));
    }

    private static void dropped(Kernel k, StepKind kind) {
        wraps(k, kind, action -> action.onlyIf((s, c, a) -> "the step to exist"));
    }

    private static void swapped(Kernel k, StepKind one, StepKind other) {
        Action first = k.actions.get(one);
        Action second = k.actions.get(other);
        wraps(k, one, action -> action.with(second::effect));
        wraps(k, other, action -> action.with(first::effect));
    }

    private static void unguarded(Kernel k, StepKind kind, String guard) {
        wraps(k, kind, action -> action.unguarded(guard));
    }

    private static void offByOne(Kernel k, StepKind kind) {
        Variables v = k.v;
        wraps(k, kind, action -> action.with((s, c, a) -> action.effect(s, c, (a + 1) % v.cpus)));
    }

    private static void twice(Kernel k, StepKind kind) {
        wraps(k, kind, action -> action.then(action::effect));
    }
}
