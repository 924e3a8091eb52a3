package org.rollcall.machine;

import java.util.List;
import java.util.stream.Stream;
import org.rollcall.cpu.Irqflags;
import org.rollcall.kernel.Actions;
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
import org.rollcall.kernel.LocalCpuStop;
import org.rollcall.kernel.MaskOperations;
import org.rollcall.kernel.Mechanism;
import org.rollcall.kernel.NmiCpuBacktrace;
import org.rollcall.kernel.NmiTriggerCpumaskBacktrace;
import org.rollcall.kernel.NmiTriggerCpumaskBacktrace.RaiseMask;
import org.rollcall.kernel.PrintkCpuSync;
import org.rollcall.kernel.PrintkCpuSync.Flush;
import org.rollcall.kernel.PrintkCpuSync.Owner;
import org.rollcall.kernel.Progress;
import org.rollcall.kernel.Registers;
import org.rollcall.kernel.SdeiNmiHandler;
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
    final Actions actions;

    Kernel(Configuration c) {
        Mutation mut = c.mut();
        Platform platform = c.platform();
        v = new Variables(c.cpus(), c.nmi().sdei());
        Irqflags irqflags = platform.irqflags(c.nmi().prioMask());
        registers = new Registers(v, irqflags, platform.eoiMode(), mut != Mutation.K7);
        ipiSetup = new IpiSetup(
                v,
                c.build(),
                c.nmi().nmiChip(),
                c.nmi().prioMask(),
                c.nmi().prepOk().bits(),
                !c.environment()
                        .of(Habit.STOPPERS)
                        .or(c.environment().of(Habit.REBOOTERS))
                        .isEmpty(),
                c.nmi().sdei(),
                mut != Mutation.F16);
        contexts = new Contexts(
                v,
                registers,
                new MaskOperations(v, irqflags, platform.handler()),
                c.timing().urgent());
        printk = new PrintkCpuSync(
                contexts,
                c.backtrace().printLock(),
                mut == Mutation.F17B ? Owner.WAITS : Owner.ENTERS_AGAIN,
                mut == Mutation.F17 ? Flush.WITH_CONSOLE_LOCK : Flush.AT_ONCE,
                c.environment(),
                c.repairs());
        queue = new CallFunctionQueue(contexts);
        progress = new Progress(contexts, printk, queue, c.timing().timeouts(), c.repairs());
        hotplug = new Hotplug(
                contexts,
                ipiSetup,
                c.hotplug().unplug().bits(),
                mut != Mutation.F25,
                mut != Mutation.F23DOWN,
                c.nmi().sdei());
        nmiCpuBacktrace = new NmiCpuBacktrace(contexts, c.build(), printk, c.repairs());
        kdb = new KdbDumpStackOnCpu(contexts, printk, c.debugger().btc());
        actions = new Actions(Stream.of(environment(c), handlers(c), requesters(c), debugger(c))
                .flatMap(List::stream)
                .toList());
        MutantActions.apply(this, c);
    }

    private List<Mechanism> environment(Configuration c) {
        TaskCode task = new TaskCode(contexts, c.environment());
        SmpSendStop stop = new SmpSendStop(
                contexts,
                progress,
                c.environment(),
                c.mut() == Mutation.F19 ? Sgi.STOPNMI : Sgi.STOP,
                c.nmi().prioMask(),
                c.nmi().sdei(),
                c.mut() != Mutation.F19B);
        return List.of(task, printk, hotplug, stop, new LocalCpuStop(contexts, c.build()));
    }

    private List<Mechanism> handlers(Configuration c) {
        return List.of(
                new Interrupts(contexts, c.build()),
                new SdeiNmiHandler(contexts),
                nmiCpuBacktrace,
                new KgdbNmicallback(contexts, c.repairs()),
                queue);
    }

    private static RaiseMask raiseMask(Mutation mutation) {
        return switch (mutation) {
            case F24C -> RaiseMask.CALLERS;
            case F24J -> RaiseMask.ASKED;
            default -> RaiseMask.LIVE;
        };
    }

    private List<Mechanism> requesters(Configuration c) {
        NmiTriggerCpumaskBacktrace trigger = new NmiTriggerCpumaskBacktrace(
                contexts,
                printk,
                progress,
                queue,
                ipiSetup,
                c.build(),
                c.backtrace().requesters().bits(),
                c.backtrace().callersMask(),
                c.environment(),
                c.backtrace().maxBt(),
                raiseMask(c.mut()));
        SysrqShowAllCpus sysrq = new SysrqShowAllCpus(
                contexts,
                queue,
                ipiSetup,
                c.backtrace().requesters().bits(),
                c.backtrace().maxBt());
        return List.of(trigger, sysrq);
    }

    private List<Mechanism> debugger(Configuration c) {
        KgdbCpuEnter master = new KgdbCpuEnter(
                contexts,
                progress,
                c.debugger().dbgEntry(),
                c.debugger().masters().bits(),
                c.debugger().maxKg(),
                c.repairs());
        return List.of(master, new KgdbRoundup(contexts, queue, channel(c)), kdb);
    }

    private KgdbRoundup.Channel channel(Configuration c) {
        if (ipiSetup.roundup().isEmpty()) {
            return new KgdbRoundup.Csd(c.mut() == Mutation.F3);
        }
        return c.build().has(Capability.LIVE_LOOP)
                ? new KgdbRoundup.LiveSgi(c.build().kgSgi())
                : new KgdbRoundup.NmiMask(c.build().kgSgi());
    }
}
