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
    public @Nullable Message visitOtherHardLockups(KernelMessageParser.OtherHardLockupsContext ctx) {
        @Nullable CpuSet cpus = CpuLists.of(ctx.cpuList(), false);
        int detector = cpu(ctx.INT());
        return cpus == null || cpus.isEmpty() || detector == NO_CPU
                ? null
                : new Triggering.OtherHardLockups(detector, cpus);
    }

    @Override
    public Message visitHungTask(KernelMessageParser.HungTaskContext ctx) {
        return new Triggering.HungTask();
    }

    @Override
    public @Nullable Message visitCsdLock(KernelMessageParser.CsdLockContext ctx) {
        int id = number(ctx.INT(0).getText());
        int waiter = cpu(ctx.INT(1));
        Integer target = ctx.INT().size() < 3 ? null : (Integer) cpu(ctx.INT(2));
        if (id < 0 || waiter == NO_CPU || target != null && target == NO_CPU) {
            return null;
        }
        String function = ctx.symbol() == null ? "" : ctx.symbol().getText().replaceFirst("[^A-Za-z0-9_].*", "");
        return new Triggering.CsdLock(id, waiter, target, function);
    }

    @Override
    public @Nullable Message visitPanicRedirecting(KernelMessageParser.PanicRedirectingContext ctx) {
        int from = cpu(ctx.INT(0));
        int to = cpu(ctx.INT(1));
        return from == NO_CPU || to == NO_CPU ? null : new Triggering.PanicRedirecting(from, to);
    }

    @Override
    public @Nullable Message visitPanicRedirected(KernelMessageParser.PanicRedirectedContext ctx) {
        int from = cpu(ctx.INT());
        return from == NO_CPU ? null : new Triggering.PanicRedirected(from);
    }

    @Override
    public @Nullable Message visitPanicNotRedirected(KernelMessageParser.PanicNotRedirectedContext ctx) {
        int to = cpu(ctx.INT());
        return to == NO_CPU ? null : new Triggering.PanicNotRedirected(to);
    }

    @Override
    public Message visitRcuAsksNobody(KernelMessageParser.RcuAsksNobodyContext ctx) {
        return new Triggering.RcuAsksNobody(
                ctx.STALL_SUPPRESSED() != null
                        ? "a call that hangs hides the report"
                        : ctx.ALL_QSES_SEEN() != null ? "no CPU holds up the grace period" : "the stall has ended");
    }

    @Override
    public @Nullable Message visitRcuOfflineCpu(KernelMessageParser.RcuOfflineCpuContext ctx) {
        int cpu = cpu(ctx.INT());
        return cpu == NO_CPU ? null : new Triggering.RcuOfflineCpu(cpu);
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
        int dash = text.indexOf('-');
        int cpu = number(text.substring(0, dash));
        return cpu == NO_CPU ? null : new Triggering.RcuStalledCpu(cpu, text.substring(dash + 1, dash + 5));
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
