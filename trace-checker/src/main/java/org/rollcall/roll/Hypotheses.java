package org.rollcall.roll;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.Configuring;
import org.rollcall.message.Dumping;

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
        if (behind != null && !behind.answers.outstanding().isEmpty() && !behind.awaits(cpu)) {
            add(
                    ReasonCode.CALL_SLOT_BUSY,
                    behind.lines.request(),
                    "the sender waits for a call slot, held since its request before by CPU "
                            + behind.answers.outstanding());
        }
        Boot.Evidence failed = boot.line(Configuring.NmiRequestFailed.class);
        if (failed != null) {
            add(ReasonCode.NMI_SETUP_FAILED, failed.line(), "its NMI could not be requested");
        }
        masks(boot);
        add(ReasonCode.FIRMWARE, 0, "it may be in firmware or not running at all");
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
