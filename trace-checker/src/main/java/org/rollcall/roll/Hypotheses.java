package org.rollcall.roll;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.Architecture;
import org.rollcall.message.Configuring;
import org.rollcall.message.Dumping;
import org.rollcall.message.Triggering;

/** Why a CPU could be silent: what the protocol allows and the log does not exclude, the likeliest first. */
final class Hypotheses {
    private final OpenCall call;
    private final int cpu;
    private final List<Reason> found = new ArrayList<>();

    private Hypotheses(OpenCall call, int cpu) {
        this.call = call;
        this.cpu = cpu;
    }

    static List<Reason> of(OpenCall call, int cpu) {
        var hypotheses = new Hypotheses(call, cpu);
        hypotheses.collect();
        return hypotheses.found;
    }

    private void collect() {
        Boot boot = call.boot;
        Long offline = boot.wentOffline(cpu);
        if (offline != null) {
            add(ReasonCode.OFFLINE, offline, "it went offline");
        }
        OpenCall behind = call.behind();
        if (behind != null && behind.answers.awaitAnybody() && !behind.awaits(cpu)) {
            add(
                    ReasonCode.CALL_SLOT_BUSY,
                    behind.lines.request(),
                    "the sender waits for a call slot, held since its request before by CPU "
                            + behind.answers.outstanding());
        }
        rcu(boot.rcuStall(cpu));
        Architecture architecture = boot.architecture();
        if (architecture == null) {
            general();
        } else {
            switch (architecture) {
                case ARM64 -> arm64(boot);
                case X86 -> x86();
                case POWERPC -> powerpc();
                case OTHER -> other();
            }
        }
        add(ReasonCode.FIRMWARE, 0, "it may be in firmware or not running at all");
    }

    /** RCU's own irq_work shows whether the CPU takes interrupts. */
    private void rcu(Boot.@Nullable Evidence stalled) {
        if (call.trigger == Trigger.RCU_STALL
                && stalled != null
                && stalled.message() instanceof Triggering.RcuStalledCpu flags) {
            add(ReasonCode.RCU_IRQ_WORK, stalled.line(), flags.irqWork());
        }
    }

    private void arm64(Boot boot) {
        Boot.Evidence failed = boot.line(Configuring.NmiRequestFailed.class);
        if (failed != null) {
            add(ReasonCode.NMI_SETUP_FAILED, failed.line(), "its NMI could not be requested");
        }
        Boot.Evidence sdei = boot.line(Configuring.SdeiUsed.class);
        if (sdei != null && call.kind() == Kind.BACKTRACE) {
            sdei(boot, sdei.line());
        } else {
            masks(boot);
        }
    }

    /** drivers/firmware/arm_sdei_nmi.c: no interrupt mask holds an event back, and there is no fallback to the interrupt. */
    private void sdei(Boot boot, long used) {
        Boot.Evidence off = boot.line(Configuring.SdeiOff.class);
        Boot.Evidence deaf = off == null ? boot.line(Configuring.SdeiDeaf.class) : off;
        add(
                ReasonCode.SDEI_DEAF,
                deaf == null ? used : deaf.line(),
                deaf == null
                        ? "it may be masked for SDEI events: in hotplug, in deep idle, in suspend, or in another event"
                        : "a line shows that SDEI events do not reach it");
    }

    /** The request is a real NMI: interrupts that are disabled do not keep it out. */
    private void x86() {
        add(
                ReasonCode.NMI_BLOCKED,
                0,
                "a real NMI reaches code with interrupts disabled; it may be inside an NMI or machine check handler, in"
                        + " system management mode, or a virtual CPU that is not run");
    }

    /** arch/powerpc: local_irq_disable sets irq_soft_mask in the paca and leaves MSR[EE] open. */
    private void powerpc() {
        add(
                ReasonCode.HARD_MASKED,
                0,
                "it may be hard-masked (MSR[EE] clear): a soft mask (irq_soft_mask of its paca) does not keep the request"
                        + " out, and a system reset reaches both");
    }

    /** arm, riscv, loongarch, mips, s390 and sparc send an ordinary interrupt. */
    private void other() {
        add(
                ReasonCode.IRQS_OFF,
                0,
                "it seems to run with interrupts disabled, and the request is an ordinary interrupt here");
    }

    private void general() {
        add(
                ReasonCode.IRQS_OFF,
                0,
                "it may run with interrupts disabled, where the request is an ordinary interrupt; no line shows the"
                        + " architecture");
    }

    private void masks(Boot boot) {
        Boot.Evidence crash = boot.lastCrash();
        boolean daifCrash = crash != null
                && crash.message() instanceof Dumping.LkdtmEntry entry
                && entry.crash().startsWith("DAIF");
        Boot.Registers registers = boot.registers(cpu);
        boolean daifSeen = registers != null && registers.irqsMasked();
        boolean pseudoNmi = pseudoNmi(boot);
        long proof = daifCrash && crash != null ? crash.line() : registers == null ? 0 : registers.line();
        if (daifCrash || daifSeen || pseudoNmi) {
            add(
                    ReasonCode.DAIF_MASKED,
                    daifCrash || daifSeen ? proof : line(boot.line(Configuring.PseudoNmisEnabled.class)),
                    "it seems to run with PSTATE.DAIF masked: not even a pseudo-NMI gets through");
        }
        if (!pseudoNmi) {
            Boot.Evidence off = off(boot);
            add(
                    ReasonCode.IRQS_OFF_NO_PSEUDO_NMI,
                    line(off),
                    off == null
                            ? "it seems to run with interrupts disabled, and no line shows pseudo-NMIs enabled"
                            : "it seems to run with interrupts disabled, and the request is sent as an ordinary interrupt");
        }
        if (!pseudoNmi && !daifCrash && !daifSeen) {
            add(ReasonCode.DAIF_MASKED, 0, "it may run with all of PSTATE.DAIF masked");
        }
    }

    private static boolean pseudoNmi(Boot boot) {
        return boot.line(Configuring.PseudoNmisEnabled.class) != null
                || boot.line(Configuring.PerfUsingNmis.class) != null
                || boot.line(Configuring.PriorityMasking.class) != null
                        && boot.line(Configuring.PseudoNmisDisabled.class) == null;
    }

    private static Boot.@Nullable Evidence off(Boot boot) {
        Boot.Evidence disabled = boot.line(Configuring.PseudoNmisDisabled.class);
        return disabled != null ? disabled : boot.line(Configuring.NmiNotSupported.class);
    }

    private static long line(Boot.@Nullable Evidence evidence) {
        return evidence == null ? 0 : evidence.line();
    }

    private void add(ReasonCode code, long line, String why) {
        found.add(new Reason(code, cpu, line, "CPU " + cpu + ": " + why));
    }
}
