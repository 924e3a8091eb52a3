package org.rollcall.kernel;

/**
 * The variables of {@code IpiNmi.tla} and the registers beneath them, in the order in which they lie in the packed words
 * of a state. A cell is declared here and nowhere else. Four CPUs take eight words.
 */
public final class Variables extends Layout {
    /** Requests and debugger entries are counted up to this. */
    public static final int MAX_COUNT = 15;

    /** What the task context does. */
    public final EnumCell<TaskState> task = eachCpu.word("task", TaskState.values());
    /** Where the NMI handler is. */
    public final EnumCell<Label> nmiPc = eachCpu.word("nmiPc", Label.values());
    /** The SGI it serves, as ordinal + 1; 0 if none. */
    public final SgiCell nmiSgi = eachCpu.sgi("nmiSgi");
    /** Where the interrupt handler is. */
    public final EnumCell<Label> irqPc = eachCpu.word("irqPc", Label.values());
    /** The SGI it serves, as ordinal + 1; 0 if none. */
    public final SgiCell irqSgi = eachCpu.sgi("irqSgi");
    /** Where the debug exception of a (would-be) master is. */
    public final EnumCell<DbgLabel> dbgPc = eachCpu.word("dbgPc", DbgLabel.values());
    /** Online CPUs as a master counted them at E0. */
    public final IntCell snap = eachCpu.number("snap", cpus);
    /** Pending bits of the redistributor. */
    public final SgiSetCell pend = eachCpu.sgis("pend");
    /** Active bits of the redistributor. */
    public final SgiSetCell act = eachCpu.sgis("act");
    /** Register: code of the mask in force. */
    final IntCell mask = eachCpu.register(MaskTable.CODES - 1);
    /** Registers: codes of the masks in the pt_regs of the irq, dbg and nmi frame. */
    private final IntCell[] savedMask = {
        eachCpu.register(MaskTable.CODES - 1),
        eachCpu.register(MaskTable.CODES - 1),
        eachCpu.register(MaskTable.CODES - 1)
    };
    /** Senders whose showacpu csd is queued here. */
    public final SetCell showQ = eachCpu.set("showQ");
    /** The same, taken from the queue. */
    public final SetCell showTaken = eachCpu.set("showTaken");
    /** Register: enable bits of the redistributor. */
    final SgiSetCell enabled = eachGicr.sgiRegister();
    /** Register: the SGIs whose GICR_IPRIORITYR holds the NMI priority. */
    final SgiSetCell nmiPriority = eachGicr.sgiRegister();

    /** cpu_online_mask. */
    public final SetCell online = once.set("online");
    /** backtrace_mask. */
    public final SetCell btMask = once.set("btMask");
    /** Targets that the send loop T5 is past. */
    public final SetCell btSent = once.set("btSent");
    /** CPUs that the caller of the current request leaves out. */
    public final SetCell btSkip = once.set("btSkip");
    /** History: CPUs asked by the current request. */
    public final SetCell btWant = once.set("btWant");
    /** History: CPUs whose print began while this request was current. */
    public final SetCell btBegan = once.set("btBegan");
    /** CPUs with enter_kgdb = 1. */
    public final SetCell entered = once.set("entered");
    /** Targets that the send loop M5 has still to look at. */
    public final SetCell toSend = once.set("toSend");
    /** History: CPUs that were online when M5 looked at them. */
    public final SetCell kgAsked = once.set("kgAsked");
    /** CPUs with the roundup csd in their call_single_queue. */
    public final SetCell kgQ = once.set("kgQ");
    /** CPUs that have taken it from there but not started it. */
    public final SetCell kgTaken = once.set("kgTaken");
    /** CPUs with a csd for a backtrace in their call_single_queue (mips). */
    public final SetCell btQ = once.set("btQ");
    /** CPUs that have taken it from there but not started it. */
    public final SetCell btTaken = once.set("btTaken");
    /** CPUs with kgdb_info.rounding_up set. */
    public final SetCell roundingUp = once.set("roundingUp");
    /** Targets that the worker's smp_call_function() has still to queue on. */
    public final SetCell workTodo = once.set("workTodo");
    /** Targets that it has still to send the IPI to. */
    public final SetCell owed = once.set("owed");
    /** History: CPUs that owe a print to the latest fallback request. */
    public final SetCell unshown = once.set("unshown");
    /** CPUs whose NMI priority was lost over suspend. */
    public final SetCell prioLost = once.set("prioLost");
    /** Targets that the send loop of smp_send_stop has still to send to. */
    public final SetCell stopLeft = once.set("stopLeft");

    /** The requester; backtrace_flag is set iff there is one. */
    public final CpuCell btReqr = once.cpu("btReqr");
    /** dbg_master_lock: its holder. */
    public final CpuCell mlock = once.cpu("mlock");
    /** kgdb_active. */
    public final CpuCell kgActive = once.cpu("kgActive");
    /** CPU whose workqueue holds sysrq_showallcpus. */
    public final CpuCell work = once.cpu("work");
    /** CPU whose kworker runs it. */
    public final CpuCell worker = once.cpu("worker");
    /** Owner of the printk CPU lock. */
    public final CpuCell psync = once.cpu("psync");
    /** Owner of the console lock. */
    public final CpuCell console = once.cpu("console");
    /** The slave that the master waits for, DCPU_WANT_BT. */
    public final CpuCell btc = once.cpu("btc");
    /** panic_cpu. */
    public final CpuCell panicCpu = once.cpu("panicCpu");
    /** The CPU that has set stop_in_progress. */
    public final CpuCell stopper = once.cpu("stopper");
    /** Label of the requester. */
    public final EnumCell<BtLabel> btPc = once.word("btPc", BtLabel.values());
    /** Where its smp_send_stop is. */
    public final EnumCell<StopLabel> stopPc = once.word("stopPc", StopLabel.values());
    /** Requests made. */
    public final IntCell btCount = once.number("btCount", MAX_COUNT);
    /** Debugger entries made. */
    public final IntCell kgCount = once.number("kgCount", MAX_COUNT);
    /** masters_in_kgdb. */
    public final IntCell nM = once.number("nM", cpus);
    /** slaves_in_kgdb. */
    public final IntCell nS = once.number("nS", cpus);
    /** dbg_slave_lock. */
    public final FlagCell slock = once.flag("slock");
    /** time_left reached 0. */
    public final FlagCell tmo = once.flag("tmo");
    /** The owner of the printk CPU lock has taken it a second time. */
    public final FlagCell psyncNested = once.flag("psyncNested");
    /** History: a request was dropped because another was in flight. */
    public final FlagCell btDropped = once.flag("btDropped");
    /** crash_stop: stopped CPUs save their registers for a crash dump. */
    public final FlagCell crashStop = once.flag("crashStop");
    /** History: the debugger used the context of a running CPU. */
    public final FlagCell fault = once.flag("fault");

    /** Where the handler of SDEI event 0 is. Without SDEI it is nowhere, and that takes no bit. */
    public final EnumCell<Label> evPc;

    /** Register: code of the mask that the event interrupted, which the firmware keeps. */
    private final IntCell maskBelowEvent;

    /**
     * The layout for this many CPUs, 1..64.
     *
     * @param sdei whether the firmware has SDEI
     */
    public Variables(int cpus, boolean sdei) {
        this(cpus, sdei, new Variables(cpus, sdei, Sizes.UNKNOWN).sizes());
    }

    private Variables(int cpus, boolean sdei, Sizes sizes) {
        super(cpus, sizes);
        evPc = eachCpu.word("evPc", sdei ? Label.values() : new Label[] {Label.NONE});
        maskBelowEvent = eachCpu.register(sdei ? MaskTable.CODES - 1 : 0);
    }

    /** Register: code of the mask that a frame interrupted. */
    IntCell savedMask(Context frame) {
        return frame == Context.EVENT ? maskBelowEvent : savedMask[frame.ordinal() - 1];
    }
}
