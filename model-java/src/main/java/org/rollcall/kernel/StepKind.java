package org.rollcall.kernel;

import static org.rollcall.kernel.StepKind.Evidence.LINE;
import static org.rollcall.kernel.StepKind.Evidence.LINE_IF_ASKED;
import static org.rollcall.kernel.StepKind.Evidence.OTHER_LINES;

import java.util.List;
import java.util.Set;
import org.rollcall.transition.ActionName;

/**
 * The kinds of steps, one for each action of {@code IpiNmi.tla}'s {@code Next}, in its order, with what is known of a step
 * before any machine is: its parameters, where its CPU is, what a log tells of it. A mechanism adds guard and effect.
 */
public enum StepKind implements ActionName {
    /** arch/arm64/include/asm/irqflags.h: local_irq_disable. */
    IRQ_DISABLE("c", TaskState.OPEN),
    /** arch/arm64/include/asm/irqflags.h: local_irq_enable. */
    IRQ_ENABLE("c", TaskState.IRQOFF),
    /** drivers/misc/lkdtm/bugs.c: lkdtm_HARDLOCKUP. */
    HARD_LOCKUP("c", TaskState.OPEN),
    /** Interrupts disabled for longer than the time-out of a roll call. */
    LONG_IRQ_OFF("c", TaskState.OPEN),
    /** The end of {@code LongIrqOff}. */
    LONG_IRQ_OFF_END("c", TaskState.LONGOFF),
    /** DAIF.I set for a short time: exception entry and exit, debug exceptions. */
    HARD_WINDOW("c", TaskState.OPEN),
    /** The end of {@code HardWindow}. */
    HARD_WINDOW_END("c", TaskState.HARD),
    /** DAIF.I set for longer than a time-out: firmware, suspend. */
    LONG_HARD_WINDOW("c", TaskState.OPEN),
    /** The end of {@code LongHardWindow}. */
    LONG_HARD_WINDOW_END("c", TaskState.LONGHARD),
    /** lib/dump_stack.c: dump_stack_lvl, which holds the printk CPU lock. */
    DUMP_STACK("c", TaskState.OPEN),
    /** lib/dump_stack.c: dump_stack_lvl releases the lock. */
    DUMP_STACK_END("c", Role.LOCK_HOLDER),
    /** kernel/printk/printk.c: console_lock. */
    CONSOLE_LOCK("c", TaskState.OPEN),
    /** kernel/printk/printk.c: console_unlock. */
    CONSOLE_UNLOCK("c", Role.LOCK_HOLDER),
    /** arch/arm64/kernel/idle.c: cpu_do_idle. */
    IDLE("c", TaskState.OPEN),
    /** WFI ends: the GIC signals an interrupt. */
    WAKE("c", TaskState.IDLE),
    /** drivers/irqchip/irq-gic-v3.c: gic_cpu_pm_notifier, on the way into suspend. */
    SUSPEND("c", OTHER_LINES, TaskState.OPEN),
    /** drivers/irqchip/irq-gic-v3.c: gic_cpu_pm_notifier, on the way out. */
    RESUME("c", OTHER_LINES, TaskState.SUSPENDED),
    /** arch/arm64/kernel/smp.c: secondary_start_kernel, ipi_setup. */
    CPU_UP_SETUP("c", OTHER_LINES, TaskState.OFF),
    /** kernel/cpu.c: set_cpu_online sets the mask bit. */
    CPU_UP_ONLINE("c", OTHER_LINES, TaskState.SETUP),
    /** kernel/cpu.c: set_cpu_online counts the CPU for num_online_cpus(). */
    CPU_UP_COUNT("c", OTHER_LINES, TaskState.UNCOUNTED),
    /** arch/arm64/kernel/smp.c: secondary_start_kernel, local_daif_restore. */
    CPU_UP_UNMASK("c", OTHER_LINES, TaskState.LISTED),
    /** drivers/firmware/arm_sdei.c: sdei_cpuhp_up: the CPU has event 0. */
    CPU_UP_SDEI("c", OTHER_LINES, TaskState.COMING),
    /** drivers/firmware/arm_sdei.c: sdei_cpuhp_down: the CPU has event 0 no more. */
    CPU_DOWN_SDEI("c", OTHER_LINES, TaskState.OPEN),
    /** arch/arm64/kernel/smp.c: __cpu_disable, inside stop_machine. */
    CPU_DOWN_OFFLINE("c", OTHER_LINES, TaskState.OPEN, TaskState.LEAVING),
    /** arch/arm64/kernel/smp.c: __cpu_disable, ipi_teardown. */
    CPU_DOWN_TEARDOWN("c", OTHER_LINES, TaskState.DYING),
    /** arch/arm64/kernel/entry.S: vector, kernel_entry; irq-gic-v3.c: gic_handle_irq reads ICC_IAR1_EL1. */
    TAKE("c, s", Role.INTERRUPTED),
    /** irq-gic-v3.c: gic_eoi_irq; entry.S: kernel_exit, eret. */
    RET("c", Label.RET),
    /** drivers/firmware/arm_sdei_nmi.c: sdei_nmi_handler: one event for two services, whichever CPU it runs on. */
    D1("c", Label.D1),
    /** nmi_cpu_backtrace: tests this CPU's bit. */
    H1("c", Label.H1),
    /** nmi_cpu_backtrace: begins to print. */
    P1("c", LINE, Label.P1),
    /** nmi_cpu_backtrace: ends its print. */
    P2("c", Label.P2),
    /** nmi_cpu_backtrace: clears this CPU's bit, after printing. */
    P3("c", Label.P3),
    /** arch/arm64/kernel/kgdb.c (v5, v6): is anybody in the debugger? */
    H2A("c", Label.H2A),
    /** kgdb_nmicallback, and enter_kgdb++. */
    H2("c", Label.H2),
    /** slaves_in_kgdb++. */
    E2_SLAVE("c", Label.E2),
    /** A slave sees dbg_slave_lock free. */
    R1("c", Label.L),
    /** enter_kgdb-- and slaves_in_kgdb--. */
    R4("c", Label.R4),
    /** __flush_smp_call_function_queue takes the whole queue. */
    CALL_QUEUE("c", Label.C0),
    /** csd_unlock, then kernel/debug/debug_core.c: kgdb_call_nmi_hook. */
    CALL_KGDB("c", Label.C),
    /** csd_unlock, then arch/mips/kernel/process.c: handle_backtrace. */
    CALL_BACKTRACE("c", Label.C),
    /** csd_unlock, then drivers/tty/sysrq.c: showacpu. */
    CALL_SHOW("c, w", LINE, Label.C),
    /** The taken list is done. */
    CALL_END("c", Label.C),
    /** nmi_trigger_cpumask_backtrace: backtrace_flag test-and-set; a second request is dropped without a word. */
    T1("r", TaskState.OPEN, TaskState.IRQOFF, TaskState.STUCK),
    /** include/linux/nmi.h: the caller's own mask, one CPU less. */
    LEAVE_OUT("r, d", BtLabel.T2),
    /** nmi_trigger_cpumask_backtrace: cpumask_copy of the caller's mask. */
    T2("r", BtLabel.T2),
    /** nmi_trigger_cpumask_backtrace: nmi_cpu_backtrace(NULL): the requester prints its own stack. */
    T4("r", LINE_IF_ASKED, BtLabel.T4),
    /** nmi_trigger_cpumask_backtrace: it clears its own bit. */
    T4_END("r", BtLabel.T4E),
    /** nmi_trigger_cpumask_backtrace: raise: gic_ipi_send_mask, one target. */
    T5("r, d", BtLabel.T5),
    /** nmi_trigger_cpumask_backtrace: the raise loop ends. */
    T5_END("r", LINE, BtLabel.T5),
    /** nmi_trigger_cpumask_backtrace: the wait loop: the mask is empty. */
    T6("r", BtLabel.T6),
    /** nmi_trigger_cpumask_backtrace: the wait loop: 10 s are over. */
    TIMEOUT_BT("r", BtLabel.T6),
    /** nmi_trigger_cpumask_backtrace, since v7.3: names the CPUs whose bit is still set. */
    T6B("r", BtLabel.T6B),
    /** nmi_trigger_cpumask_backtrace: clear_bit_unlock of backtrace_flag. */
    T8("r", BtLabel.T8),
    /** sysrq_handle_showallcpus: own stack, then schedule_work; one work item. */
    SYSRQ_SHOW_ALL("r", LINE, TaskState.OPEN),
    /** The kworker of that CPU runs sysrq_showregs_othercpus. */
    WORK_START("w", Role.WORKQUEUE),
    /** kernel/smp.c: smp_call_function_many_cond queues a csd on one target. */
    QUEUE_ON("w, d", Role.WORKER),
    /** kernel/smp.c: one IPI to the targets whose queue was empty. */
    SEND_OWED("w", Role.WORKER),
    /** kgdb_cpu_enter: A breakpoint or an oops: num_online_cpus() is sampled, enter_kgdb++. */
    E0("c", TaskState.OPEN, TaskState.IRQOFF),
    /** kgdb_cpu_enter: masters_in_kgdb++. */
    E2_MASTER("c", DbgLabel.E2),
    /** kgdb_cpu_enter: raw_spin_trylock(&amp;dbg_master_lock). */
    LOCK_MASTER("c", DbgLabel.L),
    /** kgdb_cpu_enter: atomic_xchg(&amp;kgdb_active, cpu). */
    M1("c", DbgLabel.M1),
    /** kgdb_cpu_enter: raw_spin_lock(&amp;dbg_slave_lock). */
    M4("c", DbgLabel.M4),
    /** kgdb_roundup_cpus: the loop begins. */
    M5("c", DbgLabel.M5),
    /** kgdb_roundup_cpus: one target of the loop. */
    ROUNDUP_SEND("c, d", DbgLabel.M5S),
    /** kgdb_roundup_cpus: the loop ends. */
    M5_END("c", DbgLabel.M5S),
    /** kgdb_cpu_enter: the wait loop: masters_in_kgdb + slaves_in_kgdb equals the sample of E0. */
    M6("c", DbgLabel.M6),
    /** kgdb_cpu_enter: the wait loop: 1 s is over; "KGDB: Timed out waiting for secondary CPUs." */
    TIMEOUT_KG("c", LINE, DbgLabel.M6),
    /** The master sets DCPU_WANT_BT on a slave; no slave, no request. */
    BTC_ASK("c, d", OTHER_LINES, DbgLabel.M9),
    /** kernel/debug/debug_core.c: kgdb_cpu_enter, DCPU_WANT_BT: dump_stack. */
    BTC_DUMP("d", OTHER_LINES, Label.L),
    /** kgdb_cpu_enter: the user's {@code go}: dbg_slave_lock is released. */
    GO("c", LINE, DbgLabel.M9),
    /** kgdb_cpu_enter: wait for the slaves; no time-out. */
    X3("c", DbgLabel.X3),
    /** kgdb_cpu_enter: enter_kgdb--, masters_in_kgdb--; after a breakpoint all the rest. */
    X5("c", DbgLabel.X5),
    /** kgdb_cpu_enter, after an oops: kgdb_active = -1, dbg_master_lock released. */
    X6("c", DbgLabel.X6),
    /** kernel/panic.c: vpanic takes panic_cpu; who comes second stops itself. */
    PANIC("c", OTHER_LINES, TaskState.OPEN),
    /** arch/arm64/kernel/process.c: machine_restart. */
    REBOOT("c", OTHER_LINES, TaskState.OPEN),
    /** crash_smp_send_stop sets crash_stop. */
    CRASH_STOP("c", OTHER_LINES, TaskState.STOPPING),
    /** smp_send_stop: stop_in_progress test-and-set; the mask of those that are online. */
    SMP_SEND_STOP("c", OTHER_LINES, TaskState.STOPPING),
    /** smp_cross_call: one target of the loop. */
    STOP_SEND("c, d", OTHER_LINES, TaskState.STOPPING),
    /** smp_cross_call: the loop ends. */
    STOP_SENT("c", OTHER_LINES, TaskState.STOPPING),
    /** The wait loops: num_other_online_cpus() is 0. */
    STOP_ENDS("c", OTHER_LINES, TaskState.STOPPING),
    /** One second is over: "SMP: retry stop with NMI for CPUs", or it has failed. */
    TIMEOUT_STOP("c", OTHER_LINES, TaskState.STOPPING),
    /** 10 ms are over: "SMP: failed to stop secondary CPUs". */
    TIMEOUT_STOP_NMI("c", OTHER_LINES, TaskState.STOPPING),
    /** 100 ms are over, since v7.3: "SMP: failed to stop secondary CPUs". */
    TIMEOUT_STOP_SDEI("c", OTHER_LINES, TaskState.STOPPING),
    /** local_cpu_stop marks the CPU offline, ipi_cpu_crash_stop and arm64_nmi_cpu_stop mask everything first. */
    LOCAL_CPU_STOP("c", OTHER_LINES, Label.S),
    /** local_cpu_stop: local_daif_mask, cpu_park_loop. */
    MASK_AND_PARK("c", OTHER_LINES, Label.Q1),
    /** ipi_cpu_crash_stop marks the CPU offline; cpu_park_loop. */
    CRASH_PARK("c", OTHER_LINES, Label.Q3),
    /** panic_smp_self_stop marks the CPU offline. */
    SELF_STOP("c", OTHER_LINES, TaskState.SELFSTOP),
    /** panic_smp_self_stop: local_daif_mask, cpu_park_loop. */
    SELF_PARK("c", OTHER_LINES, TaskState.SELFOFF);

    /** What a log tells of a step. */
    public enum Evidence {
        /** Nothing. */
        NOTHING,
        /** A line of the roll call. */
        LINE,
        /** A line of the roll call if the CPU is among those that are asked: a requester passes over its own dump. */
        LINE_IF_ASKED,
        /** At most lines of something else, for the step is no part of a roll call: hotplug, suspend, stop, a user's btc. */
        OTHER_LINES
    }

    private final List<String> parameters;
    private final Evidence evidence;
    private final Set<Site> sites;

    StepKind(String parameters, Site... sites) {
        this(parameters, Evidence.NOTHING, sites);
    }

    StepKind(String parameters, Evidence evidence, Site... sites) {
        this.parameters = List.of(parameters.split(", "));
        this.evidence = evidence;
        this.sites = Set.of(sites);
    }

    /** The CPU that steps, then an SGI ({@code s}) or another CPU. */
    @Override
    public List<String> parameters() {
        return parameters;
    }

    /** Where the CPU is, in one of these, when it takes the step. */
    public Set<Site> sites() {
        return sites;
    }

    /** What a log tells of the step. */
    public Evidence evidence() {
        return evidence;
    }

    /** Whether a step has a second parameter. */
    public boolean hasArgument() {
        return parameters.size() == 2;
    }

    /** Whether the second parameter is an SGI. */
    public boolean takesSgi() {
        return hasArgument() && parameters.get(1).equals("s");
    }

    /** The word of this vocabulary for where the CPU is; the step has just one. */
    <S extends Site> S site(Class<S> vocabulary) {
        return vocabulary.cast(sites.iterator().next());
    }

    /** The kind with this name in the specification. */
    public static StepKind named(String specName) {
        return ActionName.named(StepKind.class, specName);
    }
}
