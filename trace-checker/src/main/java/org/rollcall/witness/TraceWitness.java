package org.rollcall.witness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Stamp;
import org.rollcall.message.Asking;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Event;
import org.rollcall.roll.Kind;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;
import org.rollcall.trace.Account;
import org.rollcall.trace.Account.Finding;
import org.rollcall.trace.Interrupts;
import org.rollcall.trace.Place;
import org.rollcall.trace.Trace;
import org.rollcall.trace.TraceEvent;

/**
 * A second witness for the roll calls of one log. The two are merged by time: the kernel's own stamps and a trace by the global clock. With another
 * clock, or without stamps, only what one CPU did is told.
 */
public final class TraceWitness {
    /** nmi_trigger_cpumask_backtrace, NMI_BACKTRACE_TIMEOUT; kgdb_cpu_enter waits for 1 s. */
    private static final long BACKTRACE_WAIT = 10_000_000;

    private static final long ROUNDUP_WAIT = 1_000_000;
    private static final int MOST = 1 << 12;

    /** The function that asks for a roundup. */
    static final String ROUNDUP = "kgdb_roundup_cpus";

    /** Functions on the CPU that asks, in the order of their likelihood to be traced. */
    private static final List<String> REQUESTS = List.of(
            "arm64_backtrace_ipi", "arm64_send_nmi", "arch_trigger_cpumask_backtrace", "nmi_trigger_cpumask_backtrace");

    private final Trace trace;
    private final List<Interrupts.Taken> taken;
    private final List<Place> backtraces;
    private final List<Place> roundups;
    private final Map<Long, Long> requestTimes = new HashMap<>();
    private final Deque<Long> requestLines = new ArrayDeque<>();

    /** The witness of a trace. */
    public TraceWitness(Trace trace) {
        this.trace = trace;
        taken = Interrupts.of(trace);
        backtraces = requests(trace);
        roundups = calls(trace, ROUNDUP);
    }

    /** Where CPUs ask for backtraces. */
    static List<Place> requests(Trace trace) {
        return REQUESTS.stream()
                .map(function -> calls(trace, function))
                .filter(calls -> !calls.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Where a function is entered. */
    static List<Place> calls(Trace trace, String function) {
        return trace.events().stream()
                .filter(event ->
                        event instanceof TraceEvent.Call call && call.function().equals(function))
                .map(TraceEvent::at)
                .filter(Place::isTimed)
                .toList();
    }

    /** The next message of the log. */
    public void note(Event event) {
        Stamp time = event.line().time();
        if (event.message() instanceof Asking.SendingNmi && time != null && time.clock() == Stamp.Clock.KERNEL) {
            requestTimes.put(event.line().number(), time.micros());
            requestLines.add(event.line().number());
            if (requestLines.size() > MOST) {
                requestTimes.remove(requestLines.remove());
            }
        }
    }

    /** What the trace tells of each CPU that the roll call asked, but for the one that asks; empty if it tells nothing of the roll call. */
    public Map<Integer, Account> accounts(RollCall call) {
        CpuSet asked = call.asked();
        Question question = asked == null ? null : question(call);
        if (asked == null || question == null) {
            return Map.of();
        }
        Map<Integer, Account> accounts = new TreeMap<>();
        CpuSet others = call.requester() == null ? asked : asked.without(CpuSet.of(call.requester()));
        others.stream().forEach(cpu -> accounts.put(cpu, question.of(cpu)));
        return accounts;
    }

    private @Nullable Question question(RollCall call) {
        if (call.kind() == Kind.KGDB) {
            Long at = roundups.size() == 1 ? (Long) roundups.get(0).micros() : null;
            return at == null
                    ? null
                    : new Question(trace, taken, Interrupts.Purpose.ROUNDUP, at, at + ROUNDUP_WAIT, roundups.size());
        } else if (call.kind() != Kind.BACKTRACE) {
            return null;
        }
        Long stamped = requestTimes.get(call.requestLine());
        Long at = stamped != null
                ? stamped
                : backtraces.size() == 1 ? (Long) backtraces.get(0).micros() : null;
        return at == null
                ? null
                : new Question(
                        trace,
                        taken,
                        Interrupts.Purpose.BACKTRACE,
                        at,
                        at + BACKTRACE_WAIT,
                        Math.max(1, backtraces.size()));
    }

    /** The roll call with what the trace adds: reasons for the CPUs that are silent, and the proof of a miss. */
    public RollCall judge(RollCall call) {
        Map<Integer, Account> accounts = accounts(call);
        if (accounts.isEmpty() || call.verdict() == Verdict.IMPOSSIBLE) {
            return call;
        }
        List<Reason> reasons = new ArrayList<>(call.reasons());
        CpuSet proven = CpuSet.none();
        for (Account account : accounts.values()) {
            if (call.heard().contains(account.cpu())) {
                continue;
            }
            reasons.removeIf(reason -> account.finding().isTaken() && isExcludedByTaking(reason, account.cpu()));
            reasons.add(reason(account));
            boolean undecided = call.undecided() != null && call.undecided().contains(account.cpu());
            if (undecided && account.finding() == Finding.NEVER_TAKEN) {
                proven = proven.with(account.cpu());
            }
        }
        if (proven.isEmpty() || call.missed() == null || call.undecided() == null) {
            return call.with(call.verdict(), reasons);
        }
        reasons.removeIf(reason -> reason.code() == ReasonCode.LOG_ENDS || reason.code() == ReasonCode.NO_TIME);
        return call.missing(call.missed().with(proven), call.undecided().without(proven), reasons);
    }

    /** What the trace tells of a CPU, as a reason. */
    static Reason reason(Account account) {
        String text = "CPU " + account.cpu() + ": " + account.why();
        if (account.masked() != null && account.taken() == null) {
            TraceEvent.IrqMask mask = account.masked();
            text += "; it disabled interrupts" + (mask.function().isEmpty() ? "" : " in " + mask.function()) + " (line "
                    + mask.at().line() + " of the trace) and did not enable them again";
        }
        ReasonCode code = switch (account.finding()) {
            case FINISHED -> ReasonCode.TRACE_FINISHED;
            case NOT_FINISHED -> ReasonCode.TRACE_NOT_FINISHED;
            case NEVER_TAKEN, NOT_YET_TAKEN -> ReasonCode.TRACE_NEVER_TAKEN;
            case UNKNOWN -> ReasonCode.TRACE_UNKNOWN;
        };
        return new Reason(code, account.cpu(), 0, text);
    }

    /** A CPU that took the interrupt was neither masked nor off. */
    private static boolean isExcludedByTaking(Reason reason, int cpu) {
        boolean mask = switch (reason.code()) {
            case IRQS_OFF_NO_PSEUDO_NMI, DAIF_MASKED, FIRMWARE, OFFLINE, IRQS_OFF, NMI_SETUP_FAILED -> true;
            default -> false;
        };
        return mask && Integer.valueOf(cpu).equals(reason.cpu());
    }
}
