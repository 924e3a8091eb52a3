package org.rollcall.kernel;

/**
 * The variables of {@code IpiNmi.tla} and the registers beneath them, in the order in which they lie in the packed words
 * of a state. A cell is declared here and nowhere else. Four CPUs take seven words.
 */
public final class Variables extends Layout {
    /** Requests and debugger entries are counted up to this. */
    public static final int MAX_COUNT = 15;

    /** What the task context does. */
    public final EnumCell<TaskState> task = eachCpu.word(TaskState.values());
    /** Where the NMI handler is. */
    public final EnumCell<Label> nmiPc = eachCpu.word(Label.values());
    /** The SGI it serves, as ordinal + 1; 0 if none. */
    public final IntCell nmiSgi = eachCpu.number(Sgi.values().length);
    /** Where the interrupt handler is. */
    public final EnumCell<Label> irqPc = eachCpu.word(Label.values());
    /** The SGI it serves, as ordinal + 1; 0 if none. */
    public final IntCell irqSgi = eachCpu.number(Sgi.values().length);
    /** Where the debug exception of a (would-be) master is. */
    public final EnumCell<DbgLabel> dbgPc = eachCpu.word(DbgLabel.values());
    /** Online CPUs as a master counted them at E0. */
    public final IntCell snap = eachCpu.number(cpus);
    /** Pending bits of the redistributor. */
    public final IntCell pend = eachCpu.sgis();
    /** Active bits of the redistributor. */
    public final IntCell act = eachCpu.sgis();
    /** Register: code of the mask in force. */
    final IntCell mask = eachCpu.number(MaskTable.CODES - 1);
    /** Registers: codes of the masks in the pt_regs of the irq, dbg and nmi frame. */
    private final IntCell[] savedMask = {
        eachCpu.number(MaskTable.CODES - 1), eachCpu.number(MaskTable.CODES - 1), eachCpu.number(MaskTable.CODES - 1)
    };
    /** Senders whose showacpu csd is queued here. */
    public final SetCell showQ = eachCpu.set();
    /** The same, taken from the queue. */
    public final SetCell showTaken = eachCpu.set();
    /** Register: enable bits of the redistributor. */
    final IntCell enabled = eachGicr.sgis();
    /** Register: the SGIs whose GICR_IPRIORITYR holds the NMI priority. */
    final IntCell nmiPriority = eachGicr.sgis();

    /** cpu_online_mask. */
    public final SetCell online = once.set();
    /** backtrace_mask. */
    public final SetCell btMask = once.set();
    /** Targets that the send loop T5 is past. */
    public final SetCell btSent = once.set();
    /** History: CPUs asked by the current request. */
    public final SetCell btWant = once.set();
    /** History: CPUs whose print began while this request was current. */
    public final SetCell btBegan = once.set();
    /** CPUs with enter_kgdb = 1. */
    public final SetCell entered = once.set();
    /** Targets that the send loop M5 has still to look at. */
    public final SetCell toSend = once.set();
    /** History: CPUs that were online when M5 looked at them. */
    public final SetCell kgAsked = once.set();
    /** CPUs with the roundup csd in their call_single_queue. */
    public final SetCell kgQ = once.set();
    /** CPUs that have taken it from there but not started it. */
    public final SetCell kgTaken = once.set();
    /** CPUs with kgdb_info.rounding_up set. */
    public final SetCell roundingUp = once.set();
    /** Targets that the worker's smp_call_function() has still to queue on. */
    public final SetCell workTodo = once.set();
    /** Targets that it has still to send the IPI to. */
    public final SetCell owed = once.set();
    /** History: CPUs that owe a print to the latest fallback request. */
    public final SetCell unshown = once.set();
    /** CPUs whose NMI priority was lost over suspend. */
    public final SetCell prioLost = once.set();

    /** The requester; backtrace_flag is set iff there is one. */
    public final CpuCell btReqr = once.cpu();
    /** dbg_master_lock: its holder. */
    public final CpuCell mlock = once.cpu();
    /** kgdb_active. */
    public final CpuCell kgActive = once.cpu();
    /** CPU whose workqueue holds sysrq_showallcpus. */
    public final CpuCell work = once.cpu();
    /** CPU whose kworker runs it. */
    public final CpuCell worker = once.cpu();
    /** Owner of the printk CPU lock. */
    public final CpuCell psync = once.cpu();
    /** Owner of the console lock. */
    public final CpuCell console = once.cpu();
    /** The slave that the master waits for, DCPU_WANT_BT. */
    public final CpuCell btc = once.cpu();
    /** The CPU that stops the others. */
    public final CpuCell stopper = once.cpu();
    /** Label of the requester. */
    public final EnumCell<BtLabel> btPc = once.word(BtLabel.values());
    /** Where the CPU that stops the others is. */
    public final EnumCell<StopLabel> stopPc = once.word(StopLabel.values());
    /** Requests made. */
    public final IntCell btCount = once.number(MAX_COUNT);
    /** Debugger entries made. */
    public final IntCell kgCount = once.number(MAX_COUNT);
    /** masters_in_kgdb. */
    public final IntCell nM = once.number(cpus);
    /** slaves_in_kgdb. */
    public final IntCell nS = once.number(cpus);
    /** dbg_slave_lock. */
    public final FlagCell slock = once.flag();
    /** time_left reached 0. */
    public final FlagCell tmo = once.flag();
    /** History: a request was dropped because another was in flight. */
    public final FlagCell btDropped = once.flag();
    /** History: the debugger used the context of a running CPU. */
    public final FlagCell fault = once.flag();

    /** The layout for this many CPUs, 1..64. */
    public Variables(int cpus) {
        this(cpus, new Variables(cpus, Sizes.UNKNOWN).sizes());
    }

    private Variables(int cpus, Sizes sizes) {
        super(cpus, sizes);
    }

    /** Register: code of the mask in the pt_regs of a frame: what the frame interrupted. */
    IntCell savedMask(Context frame) {
        return savedMask[frame.ordinal() - 1];
    }
}
