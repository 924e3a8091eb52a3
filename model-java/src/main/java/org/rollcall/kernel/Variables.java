package org.rollcall.kernel;

import java.util.stream.IntStream;

/**
 * The variables of {@code IpiNmi.tla} and the registers beneath them, and where each lies in the packed words of a
 * state. Four CPUs take seven words.
 */
public final class Variables {
    /** Requests and debugger entries are counted up to this. */
    public static final int MAX_COUNT = 15;
    /** CPUs at most: a set of CPUs is one word. */
    public static final int MAX_CPUS = 64;

    /** CPUs of the machine. */
    public final int cpus;
    /** The set of all CPUs. */
    public final long all;
    /** Words of a state. */
    public final int words;

    /** What the task context does. */
    public final EnumCell<TaskState> task;
    /** Where the NMI handler is. */
    public final EnumCell<Label> nmiPc;
    /** The SGI it serves, as ordinal + 1; 0 if none. */
    public final IntCell nmiSgi;
    /** Where the interrupt handler is. */
    public final EnumCell<Label> irqPc;
    /** The SGI it serves, as ordinal + 1; 0 if none. */
    public final IntCell irqSgi;
    /** Where the debug exception of a (would-be) master is. */
    public final EnumCell<DbgLabel> dbgPc;
    /** Online CPUs as a master counted them at E0. */
    public final IntCell snap;
    /** Pending bits of the redistributor. */
    public final IntCell pend;
    /** Active bits of the redistributor. */
    public final IntCell act;
    /** Register: code of the mask in force. */
    final IntCell mask;
    /** Registers: codes of the masks in the pt_regs of the irq, dbg and nmi frame. */
    final IntCell[] savedMask;
    /** Senders whose showacpu csd is queued here. */
    public final SetCell showQ;
    /** The same, taken from the queue. */
    public final SetCell showTaken;
    /** Register: enable bits of the redistributor. */
    final IntCell enabled;
    /** Register: the SGIs whose GICR_IPRIORITYR holds the NMI priority. */
    final IntCell nmiPriority;

    /** cpu_online_mask. */
    public final SetCell online;
    /** backtrace_mask. */
    public final SetCell btMask;
    /** Targets that the send loop T5 is past. */
    public final SetCell btSent;
    /** History: CPUs asked by the current request. */
    public final SetCell btWant;
    /** History: CPUs whose print began while this request was current. */
    public final SetCell btBegan;
    /** CPUs with enter_kgdb = 1. */
    public final SetCell entered;
    /** Targets that the send loop M5 has still to look at. */
    public final SetCell toSend;
    /** History: CPUs that were online when M5 looked at them. */
    public final SetCell kgAsked;
    /** CPUs with the roundup csd in their call_single_queue. */
    public final SetCell kgQ;
    /** CPUs that have taken it from there but not started it. */
    public final SetCell kgTaken;
    /** CPUs with kgdb_info.rounding_up set. */
    public final SetCell roundingUp;
    /** Targets that the worker's smp_call_function() has still to queue on. */
    public final SetCell workTodo;
    /** Targets that it has still to send the IPI to. */
    public final SetCell owed;
    /** History: CPUs that owe a print to the latest fallback request. */
    public final SetCell unshown;
    /** CPUs whose NMI priority was lost over suspend. */
    public final SetCell prioLost;

    /** The requester; backtrace_flag is set iff there is one. */
    public final CpuCell btReqr;
    /** dbg_master_lock: its holder. */
    public final CpuCell mlock;
    /** kgdb_active. */
    public final CpuCell kgActive;
    /** CPU whose workqueue holds sysrq_showallcpus. */
    public final CpuCell work;
    /** CPU whose kworker runs it. */
    public final CpuCell worker;
    /** Owner of the printk CPU lock. */
    public final CpuCell psync;
    /** Owner of the console lock. */
    public final CpuCell console;
    /** The slave that the master waits for, DCPU_WANT_BT. */
    public final CpuCell btc;
    /** The CPU that stops the others. */
    public final CpuCell stopper;
    /** Label of the requester. */
    public final EnumCell<BtLabel> btPc;
    /** Where the CPU that stops the others is. */
    public final EnumCell<StopLabel> stopPc;
    /** Requests made. */
    public final IntCell btCount;
    /** Debugger entries made. */
    public final IntCell kgCount;
    /** masters_in_kgdb. */
    public final IntCell nM;
    /** slaves_in_kgdb. */
    public final IntCell nS;
    /** dbg_slave_lock. */
    public final FlagCell slock;
    /** time_left reached 0. */
    public final FlagCell tmo;
    /** History: a request was dropped because another was in flight. */
    public final FlagCell btDropped;
    /** History: the debugger used the context of a running CPU. */
    public final FlagCell fault;

    /** Every number that each CPU has. */
    final IntCell[] eachCpu;
    /** Every set of CPUs that there is once. */
    final SetCell[] sets;
    /** Every CPU or none. */
    final CpuCell[] references;
    /** Every number that there is once. */
    final IntCell[] shared;

    /** The layout for this many CPUs, 1..64. */
    public Variables(int cpus) {
        if (cpus < 1 || cpus > MAX_CPUS) {
            throw new IllegalArgumentException("a machine has 1 to " + MAX_CPUS + " CPUs, not " + cpus);
        }
        this.cpus = cpus;
        this.all = cpus == Long.SIZE ? -1L : (1L << cpus) - 1;
        int count = EnumCell.width(cpus + 1);
        int label = EnumCell.width(Label.values().length);
        int sgi = EnumCell.width(Sgi.values().length + 1);
        int sgis = Sgi.values().length;
        int code = MaskTable.WIDTH;

        Record cpu = new Record(
                0, cpus, 4, label, sgi, label, sgi, 4, count, sgis, sgis, code, code, code, code, cpus, cpus);
        task = new EnumCell<>(cpu.next(4), TaskState.values());
        nmiPc = new EnumCell<>(cpu.next(label), Label.values());
        nmiSgi = new IntCell(cpu.next(sgi));
        irqPc = new EnumCell<>(cpu.next(label), Label.values());
        irqSgi = new IntCell(cpu.next(sgi));
        dbgPc = new EnumCell<>(cpu.next(4), DbgLabel.values());
        snap = new IntCell(cpu.next(count));
        pend = new IntCell(cpu.next(sgis));
        act = new IntCell(cpu.next(sgis));
        mask = new IntCell(cpu.next(code));
        savedMask =
                new IntCell[] {new IntCell(cpu.next(code)), new IntCell(cpu.next(code)), new IntCell(cpu.next(code))};
        showQ = new SetCell(cpu.next(cpus));
        showTaken = new SetCell(cpu.next(cpus));

        Record gicr = new Record(cpu.end(), cpus, sgis, sgis);
        enabled = new IntCell(gicr.next(sgis));
        nmiPriority = new IntCell(gicr.next(sgis));

        IntStream perSet = IntStream.generate(() -> cpus).limit(15);
        IntStream perReference = IntStream.generate(() -> count).limit(9);
        IntStream numbers = IntStream.of(3, 2, 4, 4, count, count, 1, 1, 1, 1);
        int[] widths = IntStream.concat(IntStream.concat(perSet, perReference), numbers)
                .toArray();
        Record once = new Record(gicr.end(), 1, widths);
        online = new SetCell(once.next(cpus));
        btMask = new SetCell(once.next(cpus));
        btSent = new SetCell(once.next(cpus));
        btWant = new SetCell(once.next(cpus));
        btBegan = new SetCell(once.next(cpus));
        entered = new SetCell(once.next(cpus));
        toSend = new SetCell(once.next(cpus));
        kgAsked = new SetCell(once.next(cpus));
        kgQ = new SetCell(once.next(cpus));
        kgTaken = new SetCell(once.next(cpus));
        roundingUp = new SetCell(once.next(cpus));
        workTodo = new SetCell(once.next(cpus));
        owed = new SetCell(once.next(cpus));
        unshown = new SetCell(once.next(cpus));
        prioLost = new SetCell(once.next(cpus));
        btReqr = new CpuCell(once.next(count));
        mlock = new CpuCell(once.next(count));
        kgActive = new CpuCell(once.next(count));
        work = new CpuCell(once.next(count));
        worker = new CpuCell(once.next(count));
        psync = new CpuCell(once.next(count));
        console = new CpuCell(once.next(count));
        btc = new CpuCell(once.next(count));
        stopper = new CpuCell(once.next(count));
        btPc = new EnumCell<>(once.next(3), BtLabel.values());
        stopPc = new EnumCell<>(once.next(2), StopLabel.values());
        btCount = new IntCell(once.next(4));
        kgCount = new IntCell(once.next(4));
        nM = new IntCell(once.next(count));
        nS = new IntCell(once.next(count));
        slock = new FlagCell(once.next(1));
        tmo = new FlagCell(once.next(1));
        btDropped = new FlagCell(once.next(1));
        fault = new FlagCell(once.next(1));
        words = once.end() / Long.SIZE;

        eachCpu = new IntCell[] {
            task.code(),
            nmiPc.code(),
            nmiSgi,
            irqPc.code(),
            irqSgi,
            dbgPc.code(),
            snap,
            pend,
            act,
            mask,
            savedMask[0],
            savedMask[1],
            savedMask[2],
            enabled,
            nmiPriority
        };
        sets = new SetCell[] {
            online,
            btMask,
            btSent,
            btWant,
            btBegan,
            entered,
            toSend,
            kgAsked,
            kgQ,
            kgTaken,
            roundingUp,
            workTodo,
            owed,
            unshown,
            prioLost
        };
        references = new CpuCell[] {btReqr, mlock, kgActive, work, worker, psync, console, btc, stopper};
        shared = new IntCell[] {
            btPc.code(),
            stopPc.code(),
            btCount,
            kgCount,
            nM,
            nS,
            slock.code(),
            tmo.code(),
            btDropped.code(),
            fault.code()
        };
    }
}
