package org.rollcall.machine;

import java.util.EnumMap;
import java.util.Map;
import org.rollcall.cpu.Irqflags;
import org.rollcall.kernel.Action;
import org.rollcall.kernel.CallFunctionQueue;
import org.rollcall.kernel.Capability;
import org.rollcall.kernel.Contexts;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.Hotplug;
import org.rollcall.kernel.Interrupts;
import org.rollcall.kernel.IpiSetup;
import org.rollcall.kernel.KdbDumpStackOnCpu;
import org.rollcall.kernel.KgdbCpuEnter;
import org.rollcall.kernel.KgdbNmicallback;
import org.rollcall.kernel.KgdbRoundup;
import org.rollcall.kernel.MaskOperations;
import org.rollcall.kernel.NmiCpuBacktrace;
import org.rollcall.kernel.NmiTriggerCpumaskBacktrace;
import org.rollcall.kernel.NmiTriggerCpumaskBacktrace.RaiseMask;
import org.rollcall.kernel.PrintkCpuSync;
import org.rollcall.kernel.PrintkCpuSync.Flush;
import org.rollcall.kernel.Progress;
import org.rollcall.kernel.Registers;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.SmpSendStop;
import org.rollcall.kernel.SysrqShowAllCpus;
import org.rollcall.kernel.TaskCode;
import org.rollcall.kernel.Variables;

/** The mechanisms of a configuration, wired: the one place that chooses by version and mutation. */
final class Kernel {
    final Variables v;
    final Registers registers;
    final IpiSetup ipiSetup;
    final Contexts contexts;
    final PrintkCpuSync printk;
    final CallFunctionQueue queue;
    final Progress progress;
    final Hotplug hotplug;
    final NmiCpuBacktrace nmiCpuBacktrace;
    final KdbDumpStackOnCpu kdb;
    final Map<StepKind, Action> actions = new EnumMap<>(StepKind.class);

    Kernel(Configuration c) {
        Mutation mut = c.mut();
        Platform platform = c.platform();
        v = new Variables(c.cpus());
        Irqflags irqflags = platform.irqflags(c.nmi().prioMask());
        registers = new Registers(v, irqflags, platform.eoiMode());
        ipiSetup = new IpiSetup(
                v,
                c.version(),
                c.nmi().nmiChip(),
                c.nmi().prioMask(),
                c.nmi().prepOk().bits(),
                !c.environment().of(Habit.STOPPERS).isEmpty(),
                mut != Mutation.F16);
        contexts = new Contexts(
                v,
                registers,
                new MaskOperations(v, irqflags, platform.handler()),
                c.timing().urgent());
        printk = new PrintkCpuSync(
                contexts,
                c.backtrace().printLock(),
                mut == Mutation.F17 ? Flush.WITH_CONSOLE_LOCK : Flush.AT_ONCE,
                c.environment());
        queue = new CallFunctionQueue(contexts);
        progress = new Progress(contexts, printk, queue, c.timing().timeouts());
        hotplug = new Hotplug(
                contexts, ipiSetup, c.hotplug().unplug().bits(), mut != Mutation.F25, mut != Mutation.F23DOWN);
        nmiCpuBacktrace = new NmiCpuBacktrace(contexts, c.version(), printk);
        kdb = new KdbDumpStackOnCpu(contexts, printk, c.debugger().btc());
        environment(c);
        handlers(c);
        requesters(c);
        debugger(c);
        MutantActions.apply(this, c);
    }

    private void environment(Configuration c) {
        TaskCode task = new TaskCode(contexts, c.environment());
        actions.put(StepKind.IRQ_DISABLE, task.irqDisable);
        actions.put(StepKind.IRQ_ENABLE, task.irqEnable);
        actions.put(StepKind.HARD_LOCKUP, task.hardLockup);
        actions.put(StepKind.LONG_IRQ_OFF, task.longIrqOff);
        actions.put(StepKind.LONG_IRQ_OFF_END, task.longIrqOffEnd);
        actions.put(StepKind.HARD_WINDOW, task.hardWindow);
        actions.put(StepKind.HARD_WINDOW_END, task.hardWindowEnd);
        actions.put(StepKind.LONG_HARD_WINDOW, task.longHardWindow);
        actions.put(StepKind.LONG_HARD_WINDOW_END, task.longHardWindowEnd);
        actions.put(StepKind.IDLE, task.idle);
        actions.put(StepKind.WAKE, task.wake);
        actions.put(StepKind.SUSPEND, task.suspend);
        actions.put(StepKind.RESUME, task.resume);
        actions.put(StepKind.DUMP_STACK, printk.dumpStack);
        actions.put(StepKind.DUMP_STACK_END, printk.dumpStackEnd);
        actions.put(StepKind.CONSOLE_LOCK, printk.consoleLock);
        actions.put(StepKind.CONSOLE_UNLOCK, printk.consoleUnlock);
        actions.put(StepKind.CPU_UP_SETUP, hotplug.cpuUpSetup);
        actions.put(StepKind.CPU_UP_ONLINE, hotplug.cpuUpOnline);
        actions.put(StepKind.CPU_UP_COUNT, hotplug.cpuUpCount);
        actions.put(StepKind.CPU_UP_UNMASK, hotplug.cpuUpUnmask);
        actions.put(StepKind.CPU_DOWN_OFFLINE, hotplug.cpuDownOffline);
        actions.put(StepKind.CPU_DOWN_TEARDOWN, hotplug.cpuDownTeardown);
        SmpSendStop stop =
                new SmpSendStop(contexts, progress, c.environment(), c.mut() == Mutation.F19 ? Sgi.STOPNMI : Sgi.STOP);
        actions.put(StepKind.SMP_SEND_STOP, stop.smpSendStop);
        actions.put(StepKind.RETRY_STOP, stop.retryStop);
        actions.put(StepKind.LOCAL_CPU_STOP, stop.localCpuStop);
    }

    private void handlers(Configuration c) {
        Interrupts interrupts = new Interrupts(contexts, c.version());
        actions.put(StepKind.TAKE, interrupts.take);
        actions.put(StepKind.RET, interrupts.ret);
        actions.put(StepKind.H1, nmiCpuBacktrace.h1);
        actions.put(StepKind.P1, nmiCpuBacktrace.p1);
        actions.put(StepKind.P2, nmiCpuBacktrace.p2);
        actions.put(StepKind.P3, nmiCpuBacktrace.p3);
        KgdbNmicallback slave = new KgdbNmicallback(contexts);
        actions.put(StepKind.H2A, slave.h2a);
        actions.put(StepKind.H2, slave.h2);
        actions.put(StepKind.E2_SLAVE, slave.e2Slave);
        actions.put(StepKind.R1, slave.r1);
        actions.put(StepKind.R4, slave.r4);
        actions.put(StepKind.CALL_QUEUE, queue.callQueue);
        actions.put(StepKind.CALL_KGDB, queue.callKgdb);
        actions.put(StepKind.CALL_SHOW, queue.callShow);
        actions.put(StepKind.CALL_END, queue.callEnd);
    }

    private void requesters(Configuration c) {
        NmiTriggerCpumaskBacktrace trigger = new NmiTriggerCpumaskBacktrace(
                contexts,
                printk,
                progress,
                ipiSetup,
                c.version().btSgi(),
                c.backtrace().requesters().bits(),
                c.backtrace().btTargets().bits(),
                c.backtrace().maxBt(),
                c.mut() == Mutation.F24C ? RaiseMask.CALLERS : RaiseMask.LIVE);
        actions.put(StepKind.T1, trigger.t1);
        actions.put(StepKind.T2, trigger.t2);
        actions.put(StepKind.T4, trigger.t4);
        actions.put(StepKind.T4_END, trigger.t4End);
        actions.put(StepKind.T5, trigger.t5);
        actions.put(StepKind.T5_END, trigger.t5End);
        actions.put(StepKind.T6, trigger.t6);
        actions.put(StepKind.TIMEOUT_BT, trigger.timeoutBt);
        actions.put(StepKind.T8, trigger.t8);
        SysrqShowAllCpus sysrq = new SysrqShowAllCpus(
                contexts,
                queue,
                ipiSetup,
                c.backtrace().requesters().bits(),
                c.backtrace().maxBt());
        actions.put(StepKind.SYSRQ_SHOW_ALL, sysrq.sysrqShowAll);
        actions.put(StepKind.WORK_START, sysrq.workStart);
        actions.put(StepKind.QUEUE_ON, sysrq.queueOn);
        actions.put(StepKind.SEND_OWED, sysrq.sendOwed);
    }

    private void debugger(Configuration c) {
        KgdbCpuEnter master = new KgdbCpuEnter(
                contexts,
                progress,
                c.debugger().dbgEntry(),
                c.debugger().masters().bits(),
                c.debugger().maxKg());
        actions.put(StepKind.E0, master.e0);
        actions.put(StepKind.E2_MASTER, master.e2Master);
        actions.put(StepKind.LOCK_MASTER, master.lockMaster);
        actions.put(StepKind.M1, master.m1);
        actions.put(StepKind.M4, master.m4);
        actions.put(StepKind.M6, master.m6);
        actions.put(StepKind.TIMEOUT_KG, master.timeoutKg);
        actions.put(StepKind.GO, master.go);
        actions.put(StepKind.X3, master.x3);
        actions.put(StepKind.X5, master.x5);
        KgdbRoundup roundup = new KgdbRoundup(contexts, queue, channel(c));
        actions.put(StepKind.M5, roundup.m5);
        actions.put(StepKind.ROUNDUP_SEND, roundup.roundupSend);
        actions.put(StepKind.M5_END, roundup.m5End);
        actions.put(StepKind.BTC_ASK, kdb.btcAsk);
        actions.put(StepKind.BTC_DUMP, kdb.btcDump);
    }

    private KgdbRoundup.Channel channel(Configuration c) {
        if (ipiSetup.fallback()) {
            return new KgdbRoundup.Csd(c.mut() == Mutation.F3);
        }
        return c.version().has(Capability.LIVE_LOOP)
                ? new KgdbRoundup.LiveSgi(c.version().kgSgi())
                : new KgdbRoundup.NmiMask(c.version().kgSgi());
    }
}
