package org.rollcall.message;

import org.jspecify.annotations.Nullable;

/** Boot and hot-plug lines. */
final class ConfigurationBuilder extends MessageVisitor {
    @Override
    public Message visitLinuxVersion(KernelMessageParser.LinuxVersionContext ctx) {
        return new Configuring.LinuxVersion(ctx.getText().substring("Linux version ".length()));
    }

    @Override
    public Message visitBootingLinux(KernelMessageParser.BootingLinuxContext ctx) {
        return new Configuring.BootingLinux(ctx.HEX() != null && ctx.SQUARE_L() != null);
    }

    @Override
    public Message visitCommandLine(KernelMessageParser.CommandLineContext ctx) {
        return new Configuring.CommandLine(
                ctx.getText().matches(".*irqchip\\.gicv3_pseudo_nmi=(?:[1yYtT]|[oO][nN]).*"));
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
        return new Configuring.PseudoNmisDisabled(ctx.SKIPPING_NMI() != null);
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
    public Message visitGicSecurity(KernelMessageParser.GicSecurityContext ctx) {
        return new Configuring.GicSecurity(
                !ctx.INT(0).getText().equals("0"), !ctx.INT(1).getText().equals("0"));
    }

    @Override
    public Message visitSdeiUsed(KernelMessageParser.SdeiUsedContext ctx) {
        return new Configuring.SdeiUsed();
    }

    @Override
    public Message visitSdeiOff(KernelMessageParser.SdeiOffContext ctx) {
        return new Configuring.SdeiOff();
    }

    @Override
    public Message visitSdeiDeaf(KernelMessageParser.SdeiDeafContext ctx) {
        return new Configuring.SdeiDeaf();
    }

    @Override
    public Message visitArchitecture(KernelMessageParser.ArchitectureContext ctx) {
        String text = ctx.getText();
        Architecture architecture = text.startsWith("x86/") || text.startsWith("RIP:")
                ? Architecture.X86
                : text.startsWith("NIP") || text.startsWith("irq_soft_mask")
                        ? Architecture.POWERPC
                        : Architecture.OTHER;
        return new Configuring.ArchitectureShown(architecture);
    }

    @Override
    public Message visitNmiNotSupported(KernelMessageParser.NmiNotSupportedContext ctx) {
        return new Configuring.NmiNotSupported();
    }
}
