package org.rollcall.belief;

import static org.rollcall.machine.CpuMask.MAX_CPUS;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Configuration;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Event;
import org.rollcall.roll.Kind;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;
import org.rollcall.trace.Account;

/** Says verdicts in terms of the model: which machine, and which of its steps the lines show, in the order of the log. */
public final class Claims {
    private Claims() {}

    /**
     * The claim of one verdict.
     *
     * @param events the messages of the log up to the end of the roll call at least
     * @param variant the kernel, or null to take it from the log
     */
    public static Claim of(RollCall call, List<Event> events, @Nullable KernelVersion variant) {
        return of(call, events, variant, Map.of());
    }

    /** The same, with what a trace tells of each CPU: its hidden steps are seen there. */
    public static Claim of(
            RollCall call, List<Event> events, @Nullable KernelVersion variant, Map<Integer, Account> accounts) {
        BootEvidence boot = BootEvidence.of(events, call.firstLine(), call.lastLine());
        CpuSet asked = call.asked();
        Integer requester = call.requester();
        if (call.kind() == Kind.REGISTERS) {
            return new Claim.Outside("sparc is outside the specification");
        } else if (call.verdict() == Verdict.IMPOSSIBLE) {
            return new Claim.Outside("no behaviour explains the text, so there is none to confirm");
        } else if (!boot.arm64()) {
            return new Claim.Outside(
                    "no line shows an arm64 kernel; other architectures are outside the specification");
        } else if (elsewhere(call.kind()) != null) {
            return new Claim.Outside(elsewhere(call.kind()));
        } else if (call.reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.NEVER_ASKED)) {
            return new Claim.Outside(
                    "another request was in flight, so this one asked nobody: the specification drops it (T1, btDropped), and nothing follows");
        } else if (asked == null || requester == null) {
            return new Claim.Outside("the text does not say who asked whom");
        } else if (asked.with(requester).with(boot.offline()).stream().max().orElse(0) >= MAX_CPUS) {
            return new Claim.Outside("the machine of a certificate has at most " + MAX_CPUS + " CPUs");
        }
        MaskExamination.Unexplained masked = new MaskExamination(boot, new Interruption()).unexplained(call, events);
        if (masked != null) {
            return new Claim.Outside("only an SDEI event reaches CPU "
                    + masked.contradiction().cpu() + " where its registers show it, and the specification has no SDEI");
        }
        RollCallText text = RollCallText.of(call, requester, asked, events);
        var seen = new TracedSteps(accounts, text);
        KernelVersion kernel = variant == null ? boot.variant(call.kind()) : variant;
        Configuration machine = seen.into(ClaimedMachine.of(text, boot, kernel));
        StepKind silence = machine.nmi().nmiChip() ? StepKind.LONG_HARD_WINDOW : StepKind.HARD_LOCKUP;
        return new Claim.Behaviour(machine, ClaimedSteps.of(text, silence, seen, kernel));
    }

    /** Why a kind is none of IpiNmi, or null. */
    private static @Nullable String elsewhere(Kind kind) {
        return switch (kind) {
            case STOP -> "a stop of the other CPUs is not a roll call of the specification";
            case CSD -> "a call of a function is in the module CallFunction, which has no certificates";
            case REDIRECT -> "a panic that is handed over is in the module PanicElection, which has no certificates";
            case BACKTRACE, FALLBACK, KGDB, REGISTERS -> null;
        };
    }
}
