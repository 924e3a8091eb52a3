package org.rollcall.witness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Trigger;
import org.rollcall.roll.Verdict;
import org.rollcall.trace.Interrupts;
import org.rollcall.trace.Place;
import org.rollcall.trace.Trace;
import org.rollcall.trace.TraceEvent;

/**
 * The roll calls that a trace shows by itself, without a log: requests for backtraces and roundups, whom no event names, and calls of functions
 * on other CPUs that are not answered when the trace ends.
 */
public final class TracedCalls {
    /** csd_lock_wait_toolong reports after 5 s; a younger call is under way. */
    private static final long CSD_TIMEOUT = 5_000_000;

    private static final long BACKTRACE_WAIT = 10_000_000;
    private static final long ROUNDUP_WAIT = 1_000_000;

    private final Trace trace;
    private final List<Interrupts.Taken> taken;
    private final List<RollCall> calls = new ArrayList<>();

    private TracedCalls(Trace trace) {
        this.trace = trace;
        taken = Interrupts.of(trace);
    }

    /** Those of a trace, requests before calls. */
    public static List<RollCall> of(Trace trace) {
        var traced = new TracedCalls(trace);
        traced.requests(TraceWitness.requests(trace), Interrupts.Purpose.BACKTRACE);
        traced.requests(TraceWitness.calls(trace, TraceWitness.ROUNDUP), Interrupts.Purpose.ROUNDUP);
        traced.unanswered();
        return List.copyOf(traced.calls);
    }

    private void requests(List<Place> requests, Interrupts.Purpose purpose) {
        boolean roundup = purpose == Interrupts.Purpose.ROUNDUP;
        for (Place request : requests) {
            long to = request.micros() + (roundup ? ROUNDUP_WAIT : BACKTRACE_WAIT);
            var question = new Question(trace, taken, purpose, request.micros(), to, requests.size());
            List<Reason> reasons = new ArrayList<>();
            reasons.add(new Reason(
                    ReasonCode.CPUS_UNKNOWN, null, request.line(), "a trace does not show which CPUs a request names"));
            for (int cpu : trace.cpus()) {
                if (cpu != request.cpu()) {
                    reasons.add(TraceWitness.reason(question.of(cpu)));
                }
            }
            add(roundup ? Kind.KGDB : Kind.BACKTRACE, request, null, Verdict.INCONCLUSIVE, reasons);
        }
    }

    /** A queued call is one of a csd's address; its function is entered and left on the target. */
    private void unanswered() {
        Map<String, TraceEvent.CsdQueue> queued = new LinkedHashMap<>();
        Map<String, TraceEvent.CsdEntry> entered = new LinkedHashMap<>();
        for (TraceEvent event : trace.events()) {
            if (event instanceof TraceEvent.CsdQueue queue) {
                queued.put(queue.csd(), queue);
                entered.remove(queue.csd());
            } else if (event instanceof TraceEvent.CsdEntry entry) {
                entered.put(entry.csd(), entry);
            } else if (event instanceof TraceEvent.CsdExit exit) {
                queued.remove(exit.csd());
                entered.remove(exit.csd());
            }
        }
        queued.values().stream()
                .filter(queue ->
                        queue.at().isTimed() && trace.last() - queue.at().micros() >= CSD_TIMEOUT)
                .forEach(queue -> unanswered(queue, entered.get(queue.csd())));
    }

    private void unanswered(TraceEvent.CsdQueue queue, TraceEvent.@Nullable CsdEntry entry) {
        int target = queue.target();
        boolean covered =
                trace.clock().ordersCpus() && trace.covers(target, queue.at().micros(), trace.last());
        String who = "CPU " + target + ": ";
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(
                ReasonCode.CSD_WAIT,
                target,
                queue.at().line(),
                "CPU " + target + " is asked by CPU " + queue.at().cpu() + " to run " + queue.function()));
        if (entry != null) {
            reasons.add(new Reason(
                    ReasonCode.TRACE_NOT_FINISHED,
                    target,
                    entry.at().line(),
                    who + "took the call and never left the function"));
        } else {
            reasons.add(new Reason(
                    covered ? ReasonCode.TRACE_NEVER_TAKEN : ReasonCode.TRACE_UNKNOWN,
                    target,
                    queue.at().line(),
                    who
                            + (covered
                                    ? "never took the call, and none of its events is missing"
                                    : "the call is not seen to be taken, but events may be missing or have no order")));
        }
        boolean missed = entry == null && covered;
        add(Kind.CSD, queue.at(), CpuSet.of(target), missed ? Verdict.MISSED : Verdict.INCONCLUSIVE, reasons);
    }

    private void add(Kind kind, Place at, @Nullable CpuSet asked, Verdict verdict, List<Reason> reasons) {
        CpuSet none = CpuSet.none();
        boolean missed = verdict == Verdict.MISSED;
        calls.add(new RollCall(
                calls.size() + 1,
                1,
                at.line(),
                at.line(),
                at.line(),
                kind,
                kind == Kind.CSD ? Trigger.CSD_LOCK : Trigger.UNKNOWN,
                at.cpu(),
                asked,
                asked == null ? null : none,
                none,
                asked == null ? null : missed ? asked : none,
                asked == null ? null : missed ? none : asked,
                verdict,
                List.copyOf(reasons)));
    }
}
