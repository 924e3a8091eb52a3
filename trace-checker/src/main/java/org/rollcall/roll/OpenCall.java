package org.rollcall.roll;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;

/** A roll call under way: what the text has shown of it so far. */
final class OpenCall {
    /** nmi_trigger_cpumask_backtrace waits 10,000 times mdelay(1). */
    static final long WAIT = 10_000_000;

    /** A requester that went on sooner than this did not wait for anybody. */
    private static final long SURELY_WAITING = 9_500_000;

    /** Answers under way when the wait ends are printed within this time. */
    private static final long QUIET = 1_000_000;

    final Boot boot;
    final Trigger trigger;
    final long firstLine;
    final List<Reason> reasons = new ArrayList<>();
    final BitSet answered = new BitSet();
    final BitSet idle = new BitSet();
    final BitSet named = new BitSet();
    Kind kind;

    @Nullable
    String caller;

    @Nullable
    Integer requester;

    @Nullable
    CpuSet asked;

    /** The fallback request of the same CPU that still holds a call slot, or null. */
    @Nullable
    OpenCall behind;

    long lastLine;
    long requestLine;
    boolean sent;
    boolean ownDump;
    boolean triggerSeen;
    boolean neverAsked;
    boolean edited;
    boolean answersUnknown;
    boolean provenMissing;
    boolean closed;
    private boolean waitOver;
    private boolean wentOnTooEarly;
    private boolean held;
    private Moment requested = Moment.UNKNOWN;
    private Moment heard = Moment.UNKNOWN;

    OpenCall(Boot boot, Kind kind, Trigger trigger, long line) {
        this.boot = boot;
        this.kind = kind;
        this.trigger = trigger;
        firstLine = line;
        lastLine = line;
        requestLine = line;
    }

    /** The request went out. */
    void send(@Nullable Integer from, @Nullable CpuSet to, long line, Moment now) {
        requester = from;
        asked = to;
        requestLine = line;
        lastLine = line;
        sent = true;
        requested = now;
        heard = now;
    }

    void answer(int cpu, boolean skipped, long line, Moment now) {
        (skipped ? idle : answered).set(cpu);
        answersUnknown = false;
        lastLine = Math.max(lastLine, line);
        heard = now;
    }

    /** The kernel names a CPU that did not answer; powerpc before v5.14 may be wrong. */
    void name(int cpu, String why, long line) {
        lastLine = line;
        if (named.get(cpu)) {
            return;
        }
        named.set(cpu);
        if (hasHeardOf(cpu)) {
            noteFalseClaim(cpu, line);
        } else {
            reasons.add(new Reason(ReasonCode.KERNEL_NAMES_CPU, cpu, line, "CPU " + cpu + ": " + why));
        }
    }

    void noteFalseClaim(int cpu, long line) {
        reasons.add(
                new Reason(ReasonCode.FALSE_CLAIM, cpu, line, "CPU " + cpu + " was said not to respond, and answered"));
    }

    boolean hasHeardOf(int cpu) {
        return answered.get(cpu) || idle.get(cpu);
    }

    /** Whether this CPU was asked and not heard of. A request to all CPUs without a list asks every CPU. */
    boolean awaits(int cpu) {
        return sent && !hasHeardOf(cpu) && (asked == null || asked.contains(cpu));
    }

    /** The asked CPUs that were not heard of. */
    CpuSet outstanding() {
        return asked == null ? CpuSet.none() : asked.without(heardOf());
    }

    /** Whether an asked CPU was not heard of. Asked often: no set is made. */
    private boolean isIncomplete() {
        return asked != null && asked.anyOutside(answered, idle);
    }

    CpuSet heardOf() {
        return CpuSet.copyOf(answered).with(CpuSet.copyOf(idle));
    }

    /** Whether an answer may still come. */
    boolean isWaiting() {
        boolean timed = kind == Kind.BACKTRACE || kind == Kind.FALLBACK;
        return timed && sent && !closed && !waitOver && (asked == null || isIncomplete());
    }

    /** Whether records without a message matter: time and an editor's mark decide about an absence. */
    boolean wantsEveryLine() {
        return isWaiting() || kind == Kind.BACKTRACE && !sent && !closed;
    }

    /** The debugger has all CPUs, the waiting one too: the time until they go on is no waiting time. */
    void held() {
        held = isWaiting();
    }

    /** Time has come to {@code now}: is the wait over? After the debugger as much as all of it may be left. */
    void tick(Moment now, long line) {
        if (!isWaiting()) {
            return;
        }
        if (held) {
            held = false;
            requested = now;
            heard = now;
        }
        Long waited = now.since(requested);
        Long quiet = now.since(heard);
        if (waited != null && waited >= WAIT && quiet != null && quiet >= QUIET) {
            waitOver = true;
            reasons.add(new Reason(
                    ReasonCode.WAIT_OVER,
                    null,
                    line,
                    "the log goes on for " + waited / 1_000_000 + " s after the request; the wait is 10 s"));
        }
    }

    /** A live log stayed quiet for longer than the wait. */
    void overdue(long line) {
        if (isWaiting()) {
            waitOver = true;
            reasons.add(new Reason(ReasonCode.WAIT_OVER, null, line, "nothing came for longer than the wait of 10 s"));
        }
    }

    /** The requester visibly did something after the request. */
    void wentOn(Moment now, long line, String what) {
        if (!sent || closed) {
            return;
        }
        closed = true;
        Long waited = now.since(requested);
        if (waited != null && waited < SURELY_WAITING) {
            wentOnTooEarly = true;
        } else if (!outstanding().isEmpty()) {
            waitOver = true;
            reasons.add(new Reason(ReasonCode.REQUESTER_WENT_ON, null, line, "the requester went on: " + what));
        }
    }

    /** Whether nothing later in the log can change the verdict. */
    boolean isSettled() {
        if (!sent || kind != Kind.BACKTRACE && kind != Kind.FALLBACK) {
            return closed;
        }
        return asked != null && !isIncomplete() || waitOver || closed && !wentOnTooEarly;
    }

    boolean waitIsOver() {
        return waitOver;
    }

    boolean wentOnTooEarly() {
        return wentOnTooEarly;
    }
}
