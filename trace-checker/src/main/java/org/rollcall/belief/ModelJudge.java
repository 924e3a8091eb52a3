package org.rollcall.belief;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.message.Configuring;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Again;
import org.rollcall.roll.Event;
import org.rollcall.roll.Kind;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/**
 * Asks the model about the verdicts of one arm64 log: a text that no behaviour explains is {@code impossible}, and of the hypotheses
 * for a missed CPU those remain that let the model miss it. Bounded: a roll call that began too many messages ago is left as it is.
 */
public final class ModelJudge {
    private static final int MOST = 1 << 14;

    private final @Nullable KernelVersion variant;
    private final Recollection recent = new Recollection();
    /** What tells the machine, of this boot. Of the dumps that show arm64 the first is enough. */
    private final Deque<Event> configuration = new ArrayDeque<>();

    private final Suspects suspects = new Suspects();
    private final LineSet masks = new LineSet();
    private final Causes causes = new Causes();
    private final Interruption interruption = new Interruption();
    private final BitSet late = new BitSet();
    private boolean anyLate;
    private boolean dumped;
    private int boot;

    /** A judge that takes the kernel from the log if {@code variant} is null. */
    public ModelJudge(@Nullable KernelVersion variant) {
        this.variant = variant;
    }

    /** From now on it forgets what was said before the first line of the roll calls under way; 0 if there are none. */
    void forgetBefore(LongSupplier firstUnderWay) {
        recent.forgetBefore(firstUnderWay);
    }

    /** The next message of the log. */
    public void note(Event event) {
        recent.add(event);
        suspects.note(event);
        switch (event.message().topic()) {
            case CONFIGURING -> configured(event);
            case DUMPING -> dumped(event);
            case ASKING, ANSWERING, TRIGGERING, CALLING, DEBUGGING, STOPPING, MARKING -> {}
        }
    }

    /**
     * A roll call that was told before. If it is {@linkplain Again#isRegular regular} it is not suspicious, no register is dumped in it, and nobody will ask
     * for its messages: all before it are judged, and what is heard behind it concerns no request of a roll call that is judged later.
     */
    void note(Again again) {
        if (!again.isRegular()) {
            again.events().forEach(this::note);
        }
    }

    private void configured(Event event) {
        if (event.message() instanceof Configuring.BootingLinux) {
            configuration.clear();
            dumped = false;
        }
        configure(event);
    }

    private void dumped(Event event) {
        if (InterruptedCode.isNotable(event.message())) {
            masks.add(event.line().number());
        }
        if (!dumped && BootEvidence.isDumpOfArm64(event.message())) {
            configure(event);
            dumped = true;
        }
    }

    /** The verdict on a settled roll call, as the model has it. */
    public RollCall judge(RollCall call) {
        if (boot != call.boot()) {
            boot = call.boot();
            late.clear();
            anyLate = false;
        }
        RollCall judged = call;
        if (call.kind() == Kind.BACKTRACE || call.kind() == Kind.KGDB) {
            judged = judged(call);
        }
        owe(call);
        return judged;
    }

    private RollCall judged(RollCall call) {
        boolean suspicious = call.kind() == Kind.KGDB
                ? suspects.within(call.firstLine(), call.lastLine())
                : suspects.within(call.requestLine(), call.requestLine());
        boolean masked = call.kind() == Kind.BACKTRACE && masks.within(call.firstLine(), recent.newest());
        boolean missed = call.missed() != null && !call.missed().isEmpty();
        if (!suspicious && !masked && !missed) {
            return call;
        }
        BootEvidence evidence = BootEvidence.of(configuration, call.requestLine(), call.lastLine());
        if (!evidence.arm64()) {
            return call;
        }
        Contradiction contradiction = masked ? byMasks(call, evidence) : null;
        KernelVersion kernel = variant == null ? evidence.variant(call.kind()) : variant;
        CpuSet owing = lateAnswers();
        if (contradiction == null && suspicious && owing != null) {
            contradiction =
                    new Examination(call, recent.since(call.firstLine()), evidence, kernel).contradiction(owing);
        }
        if (contradiction != null) {
            return impossible(call, contradiction);
        }
        return missed ? causes.filter(call, kernel, evidence.nmis().enabled()) : call;
    }

    private @Nullable Contradiction byMasks(RollCall call, BootEvidence evidence) {
        MaskExamination.Unexplained found =
                new MaskExamination(evidence, interruption).unexplained(call, recent.since(call.firstLine()));
        return found == null || found.bySdei() ? null : found.contradiction();
    }

    private @Nullable CpuSet lateAnswers() {
        return anyLate ? null : CpuSet.copyOf(late);
    }

    /** CPUs that were asked and not heard from may answer later (nmi_cpu_backtrace tests a bit that a time-out leaves set). */
    private void owe(RollCall call) {
        if (call.kind() != Kind.BACKTRACE) {
            return;
        }
        CpuSet asked = call.asked();
        if (asked == null) {
            anyLate = true;
        } else {
            late.or(asked.without(call.heard()).bits());
        }
    }

    private static RollCall impossible(RollCall call, Contradiction contradiction) {
        List<Reason> reasons = new ArrayList<>(call.reasons());
        reasons.add(
                0,
                new Reason(ReasonCode.IMPOSSIBLE, contradiction.cpu(), contradiction.line(), contradiction.toString()));
        return call.with(Verdict.IMPOSSIBLE, reasons);
    }

    private void configure(Event event) {
        configuration.add(event);
        if (configuration.size() > MOST) {
            configuration.remove();
        }
    }
}
