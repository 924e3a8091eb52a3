package org.rollcall.message;

import org.jspecify.annotations.Nullable;

/** The stop of a panic, and marks of lost text. */
final class StopBuilder extends MessageVisitor {
    @Override
    public Message visitStopping(KernelMessageParser.StoppingContext ctx) {
        return new Stopping.StoppingSecondaryCpus();
    }

    @Override
    public Message visitSendingStop(KernelMessageParser.SendingStopContext ctx) {
        return new Stopping.SendingStop();
    }

    @Override
    public @Nullable Message visitRetryStop(KernelMessageParser.RetryStopContext ctx) {
        CpuSet cpus = CpuLists.of(ctx.cpuList(), false);
        return cpus == null ? null : new Stopping.RetryStop(cpus);
    }

    @Override
    public @Nullable Message visitFailedToStop(KernelMessageParser.FailedToStopContext ctx) {
        CpuSet cpus = ctx.cpuList() == null ? CpuSet.none() : CpuLists.of(ctx.cpuList(), false);
        return cpus == null ? null : new Stopping.FailedToStop(cpus);
    }

    @Override
    public Message visitSomeDidNotStop(KernelMessageParser.SomeDidNotStopContext ctx) {
        return new Stopping.SomeDidNotStop();
    }

    @Override
    public Message visitAllStopped(KernelMessageParser.AllStoppedContext ctx) {
        return new Stopping.AllStopped();
    }

    @Override
    public @Nullable Message visitStoppingSelf(KernelMessageParser.StoppingSelfContext ctx) {
        int cpu = ctx.INT() == null ? cpuNo(ctx.CPU_NO()) : cpu(ctx.INT());
        return cpu == NO_CPU ? null : new Stopping.StoppingSelf(cpu);
    }

    @Override
    public Message visitMayBeStale(KernelMessageParser.MayBeStaleContext ctx) {
        return new Stopping.MayBeStale();
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
}
