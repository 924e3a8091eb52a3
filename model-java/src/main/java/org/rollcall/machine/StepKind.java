package org.rollcall.machine;

import java.util.List;
import org.rollcall.transition.ActionName;

/**
 * The kinds of steps, one for each action of {@code IpiNmi.tla}'s {@code Next}, in its order. The class of
 * {@code org.rollcall.kernel} that has a step names the kernel function it stands for.
 */
public enum StepKind implements ActionName {
    /** arch/arm64/include/asm/irqflags.h: local_irq_disable. */
    IRQ_DISABLE("IrqDisable", "c"),
    /** arch/arm64/include/asm/irqflags.h: local_irq_enable. */
    IRQ_ENABLE("IrqEnable", "c"),
    /** drivers/misc/lkdtm/bugs.c: lkdtm_HARDLOCKUP. */
    HARD_LOCKUP("HardLockup", "c"),
    /** Interrupts disabled for longer than the time-out of a roll call. */
    LONG_IRQ_OFF("LongIrqOff", "c"),
    /** The end of {@code LongIrqOff}. */
    LONG_IRQ_OFF_END("LongIrqOffEnd", "c"),
    /** DAIF.I set for a short time: exception entry and exit, debug exceptions. */
    HARD_WINDOW("HardWindow", "c"),
    /** The end of {@code HardWindow}. */
    HARD_WINDOW_END("HardWindowEnd", "c"),
    /** DAIF.I set for longer than a time-out: firmware, suspend. */
    LONG_HARD_WINDOW("LongHardWindow", "c"),
    /** The end of {@code LongHardWindow}. */
    LONG_HARD_WINDOW_END("LongHardWindowEnd", "c"),
    /** lib/dump_stack.c: dump_stack_lvl, which holds the printk CPU lock. */
    DUMP_STACK("DumpStack", "c"),
    /** lib/dump_stack.c: dump_stack_lvl releases the lock. */
    DUMP_STACK_END("DumpStackEnd", "c"),
    /** kernel/printk/printk.c: console_lock. */
    CONSOLE_LOCK("ConsoleLock", "c"),
    /** kernel/printk/printk.c: console_unlock. */
    CONSOLE_UNLOCK("ConsoleUnlock", "c"),
    /** arch/arm64/kernel/idle.c: cpu_do_idle. */
    IDLE("Idle", "c"),
    /** WFI ends: the GIC signals an interrupt. */
    WAKE("Wake", "c"),
    /** drivers/irqchip/irq-gic-v3.c: gic_cpu_pm_notifier, on the way into suspend. */
    SUSPEND("Suspend", "c"),
    /** drivers/irqchip/irq-gic-v3.c: gic_cpu_pm_notifier, on the way out. */
    RESUME("Resume", "c"),
    /** arch/arm64/kernel/smp.c: secondary_start_kernel, ipi_setup. */
    CPU_UP_SETUP("CpuUpSetup", "c"),
    /** kernel/cpu.c: set_cpu_online sets the mask bit. */
    CPU_UP_ONLINE("CpuUpOnline", "c"),
    /** kernel/cpu.c: set_cpu_online counts the CPU for num_online_cpus(). */
    CPU_UP_COUNT("CpuUpCount", "c"),
    /** arch/arm64/kernel/smp.c: secondary_start_kernel, local_daif_restore. */
    CPU_UP_UNMASK("CpuUpUnmask", "c"),
    /** arch/arm64/kernel/smp.c: __cpu_disable, inside stop_machine. */
    CPU_DOWN_OFFLINE("CpuDownOffline", "c"),
    /** arch/arm64/kernel/smp.c: __cpu_disable, ipi_teardown. */
    CPU_DOWN_TEARDOWN("CpuDownTeardown", "c"),
    /** arch/arm64/kernel/entry.S: vector, kernel_entry; irq-gic-v3.c: gic_handle_irq reads ICC_IAR1_EL1. */
    TAKE("Take", "c", "s"),
    /** irq-gic-v3.c: gic_eoi_irq; entry.S: kernel_exit, eret. */
    RET("Ret", "c"),
    /** nmi_cpu_backtrace: tests this CPU's bit. */
    H1("H1", "c"),
    /** nmi_cpu_backtrace: begins to print. */
    P1("P1", "c"),
    /** nmi_cpu_backtrace: ends its print. */
    P2("P2", "c"),
    /** nmi_cpu_backtrace: clears this CPU's bit, after printing. */
    P3("P3", "c"),
    /** arch/arm64/kernel/kgdb.c (v5, v6): is anybody in the debugger? */
    H2A("H2a", "c"),
    /** kgdb_nmicallback, and enter_kgdb++. */
    H2("H2", "c"),
    /** slaves_in_kgdb++. */
    E2_SLAVE("E2Slave", "c"),
    /** A slave sees dbg_slave_lock free. */
    R1("R1", "c"),
    /** enter_kgdb-- and slaves_in_kgdb--. */
    R4("R4", "c"),
    /** __flush_smp_call_function_queue takes the whole queue. */
    CALL_QUEUE("CallQueue", "c"),
    /** csd_unlock, then kernel/debug/debug_core.c: kgdb_call_nmi_hook. */
    CALL_KGDB("CallKgdb", "c"),
    /** csd_unlock, then drivers/tty/sysrq.c: showacpu. */
    CALL_SHOW("CallShow", "c", "w"),
    /** The taken list is done. */
    CALL_END("CallEnd", "c"),
    /** nmi_trigger_cpumask_backtrace: backtrace_flag test-and-set; a second request is dropped without a word. */
    T1("T1", "r"),
    /** nmi_trigger_cpumask_backtrace: cpumask_copy of the caller's mask. */
    T2("T2", "r"),
    /** nmi_trigger_cpumask_backtrace: nmi_cpu_backtrace(NULL): the requester prints its own stack. */
    T4("T4", "r"),
    /** nmi_trigger_cpumask_backtrace: it clears its own bit. */
    T4_END("T4End", "r"),
    /** nmi_trigger_cpumask_backtrace: raise: gic_ipi_send_mask, one target. */
    T5("T5", "r", "d"),
    /** nmi_trigger_cpumask_backtrace: the raise loop ends. */
    T5_END("T5End", "r"),
    /** nmi_trigger_cpumask_backtrace: the wait loop: the mask is empty. */
    T6("T6", "r"),
    /** nmi_trigger_cpumask_backtrace: the wait loop: 10 s are over. */
    TIMEOUT_BT("TimeoutBt", "r"),
    /** nmi_trigger_cpumask_backtrace: clear_bit_unlock of backtrace_flag. */
    T8("T8", "r"),
    /** sysrq_handle_showallcpus: own stack, then schedule_work; one work item. */
    SYSRQ_SHOW_ALL("SysrqShowAll", "r"),
    /** The kworker of that CPU runs sysrq_showregs_othercpus. */
    WORK_START("WorkStart", "w"),
    /** kernel/smp.c: smp_call_function_many_cond queues a csd on one target. */
    QUEUE_ON("QueueOn", "w", "d"),
    /** kernel/smp.c: one IPI to the targets whose queue was empty. */
    SEND_OWED("SendOwed", "w"),
    /** kgdb_cpu_enter: A breakpoint or an oops: num_online_cpus() is sampled, enter_kgdb++. */
    E0("E0", "c"),
    /** kgdb_cpu_enter: masters_in_kgdb++. */
    E2_MASTER("E2Master", "c"),
    /** kgdb_cpu_enter: raw_spin_trylock(&amp;dbg_master_lock). */
    LOCK_MASTER("LockMaster", "c"),
    /** kgdb_cpu_enter: atomic_xchg(&amp;kgdb_active, cpu). */
    M1("M1", "c"),
    /** kgdb_cpu_enter: raw_spin_lock(&amp;dbg_slave_lock). */
    M4("M4", "c"),
    /** kgdb_roundup_cpus: the loop begins. */
    M5("M5", "c"),
    /** kgdb_roundup_cpus: one target of the loop. */
    ROUNDUP_SEND("RoundupSend", "c", "d"),
    /** kgdb_roundup_cpus: the loop ends. */
    M5_END("M5End", "c"),
    /** kgdb_cpu_enter: the wait loop: masters_in_kgdb + slaves_in_kgdb equals the sample of E0. */
    M6("M6", "c"),
    /** kgdb_cpu_enter: the wait loop: 1 s is over; "KGDB: Timed out waiting for secondary CPUs." */
    TIMEOUT_KG("TimeoutKg", "c"),
    /** The master sets DCPU_WANT_BT on a slave; no slave, no request. */
    BTC_ASK("BtcAsk", "c", "d"),
    /** kernel/debug/debug_core.c: kgdb_cpu_enter, DCPU_WANT_BT: dump_stack. */
    BTC_DUMP("BtcDump", "d"),
    /** kgdb_cpu_enter: the user's {@code go}: dbg_slave_lock is released. */
    GO("Go", "c"),
    /** kgdb_cpu_enter: wait for the slaves; no time-out. */
    X3("X3", "c"),
    /** kgdb_cpu_enter: enter_kgdb--, masters_in_kgdb--, kgdb_active = -1, dbg_master_lock released. */
    X5("X5", "c"),
    /** The first round of IPIs. */
    SMP_SEND_STOP("SmpSendStop", "c"),
    /** One second is over: "SMP: retry stop with NMI for CPUs". */
    RETRY_STOP("RetryStop", "c"),
    /** local_cpu_stop marks the CPU offline and parks it. */
    LOCAL_CPU_STOP("LocalCpuStop", "c");

    private final String specName;
    private final List<String> parameters;

    StepKind(String specName, String... parameters) {
        this.specName = specName;
        this.parameters = List.of(parameters);
    }

    @Override
    public String specName() {
        return specName;
    }

    /** The CPU that steps, then an SGI ({@code s}) or another CPU. */
    @Override
    public List<String> parameters() {
        return parameters;
    }

    /** Whether a step has a second parameter. */
    public boolean hasArgument() {
        return parameters.size() == 2;
    }

    /** Whether the second parameter is an SGI. */
    public boolean takesSgi() {
        return hasArgument() && parameters.get(1).equals("s");
    }

    /** The kind with this name in the specification. */
    public static StepKind named(String specName) {
        return ActionName.named(StepKind.class, specName);
    }
}
