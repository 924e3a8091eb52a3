package org.rollcall.message;

import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Turns a parse tree into a message; null where the text has the form but no meaning (a CPU number out of bounds). */
final class MessageBuilder extends KernelMessageBaseVisitor<@Nullable Message> {
    private static final int NO_CPU = -1;

    @Override
    protected boolean shouldVisitNextChild(org.antlr.v4.runtime.tree.RuleNode node, @Nullable Message currentResult) {
        return currentResult == null;
    }

    @Override
    public @Nullable Message visitRequest(KernelMessageParser.RequestContext ctx) {
        CpuSet cpus = CpuLists.of(ctx.cpuList());
        int requester = cpu(ctx.INT());
        return cpus == null || requester == NO_CPU ? null : new Asking.SendingNmi(requester, cpus, ctx.COLON() != null);
    }

    @Override
    public Message visitRequestAll(KernelMessageParser.RequestAllContext ctx) {
        return new Asking.SendingNmiToAll();
    }

    @Override
    public @Nullable Message visitBacktrace(KernelMessageParser.BacktraceContext ctx) {
        int cpu = cpu(ctx.INT());
        if (cpu == NO_CPU) {
            return null;
        }
        return ctx.SKIPPED() == null ? new Answering.NmiBacktrace(cpu) : new Answering.SkippedIdling(cpu);
    }

    @Override
    public @Nullable Message visitStallCheck(KernelMessageParser.StallCheckContext ctx) {
        int cpu = cpu(ctx.INT());
        return cpu == NO_CPU ? null : new Answering.StallCheck(cpu);
    }

    @Override
    public @Nullable Message visitDidNotRespond(KernelMessageParser.DidNotRespondContext ctx) {
        int cpu = cpu(ctx.INT());
        return cpu == NO_CPU ? null : new Answering.DidNotRespond(cpu);
    }

    @Override
    public @Nullable Message visitShowCpu(KernelMessageParser.ShowCpuContext ctx) {
        int cpu = cpuNo(ctx.CPU_NO());
        if (cpu == NO_CPU) {
            return null;
        }
        return ctx.BACKTRACE_SKIPPED() == null ? new Answering.ShowCpu(cpu) : new Answering.ShowCpuIdling(cpu);
    }

    @Override
    public @Nullable Message visitGlobalRegisters(KernelMessageParser.GlobalRegistersContext ctx) {
        int cpu = cpu(ctx.INT(0));
        String tstate = ctx.HEX() != null ? ctx.HEX().getText() : ctx.INT(1).getText();
        boolean empty = tstate.chars().allMatch(c -> c == '0');
        return cpu == NO_CPU ? null : new Answering.GlobalRegisters(cpu, ctx.STAR() != null, empty);
    }

    @Override
    public Message visitShowAllCpus(KernelMessageParser.ShowAllCpusContext ctx) {
        return new Triggering.ShowAllCpus();
    }

    @Override
    public Message visitSysrqDisabled(KernelMessageParser.SysrqDisabledContext ctx) {
        return new Triggering.SysrqDisabled();
    }

    @Override
    public Message visitRcuStall(KernelMessageParser.RcuStallContext ctx) {
        return new Triggering.RcuStall(ctx.SELF_DETECTED() != null);
    }

    @Override
    public Message visitRcuLastRan(KernelMessageParser.RcuLastRanContext ctx) {
        return new Triggering.RcuLastRan();
    }

    @Override
    public @Nullable Message visitSoftLockup(KernelMessageParser.SoftLockupContext ctx) {
        int cpu = cpu(ctx.INT());
        return cpu == NO_CPU ? null : new Triggering.SoftLockup(cpu);
    }

    @Override
    public @Nullable Message visitHardLockup(KernelMessageParser.HardLockupContext ctx) {
        int cpu = cpu(ctx.INT());
        Integer detector = ctx.CPU_NO() == null ? null : (Integer) cpuNo(ctx.CPU_NO());
        return cpu == NO_CPU ? null : new Triggering.HardLockup(detector, cpu);
    }

    @Override
    public @Nullable Message visitSelfHardLockup(KernelMessageParser.SelfHardLockupContext ctx) {
        int cpu = cpu(ctx.INT());
        return cpu == NO_CPU ? null : new Triggering.HardLockup(cpu, cpu);
    }

    @Override
    public Message visitHungTask(KernelMessageParser.HungTaskContext ctx) {
        return new Triggering.HungTask();
    }

    @Override
    public @Nullable Message visitCsdLock(KernelMessageParser.CsdLockContext ctx) {
        int cpu = cpu(ctx.INT(1));
        return cpu == NO_CPU ? null : new Triggering.CsdLock(cpu);
    }

    @Override
    public Message visitPanic(KernelMessageParser.PanicContext ctx) {
        String text = ctx.PANIC().getText();
        int colon = text.indexOf(':');
        return new Triggering.Panic(colon < 0 ? "" : text.substring(colon + 1).strip());
    }

    @Override
    public @Nullable Message visitRcuStalledCpu(KernelMessageParser.RcuStalledCpuContext ctx) {
        String text = ctx.RCU_CPU().getText();
        int cpu = number(text.substring(0, text.indexOf('-')));
        return cpu == NO_CPU ? null : new Triggering.RcuStalledCpu(cpu);
    }

    @Override
    public @Nullable Message visitRcuDetectedBy(KernelMessageParser.RcuDetectedByContext ctx) {
        int cpu = cpu(ctx.INT());
        return cpu == NO_CPU ? null : new Triggering.RcuDetectedBy(cpu);
    }

    @Override
    public Message visitRcuStarved(KernelMessageParser.RcuStarvedContext ctx) {
        return new Triggering.RcuContinues();
    }

    @Override
    public Message visitRcuKthreadDump(KernelMessageParser.RcuKthreadDumpContext ctx) {
        return new Triggering.RcuContinues();
    }

    @Override
    public Message visitKgdbTimedOut(KernelMessageParser.KgdbTimedOutContext ctx) {
        return new Debugging.KgdbTimedOut();
    }

    @Override
    public @Nullable Message visitEnteringKdb(KernelMessageParser.EnteringKdbContext ctx) {
        int cpu = cpu(ctx.INT());
        String reason = ctx.DUE_TO() == null ? "" : ctx.DUE_TO().getText().strip();
        return cpu == NO_CPU ? null : new Debugging.EnteringKdb(cpu, reason);
    }

    @Override
    public @Nullable Message visitKdbPrompt(KernelMessageParser.KdbPromptContext ctx) {
        int cpu = cpu(ctx.INT());
        String command = ctx.WORD() == null ? "" : ctx.WORD().getText();
        return cpu == NO_CPU ? null : new Debugging.KdbPrompt(cpu, command);
    }

    @Override
    public @Nullable Message visitKdbCurrentCpu(KernelMessageParser.KdbCurrentCpuContext ctx) {
        int cpu = cpu(ctx.INT());
        return cpu == NO_CPU ? null : new Debugging.CurrentCpu(cpu);
    }

    @Override
    public Message visitKdbCpuStatus(KernelMessageParser.KdbCpuStatusContext ctx) {
        return CpuLists.status(
                ctx.cpuState(), ctx.COMMA().size() >= ctx.cpuState().size());
    }

    @Override
    public @Nullable Message visitKdbNoTask(KernelMessageParser.KdbNoTaskContext ctx) {
        int cpu = cpu(ctx.INT());
        return cpu == NO_CPU ? null : new Debugging.NoTaskForCpu(cpu);
    }

    @Override
    public @Nullable Message visitKdbDidNotStop(KernelMessageParser.KdbDidNotStopContext ctx) {
        int cpu = cpu(ctx.INT());
        return cpu == NO_CPU ? null : new Debugging.DidNotStop(cpu);
    }

    @Override
    public Message visitStackTraceback(KernelMessageParser.StackTracebackContext ctx) {
        return new Debugging.StackTraceback();
    }

    @Override
    public Message visitCatastrophic(KernelMessageParser.CatastrophicContext ctx) {
        return new Debugging.Catastrophic();
    }

    @Override
    public Message visitStopping(KernelMessageParser.StoppingContext ctx) {
        return new Stopping.StoppingSecondaryCpus();
    }

    @Override
    public @Nullable Message visitRetryStop(KernelMessageParser.RetryStopContext ctx) {
        CpuSet cpus = CpuLists.of(ctx.cpuList());
        return cpus == null ? null : new Stopping.RetryStop(cpus);
    }

    @Override
    public @Nullable Message visitFailedToStop(KernelMessageParser.FailedToStopContext ctx) {
        CpuSet cpus = ctx.cpuList() == null ? CpuSet.none() : CpuLists.of(ctx.cpuList());
        return cpus == null ? null : new Stopping.FailedToStop(cpus);
    }

    @Override
    public Message visitPanicContinues(KernelMessageParser.PanicContinuesContext ctx) {
        return new Stopping.PanicContinues();
    }

    @Override
    public Message visitPrintkDropped(KernelMessageParser.PrintkDroppedContext ctx) {
        return new Marking.PrintkDropped();
    }

    @Override
    public Message visitElision(KernelMessageParser.ElisionContext ctx) {
        return new Marking.Elision();
    }

    @Override
    public Message visitLinuxVersion(KernelMessageParser.LinuxVersionContext ctx) {
        return new Configuring.LinuxVersion(ctx.getText().substring("Linux version ".length()));
    }

    @Override
    public Message visitBootingLinux(KernelMessageParser.BootingLinuxContext ctx) {
        return new Configuring.BootingLinux();
    }

    @Override
    public Message visitCommandLine(KernelMessageParser.CommandLineContext ctx) {
        return new Configuring.CommandLine(ctx.getText().matches(".*irqchip\\.gicv3_pseudo_nmi=[1yYoO].*"));
    }

    @Override
    public @Nullable Message visitBroughtUp(KernelMessageParser.BroughtUpContext ctx) {
        int cpus = number(ctx.INT(ctx.INT().size() - 1).getText());
        return cpus < 1 ? null : new Configuring.BroughtUp(cpus);
    }

    @Override
    public @Nullable Message visitSecondaryBooted(KernelMessageParser.SecondaryBootedContext ctx) {
        int cpu = cpuNo(ctx.CPU_NO());
        return cpu == NO_CPU ? null : new Configuring.SecondaryBooted(cpu);
    }

    @Override
    public @Nullable Message visitCpuOffline(KernelMessageParser.CpuOfflineContext ctx) {
        int cpu = ctx.CPU_NO() == null ? cpu(ctx.INT()) : cpuNo(ctx.CPU_NO());
        return cpu == NO_CPU ? null : new Configuring.CpuOffline(cpu);
    }

    @Override
    public Message visitPriorityMasking(KernelMessageParser.PriorityMaskingContext ctx) {
        return new Configuring.PriorityMasking();
    }

    @Override
    public Message visitPseudoNmisEnabled(KernelMessageParser.PseudoNmisEnabledContext ctx) {
        return new Configuring.PseudoNmisEnabled();
    }

    @Override
    public Message visitPseudoNmisDisabled(KernelMessageParser.PseudoNmisDisabledContext ctx) {
        return new Configuring.PseudoNmisDisabled();
    }

    @Override
    public @Nullable Message visitNmiRequestFailed(KernelMessageParser.NmiRequestFailedContext ctx) {
        int irq = number(ctx.INT().getText());
        return irq < 0 ? null : new Configuring.NmiRequestFailed(irq);
    }

    @Override
    public Message visitPerfUsingNmis(KernelMessageParser.PerfUsingNmisContext ctx) {
        return new Configuring.PerfUsingNmis();
    }

    @Override
    public Message visitNmiNotSupported(KernelMessageParser.NmiNotSupportedContext ctx) {
        return new Configuring.NmiNotSupported();
    }

    @Override
    public @Nullable Message visitCpuLine(KernelMessageParser.CpuLineContext ctx) {
        List<TerminalNode> numbers = ctx.INT();
        int cpu = cpu(numbers.get(0));
        int pid = number(numbers.get(numbers.size() - 1).getText());
        String comm = ctx.COMM().getText().substring(" Comm: ".length()).strip();
        int end = comm.indexOf(" ");
        return cpu == NO_CPU ? null : new Dumping.CpuLine(cpu, pid, end < 0 ? comm : comm.substring(0, end));
    }

    @Override
    public Message visitPstate(KernelMessageParser.PstateContext ctx) {
        return new Dumping.Pstate(
                ctx.PSTATE_FLAGS() != null && ctx.PSTATE_FLAGS().getText().charAt(8) == 'I');
    }

    @Override
    public @Nullable Message visitPmr(KernelMessageParser.PmrContext ctx) {
        String digits = ctx.getText().replaceFirst("^pmr(?:_save)?:\\s*(?:0x)?", "");
        return digits.isEmpty() || digits.length() > 15 ? null : new Dumping.Pmr(Long.parseLong(digits, 16));
    }

    @Override
    public Message visitTraceSymbol(KernelMessageParser.TraceSymbolContext ctx) {
        return new Dumping.TraceSymbol(ctx.getText()
                .replaceAll("^(?:\\[<?[0-9a-f]+>?\\] |\\? |\\()*", "")
                .replaceAll("[^A-Za-z0-9_].*", ""));
    }

    @Override
    public Message visitLkdtm(KernelMessageParser.LkdtmContext ctx) {
        return new Dumping.LkdtmEntry(ctx.WORD().getText());
    }

    private static int cpu(TerminalNode digits) {
        return number(digits.getText());
    }

    private static int cpuNo(TerminalNode word) {
        return number(word.getText().substring("CPU".length()));
    }

    private static int number(String digits) {
        int value = CpuLists.number(digits);
        return value < 0 ? NO_CPU : value;
    }
}
