package org.rollcall.message;

import java.util.LinkedHashMap;
import java.util.Map;

/** A text of each form of each message, old and new, and what it says. */
final class Examples {
    static final Map<String, Message> ALL = new LinkedHashMap<>();

    static {
        asking();
        triggering();
        debugging();
        others();
    }

    private Examples() {}

    private static void asking() {
        ALL.put("Sending NMI from CPU 0 to CPUs 1-3:", new Asking.SendingNmi(0, CpuSet.of(1, 2, 3), true));
        ALL.put("Sending NMI from CPU 8 to CPUs 0,2-3,511:", new Asking.SendingNmi(8, CpuSet.of(0, 2, 3, 511), true));
        ALL.put("Sending NMI from CPU 8 to CPUs 0,2-3,", new Asking.SendingNmi(8, CpuSet.of(0, 2, 3), false));
        ALL.put("Sending NMI from CPU 8 to CPUs 0,2-", new Asking.SendingNmi(8, CpuSet.of(0, 2), false));
        ALL.put("Sending NMI from CPU 8 to CPUs", new Asking.SendingNmi(8, CpuSet.none(), false));
        ALL.put("Sending NMI from CPU 8 to", new Asking.SendingNmi(8, CpuSet.none(), false));
        ALL.put("Sending NMI from CPU 8", new Asking.SendingNmi(8, CpuSet.none(), false));
        ALL.put("sending NMI to all CPUs:", new Asking.SendingNmiToAll());
        ALL.put("Sending NMI to all CPUs:", new Asking.SendingNmiToAll());
        ALL.put(
                "After 10 seconds, these CPUS still haven't responded to the NMI: 1,6-7",
                new Asking.StillSilent(CpuSet.of(1, 6, 7), true));
        ALL.put(
                "After 10 seconds, these CPUS still haven't responded to the NMI: ",
                new Asking.StillSilent(CpuSet.none(), true));
        ALL.put(
                "After 10 seconds, these CPUS still haven\u00e2\u0080\u0099t responded to the NMI: 1,6,",
                new Asking.StillSilent(CpuSet.of(1, 6), false));
        ALL.put("NMI backtrace for cpu 8", new Answering.NmiBacktrace(8));
        ALL.put("NMI backtrace for cpu 3 skipped: idling at cpu_do_idle+0x24/0x48", new Answering.SkippedIdling(3));
        ALL.put("NMI backtrace for cpu 3 skipped: idling at pc 0xffffffff81", new Answering.SkippedIdling(3));
        ALL.put("sysrq: CPU0:", new Answering.ShowCpu(0));
        ALL.put("CPU0:", new Answering.ShowCpu(0));
        ALL.put("sysrq: CPU3: backtrace skipped as idling", new Answering.ShowCpuIdling(3));
        ALL.put("CPU 1 didn't respond to backtrace IPI, inspecting paca.", new Answering.DidNotRespond(1));
        ALL.put(
                "nmi_backtrace_stall_check: CPU 10: NMIs are not reaching exc_nmi() handler (CPU was never in an NMI handler function)",
                new Answering.StallCheck(10, Answering.StallCheck.State.NOT_REACHED));
        ALL.put(
                "CPU 1: NMIs are not reaching exc_nmi() handler",
                new Answering.StallCheck(1, Answering.StallCheck.State.NOT_REACHED));
        ALL.put(
                "Unable to send backtrace IPI to CPU2 - perhaps it hung?",
                new Answering.NotSent(2, Answering.NotSent.Why.CALL_SLOT_BUSY));
        ALL.put(
                "sdei_nmi: SDEI_EVENT_SIGNAL to CPU 2 failed: -5",
                new Answering.NotSent(2, Answering.NotSent.Why.SDEI_SIGNAL_FAILED));
        ALL.put(
                "nmi_backtrace_stall_check: CPU 3: CPU is in exc_nmi() handler which is legitimately ignoring NMIs",
                new Answering.StallCheck(3, Answering.StallCheck.State.EXCUSED));
        ALL.put(
                "nmi_backtrace_stall_check: CPU 3: exc_nmi() handler is ignoring NMIs, but OK because ignore_nmis was set",
                new Answering.StallCheck(3, Answering.StallCheck.State.EXCUSED));
        ALL.put(
                "nmi_backtrace_stall_check: CPU 3: CPU is in exc_nmi() handler and no further NMIs are reaching handler",
                new Answering.StallCheck(3, Answering.StallCheck.State.IN_NMI));
        ALL.put(
                "nmi_backtrace_stall_check: CPU 3: CPU is handling NMIs (CPU exited one NMI handler function)",
                new Answering.StallCheck(3, Answering.StallCheck.State.HANDLING));
        ALL.put("  CPU[ 23]: TSTATE[0000000000000000] TPC[0]".strip(), new Answering.GlobalRegisters(23, false, true));
        ALL.put("* CPU[  3]: TSTATE[0000004480001600] TPC[..]", new Answering.GlobalRegisters(3, true, false));
    }

    private static void triggering() {
        ALL.put("sysrq: Show backtrace of all active CPUs", new Triggering.ShowAllCpus());
        ALL.put("SysRq : Show backtrace of all active CPUs", new Triggering.ShowAllCpus());
        ALL.put("sysrq: SysRq : Show backtrace of all active CPUs", new Triggering.ShowAllCpus());
        ALL.put("sysrq: This sysrq operation is disabled.", new Triggering.SysrqDisabled());
        ALL.put("rcu: INFO: rcu_sched detected stalls on CPUs/tasks:", new Triggering.RcuStall(false));
        ALL.put("INFO: rcu_sched self-detected stall on CPU { 0}", new Triggering.RcuStall(true));
        ALL.put(
                "rcu: INFO: rcu_preempt detected expedited stalls on CPUs/tasks: { 5-...D } 21",
                new Triggering.RcuStall(false));
        ALL.put("rcu: Stack dump where RCU GP kthread last ran:", new Triggering.RcuLastRan());
        ALL.put("rcu: \t2-...0: (2 ticks this GP) idle=4d5c/1", new Triggering.RcuStalledCpu(2, "...0"));
        ALL.put("rcu: \t12-...!: (1 GPs behind) idle=1/0", new Triggering.RcuStalledCpu(12, "...!"));
        ALL.put("rcu: \t(detected by 3, t=5622 jiffies, g=-987, q=115 ncpus=4)", new Triggering.RcuDetectedBy(3));
        ALL.put("rcu: rcu_sched kthread starved for 999 jiffies! g16541", new Triggering.RcuContinues());
        ALL.put(
                "rcu: rcu_preempt kthread timer wakeup didn't happen for 12771 jiffies!",
                new Triggering.RcuContinues());
        ALL.put("rcu: RCU grace-period kthread stack dump:", new Triggering.RcuContinues());
        ALL.put("watchdog: BUG: soft lockup - CPU#5 stuck for 82s! [a:255]", new Triggering.SoftLockup(5));
        ALL.put("watchdog: Watchdog detected hard LOCKUP on cpu 2", new Triggering.HardLockup(null, 2));
        ALL.put("NMI watchdog: Watchdog detected hard LOCKUP on cpu 2", new Triggering.HardLockup(null, 2));
        ALL.put("watchdog: CPU3: Watchdog detected hard LOCKUP on cpu 4", new Triggering.HardLockup(3, 4));
        ALL.put("watchdog: CPU 1 self-detected hard LOCKUP @ _raw_spin_lock+0x98", new Triggering.HardLockup(1, 1));
        ALL.put(
                "watchdog: CPU 3 detected hard LOCKUP on other CPUs 0,5-6",
                new Triggering.OtherHardLockups(3, CpuSet.of(0, 5, 6)));
        ALL.put(
                "Watchdog CPU:5 detected Hard LOCKUP other CPUS:1-2",
                new Triggering.OtherHardLockups(5, CpuSet.of(1, 2)));
        ALL.put("watchdog: CPU 6 Hard LOCKUP", new Triggering.HardLockup(6, 6));
        ALL.put("Watchdog CPU:1 Hard LOCKUP", new Triggering.HardLockup(1, 1));
        ALL.put("INFO: task jbd2/sda-8:3563 blocked for more than 140 seconds.", new Triggering.HungTask());
        ALL.put(
                "smp: csd: Detected non-responsive CSD lock (#1) on CPU#1, waiting 5000 ns",
                new Triggering.CsdLock(1, 1, null, ""));
        ALL.put(
                "smp: csd: Continued non-responsive CSD lock (#2) on CPU#1, waiting 5000000176 ns for CPU#03 kgdb_call_nmi_hook+0x0/0x8(0x0).",
                new Triggering.CsdLock(2, 1, 3, "kgdb_call_nmi_hook"));
        ALL.put("smp: \tcsd: CSD lock (#1) unresponsive.", new Calling.TargetState(1, Calling.State.UNRESPONSIVE));
        ALL.put(
                "smp: \tcsd: CSD lock (#1) handling this request.",
                new Calling.TargetState(1, Calling.State.HANDLING_THIS));
        ALL.put(
                "smp: \tcsd: CSD lock (#1) handling prior do_it+0x0/0x8(0x0) request.",
                new Calling.TargetState(1, Calling.State.HANDLING_PRIOR));
        ALL.put("smp: csd: Re-sending CSD lock (#1) IPI from CPU#00 to CPU#02", new Calling.Resent(1, 0, 2));
        ALL.put(
                "smp: csd: CSD lock (#1) got unstuck on CPU#00, CPU#02 released the lock.",
                new Calling.Released(1, 0, 2));
        ALL.put("INFO: task a:3 blocked in I/O wait for more than 140 seconds.", new Triggering.HungTask());
        ALL.put("rcu: INFO: Stall ended before state dump start", new Triggering.RcuAsksNobody("the stall has ended"));
        ALL.put("rcu: Offline CPU 2 blocking current GP.", new Triggering.RcuOfflineCpu(2));
        ALL.put("panic: Redirecting from CPU 0 to CPU 2 for crash kernel.", new Triggering.PanicRedirecting(0, 2));
        ALL.put("panic: Redirected from CPU 0, skipping stack dump.", new Triggering.PanicRedirected(0));
        ALL.put("panic: failed to redirect to CPU 2, continuing on CPU 0", new Triggering.PanicNotRedirected(2));
        ALL.put("panic: target CPU 2 is offline, continuing on CPU 0", new Triggering.PanicNotRedirected(2));
        ALL.put(
                "Kernel panic - not syncing: hung_task: blocked tasks",
                new Triggering.Panic("hung_task: blocked tasks"));
    }

    private static void debugging() {
        ALL.put("KGDB: Timed out waiting for secondary CPUs.", new Debugging.KgdbTimedOut());
        ALL.put(
                "Entering kdb (current=0xffff0000013a6580, pid 86) on processor 0 due to Keyboard Entry",
                new Debugging.EnteringKdb(0, true, "due to Keyboard Entry"));
        ALL.put(
                "Entering kdb (current=0xffff0000013a6580, pid 86) due to Keyboard Entry",
                new Debugging.EnteringKdb(0, false, "due to Keyboard Entry"));
        ALL.put("[11]kdb> btc", new Debugging.KdbPrompt(11, "btc"));
        ALL.put("[11]kdb>", new Debugging.KdbPrompt(11, ""));
        ALL.put("btc: cpu status: Currently on cpu 6", new Debugging.CurrentCpu(6));
        ALL.put("Currently on cpu 6", new Debugging.CurrentCpu(6));
        CpuSet none = CpuSet.none();
        ALL.put(
                "Available cpus: 0-5(I), 6, 7(I), 8, 9-23(I)",
                new Debugging.CpuStatus(CpuSet.range(0, 23), none, none, true));
        ALL.put(
                "Available cpus: 0(-), 1, 2(D), 3(F), 4(-)",
                new Debugging.CpuStatus(CpuSet.of(0, 1, 4), CpuSet.of(2), CpuSet.of(3), true));
        ALL.put("Available cpus: 0, 2", new Debugging.CpuStatus(CpuSet.of(0), none, none, false));
        ALL.put("Available cpus: 0-2,", new Debugging.CpuStatus(CpuSet.range(0, 2), none, none, false));
        ALL.put("WARNING: no task for cpu 2", new Debugging.NoTaskForCpu(2));
        ALL.put("ERROR: Task on cpu 3 didn't stop in the debugger", new Debugging.DidNotStop(3));
        ALL.put("Stack traceback for pid 555", new Debugging.StackTraceback());
        ALL.put("Catastrophic error detected", new Debugging.Catastrophic());
        ALL.put("SMP: stopping secondary CPUs", new Stopping.StoppingSecondaryCpus());
        ALL.put("SMP: retry stop with NMI for CPUs 2", new Stopping.RetryStop(CpuSet.of(2)));
        ALL.put("SMP: failed to stop secondary CPUs 4-11", new Stopping.FailedToStop(CpuSet.range(4, 11)));
        ALL.put("SMP: retry stop with SDEI NMI for CPUs 2-3", new Stopping.RetryStop(CpuSet.of(2, 3)));
        ALL.put("CPU3: stopping", new Stopping.StoppingSelf(3));
        ALL.put("CPU 1 will stop doing anything useful since another CPU has crashed", new Stopping.StoppingSelf(1));
        ALL.put("Shutting down cpus with NMI", new Stopping.SendingStop());
        ALL.put("Sending IPI to other CPUs", new Stopping.SendingStop());
        ALL.put("Sending IPI to other cpus...", new Stopping.SendingStop());
        ALL.put("IPI complete", new Stopping.AllStopped());
        ALL.put("ERROR: 1 cpu(s) not responding", new Stopping.SomeDidNotStop());
        ALL.put("done waiting: 2 cpu(s) not responding", new Stopping.SomeDidNotStop());
        ALL.put("Non-crashing CPUs did not react to IPI", new Stopping.SomeDidNotStop());
        ALL.put("Starting crashdump kernel...", new Stopping.PanicContinues());
        ALL.put("Loading crashdump kernel...", new Stopping.PanicContinues());
        ALL.put("Some CPUs may be stale, kdump will be unreliable.", new Stopping.MayBeStale());
        ALL.put("SMP: failed to stop secondary CPUs", new Stopping.FailedToStop(none));
        ALL.put("Kernel Offset: disabled", new Stopping.PanicContinues());
        ALL.put("Rebooting in 3 seconds..", new Stopping.PanicContinues());
    }

    private static void others() {
        ALL.put("** 12 printk messages dropped **", new Marking.PrintkDropped());
        ALL.put("...", new Marking.Elision());
        ALL.put("<snip>", new Marking.Elision());
        ALL.put("[..]", new Marking.Elision());
        ALL.put("Linux version 6.12.107-klab (root@vm)", new Configuring.LinuxVersion("6.12.107-klab"));
        ALL.put("Booting Linux on physical CPU 0x0000000000 [0x410fd083]", new Configuring.BootingLinux(true));
        ALL.put("Kernel command line: quiet irqchip.gicv3_pseudo_nmi=1", new Configuring.CommandLine(true));
        ALL.put("Command line: quiet", new Configuring.CommandLine(false));
        ALL.put("Kernel command line: irqchip.gicv3_pseudo_nmi=off", new Configuring.CommandLine(false));
        ALL.put("Kernel command line: irqchip.gicv3_pseudo_nmi=on x", new Configuring.CommandLine(true));
        ALL.put("smp: Brought up 1 node, 4 CPUs", new Configuring.BroughtUp(4));
        ALL.put("Brought up 8 CPUs", new Configuring.BroughtUp(8));
        ALL.put("CPU1: Booted secondary processor 0x0000000001 [0x410fd083]", new Configuring.SecondaryBooted(1));
        ALL.put("psci: CPU3 killed (polled 0 ms)", new Configuring.CpuOffline(3));
        ALL.put("CPU3: shutdown", new Configuring.CpuOffline(3));
        ALL.put("smpboot: CPU 3 is now offline", new Configuring.CpuOffline(3));
        ALL.put("CPU features: detected: IRQ priority masking", new Configuring.PriorityMasking());
        ALL.put(
                "GICv3: Pseudo-NMIs enabled using relaxed ICC_PMR_EL1 synchronisation",
                new Configuring.PseudoNmisEnabled());
        ALL.put("GICv3: Skipping NMI enable due to firmware issues", new Configuring.PseudoNmisDisabled(true));
        ALL.put(
                "CPU features: Pseudo-NMI disabled due to MediaTek Chromebook GICR save problem",
                new Configuring.PseudoNmisDisabled(false));
        ALL.put("Could not request IPI 6 as NMI, err=-22", new Configuring.NmiRequestFailed(6));
        ALL.put(
                "hw perfevents: enabled with armv8_pmuv3 PMU driver, 7 counters available, using NMIs",
                new Configuring.PerfUsingNmis());
        ALL.put("GICv3: GICD_CTRL.DS=1, SCR_EL3.FIQ=0", new Configuring.GicSecurity(true, false));
        ALL.put("GICv3: GICD_CTLR.DS=0, SCR_EL3.FIQ=1", new Configuring.GicSecurity(false, true));
        ALL.put("sdei_nmi: using SDEI cross-CPU NMI (SDEI_EVENT_SIGNAL, event 0)", new Configuring.SdeiUsed());
        ALL.put("sdei_nmi: sdei_event_register(0) failed: -22", new Configuring.SdeiOff());
        ALL.put("sdei: disabling SDEI firmware interface", new Configuring.SdeiOff());
        ALL.put("sdei: failed to unmask CPU[2]: -5", new Configuring.SdeiDeaf());
        ALL.put("sdei: Failed to re-register event 0: -5", new Configuring.SdeiDeaf());
        ALL.put("x86/fpu: Supporting XSAVE", new Configuring.ArchitectureShown(Architecture.X86));
        ALL.put("NIP:  c000000000123456 LR: c0", new Configuring.ArchitectureShown(Architecture.POWERPC));
        ALL.put("epc : ffffffff80001234", new Configuring.ArchitectureShown(Architecture.OTHER));
        ALL.put("Booting Linux on physical CPU 0x0", new Configuring.BootingLinux(false));
        ALL.put("watchdog: NMI not fully supported", new Configuring.NmiNotSupported());
        ALL.put("CPU: 2 UID: 0 PID: 78 Comm: sh Not tainted 6.12.107", new Dumping.CpuLine(2));
        ALL.put("CPU: 8 PID: 555 Comm: bash Not tainted", new Dumping.CpuLine(8));
        ALL.put("pstate: 40000005 (nZcv daif -PAN -UAO BTYPE=--)", new Dumping.Pstate(false, true));
        ALL.put("pstate: 800003c5 (Nzcv DAIF -PAN -UAO)", new Dumping.Pstate(true, true));
        ALL.put("pstate: 600003c5 (nZCv daif -PAN -UAO)", new Dumping.Pstate(true, false));
        ALL.put("pstate: 80000145", new Dumping.Pstate(false, true));
        ALL.put("pmr_save: 000000c0", new Dumping.Pmr(0xc0));
        ALL.put("pmr: 00000060", new Dumping.Pmr(0x60));
        ALL.put("nmi_trigger_cpumask_backtrace+0x17c/0x1f8", new Dumping.TraceSymbol("nmi_trigger_cpumask_backtrace"));
        ALL.put("? handle_percpu_devid_irq+0x98/0x1c0", new Dumping.TraceSymbol("handle_percpu_devid_irq"));
        ALL.put(
                "[<c0d6ba28>] (nmi_trigger_cpumask_backtrace) from [<c0>]",
                new Dumping.TraceSymbol("nmi_trigger_cpumask_backtrace"));
        ALL.put("Dumping ftrace buffer:", new Dumping.TraceBuffer());
        ALL.put("lkdtm: Performing direct entry HARDLOCKUP", new Dumping.LkdtmEntry("HARDLOCKUP"));
    }
}
