package org.rollcall.message;

import org.jspecify.annotations.Nullable;

/** Requests and answers: {@code lib/nmi_backtrace.c}, sysrq-l's fallback, powerpc and sparc. */
final class AnswerBuilder extends MessageVisitor {
    @Override
    public @Nullable Message visitRequest(KernelMessageParser.RequestContext ctx) {
        boolean whole = ctx.COLON() != null;
        CpuSet cpus = ctx.cpuList() == null ? CpuSet.none() : CpuLists.of(ctx.cpuList(), whole);
        int requester = cpu(ctx.INT());
        return cpus == null || requester == NO_CPU ? null : new Asking.SendingNmi(requester, cpus, whole);
    }

    @Override
    public Message visitRequestAll(KernelMessageParser.RequestAllContext ctx) {
        return new Asking.SendingNmiToAll();
    }

    @Override
    public @Nullable Message visitStillSilent(KernelMessageParser.StillSilentContext ctx) {
        CpuSet cpus = ctx.cpuList() == null ? CpuSet.none() : CpuLists.of(ctx.cpuList(), false);
        boolean whole = ctx.cpuList() == null || !ctx.cpuList().getText().endsWith(",");
        return cpus == null ? null : new Asking.StillSilent(cpus, whole);
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
        Answering.StallCheck.State state = ctx.STALL_EXCUSED() != null
                ? Answering.StallCheck.State.EXCUSED
                : ctx.STALL_HANDLING() != null
                        ? Answering.StallCheck.State.HANDLING
                        : ctx.STALL_IN_NMI() != null
                                ? Answering.StallCheck.State.IN_NMI
                                : Answering.StallCheck.State.NOT_REACHED;
        int cpu = ctx.INT() != null ? cpu(ctx.INT()) : firstNumber(ctx.getText());
        return cpu == NO_CPU ? null : new Answering.StallCheck(cpu, state);
    }

    @Override
    public @Nullable Message visitCallSlotBusy(KernelMessageParser.CallSlotBusyContext ctx) {
        int cpu = cpuNo(ctx.CPU_NO());
        return cpu == NO_CPU ? null : new Answering.NotSent(cpu, Answering.NotSent.Why.CALL_SLOT_BUSY);
    }

    @Override
    public @Nullable Message visitSdeiSignalFailed(KernelMessageParser.SdeiSignalFailedContext ctx) {
        int cpu = cpu(ctx.INT());
        return cpu == NO_CPU ? null : new Answering.NotSent(cpu, Answering.NotSent.Why.SDEI_SIGNAL_FAILED);
    }

    private static int firstNumber(String text) {
        String digits = text.replaceFirst("^\\D*", "").replaceFirst("\\D.*$", "");
        return digits.isEmpty() ? NO_CPU : number(digits);
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
}
