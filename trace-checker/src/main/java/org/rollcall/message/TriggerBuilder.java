package org.rollcall.message;

import org.jspecify.annotations.Nullable;

/** What makes a CPU ask, and the details of an RCU stall. */
final class TriggerBuilder extends MessageVisitor {
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
}
