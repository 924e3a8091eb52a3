package org.rollcall.message;

import org.jspecify.annotations.Nullable;

/** Texts of kgdb and kdb. */
final class DebuggerBuilder extends MessageVisitor {
    @Override
    public Message visitKgdbTimedOut(KernelMessageParser.KgdbTimedOutContext ctx) {
        return new Debugging.KgdbTimedOut();
    }

    @Override
    public @Nullable Message visitEnteringKdb(KernelMessageParser.EnteringKdbContext ctx) {
        boolean smp = ctx.ON_PROCESSOR() != null;
        int cpu = smp ? cpu(ctx.INT()) : 0;
        String reason = ctx.DUE_TO() == null ? "" : ctx.DUE_TO().getText().strip();
        return cpu == NO_CPU ? null : new Debugging.EnteringKdb(cpu, smp, reason);
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
}
