package org.rollcall.machine;

import java.util.List;
import java.util.stream.Stream;
import org.rollcall.cpu.Irqflags;
import org.rollcall.kernel.Actions;
import org.rollcall.kernel.CallFunctionQueue;
import org.rollcall.kernel.Contexts;
import org.rollcall.kernel.Hotplug;
import org.rollcall.kernel.Interrupts;
import org.rollcall.kernel.IpiSetup;
import org.rollcall.kernel.KdbDumpStackOnCpu;
import org.rollcall.kernel.KgdbCpuEnter;
import org.rollcall.kernel.KgdbNmicallback;
import org.rollcall.kernel.KgdbRoundup;
import org.rollcall.kernel.MaskOperations;
import org.rollcall.kernel.Mechanism;
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
import org.rollcall.kernel.Variant;

/** The mechanisms of a configuration, wired: the one place that chooses by variant and mutation. */
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
    final Actions actions;

    Kernel(Configuration c) {
        Mutation mut = c.mut();
        Platform platform = c.platform();
        v = new Variables(c.cpus());
        Irqflags irqflags = platform.irqflags(c.prioMask());
        registers = new Registers(v, irqflags, platform.eoiMode());
        ipiSetup = new IpiSetup(
                v,
                c.variant(),
                c.nmiChip(),
                c.prioMask(),
                c.prepOk().bits(),
                !c.stoppers().isEmpty(),
                mut != Mutation.F16);
        contexts = new Contexts(v, registers, new MaskOperations(v, irqflags, platform.handler()), c.urgent());
        printk = new PrintkCpuSync(
                contexts,
                c.printLock(),
                mut == Mutation.F17 ? Flush.WITH_CONSOLE_LOCK : Flush.AT_ONCE,
                c.printers().bits(),
                c.consoles().bits());
        queue = new CallFunctionQueue(contexts);
        progress = new Progress(contexts, printk, queue, c.timeouts());
        hotplug = new Hotplug(contexts, ipiSetup, c.unplug().bits(), mut != Mutation.F25, mut != Mutation.F23DOWN);
        nmiCpuBacktrace = new NmiCpuBacktrace(contexts, c.variant(), printk);
        kdb = new KdbDumpStackOnCpu(contexts, printk, c.btc());
        actions = new Actions(Stream.of(environment(c), handlers(c), requesters(c), debugger(c))
                .flatMap(List::stream)
                .toList());
        MutantActions.apply(this, c);
    }

    private List<Mechanism> environment(Configuration c) {
        TaskCode task = new TaskCode(
                contexts,
                c.masks().bits(),
                c.stuck().bits(),
                c.longOff().bits(),
                c.windows().bits(),
                c.longHard().bits(),
                c.idlers().bits(),
                c.suspenders().bits());
        SmpSendStop stop = new SmpSendStop(
                contexts, progress, c.stoppers().bits(), c.mut() == Mutation.F19 ? Sgi.STOPNMI : Sgi.STOP);
        return List.of(task, printk, hotplug, stop);
    }

    private List<Mechanism> handlers(Configuration c) {
        return List.of(new Interrupts(contexts, c.variant()), nmiCpuBacktrace, new KgdbNmicallback(contexts), queue);
    }

    private List<Mechanism> requesters(Configuration c) {
        NmiTriggerCpumaskBacktrace trigger = new NmiTriggerCpumaskBacktrace(
                contexts,
                printk,
                progress,
                ipiSetup,
                c.variant().btSgi(),
                c.requesters().bits(),
                c.btTargets().bits(),
                c.maxBt(),
                c.mut() == Mutation.F24C ? RaiseMask.CALLERS : RaiseMask.LIVE);
        SysrqShowAllCpus sysrq =
                new SysrqShowAllCpus(contexts, queue, ipiSetup, c.requesters().bits(), c.maxBt());
        return List.of(trigger, sysrq);
    }

    private List<Mechanism> debugger(Configuration c) {
        KgdbCpuEnter master =
                new KgdbCpuEnter(contexts, progress, c.dbgEntry(), c.masters().bits(), c.maxKg());
        return List.of(master, new KgdbRoundup(contexts, queue, channel(c)), kdb);
    }

    private KgdbRoundup.Channel channel(Configuration c) {
        if (ipiSetup.fallback()) {
            return new KgdbRoundup.Csd(c.mut() == Mutation.F3);
        }
        return c.variant() == Variant.ML
                ? new KgdbRoundup.LiveSgi(c.variant().kgSgi())
                : new KgdbRoundup.NmiMask(c.variant().kgSgi());
    }
}
