package org.rollcall.roll;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Stamp;
import org.rollcall.message.CpuSet;

/** The roll calls under way, in the order of the log, and the time. Bounded: the oldest is judged early when too many are open. */
final class Journal {
    private static final int MOST = 256;

    private final Consumer<RollCall> out;
    private final Deque<OpenCall> open = new ArrayDeque<>();
    /** Those of them that time may change. Often one, where hundreds are kept for a late answer. */
    private final List<OpenCall> running = new ArrayList<>();

    private final List<OpenCall> view = Collections.unmodifiableList(running);

    /** CPUs that no backtrace under way awaits, as far as somebody has looked: so it stays until one asks. */
    private final BitSet unawaited = new BitSet();

    private Boot boot = new Boot(1);
    private Moment now = Moment.UNKNOWN;
    private int judged;

    Journal(Consumer<RollCall> out) {
        this.out = out;
    }

    Boot boot() {
        return boot;
    }

    Moment now() {
        return now;
    }

    /** Time moves on to a record with this stamp. */
    void tick(Stamp stamp, long line) {
        now = now.at(stamp);
        for (int i = running.size() - 1; i >= 0; i--) {
            if (running.get(i).hasEnded()) {
                running.remove(i);
            }
        }
        for (OpenCall call : running) {
            call.tick(now, line);
        }
    }

    /** Time moves on to a record with this time of the kernel, which changes no roll call. */
    void pass(Stamp stamp, long micros) {
        now = now.at(stamp.micros() == micros ? stamp : new Stamp(Stamp.Clock.KERNEL, micros));
    }

    /** Up to this time of the kernel its clock may run on without being looked at: what counts is where it is then. */
    long calmUntil() {
        long until = now.hasFineClock() ? Long.MAX_VALUE : Long.MIN_VALUE;
        for (OpenCall call : running) {
            until = Math.min(until, call.calmUntil());
        }
        return until;
    }

    /** The debugger has all CPUs. */
    void hold() {
        running.forEach(OpenCall::hold);
    }

    /** A live log stayed quiet for longer than any wait. */
    void overdue(long line) {
        running.forEach(call -> call.overdue(line));
    }

    /** Lines are missing from the text here. */
    void edited() {
        running.forEach(OpenCall::edited);
    }

    /** The lines of two kernels are mixed here. */
    void mixed() {
        running.forEach(call -> call.note(Sign.MIXED));
    }

    /** Whether a roll call under way has lines of another kernel between its own. */
    boolean isMixed() {
        for (OpenCall call : running) {
            if (call.has(Sign.MIXED)) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody waits for others, so that an absence may come to prove something. */
    boolean isWaiting() {
        for (OpenCall call : running) {
            if (call.awaitsAnybody()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the loss of lines would change anything here that it has not changed already. */
    boolean mindsLoss() {
        for (OpenCall call : running) {
            if (call.awaitsAnybody() && !call.has(Sign.EDITED)) {
                return true;
            }
        }
        return false;
    }

    /** Whether records without a message matter. */
    boolean wantsEveryLine() {
        for (OpenCall call : running) {
            if (call.wantsEveryLine()) {
                return true;
            }
        }
        return false;
    }

    /** The first line of the oldest roll call under way, or 0 if there is none. */
    long firstUnderWay() {
        return open.isEmpty() ? 0 : open.getFirst().lines.first();
    }

    /** A new roll call that starts at this line. */
    OpenCall begin(Kind kind, Trigger trigger, long line) {
        var call = new OpenCall(boot, kind, trigger, line, this::asked);
        open.add(call);
        running.add(call);
        return call;
    }

    /** The newest backtrace under way that awaits this CPU, or null. */
    @Nullable
    OpenCall awaiting(int cpu) {
        if (unawaited.get(cpu)) {
            return null;
        }
        for (Iterator<OpenCall> newest = open.descendingIterator(); newest.hasNext(); ) {
            OpenCall call = newest.next();
            if (call.kind() == Kind.BACKTRACE && call.awaits(cpu)) {
                return call;
            }
        }
        unawaited.set(cpu);
        return null;
    }

    private void asked(@Nullable CpuSet cpus) {
        if (cpus == null) {
            unawaited.clear();
        } else {
            unawaited.andNot(cpus.bits());
        }
    }

    /** The oldest roll call under way that fits, or null. */
    @Nullable
    OpenCall oldest(Predicate<OpenCall> fits) {
        for (OpenCall call : open) {
            if (fits.test(call)) {
                return call;
            }
        }
        return null;
    }

    /** The newest roll call under way that fits, or null. */
    @Nullable
    OpenCall newest(Predicate<OpenCall> fits) {
        for (Iterator<OpenCall> newest = open.descendingIterator(); newest.hasNext(); ) {
            OpenCall call = newest.next();
            if (fits.test(call)) {
                return call;
            }
        }
        return null;
    }

    /** The roll calls under way, the oldest first, at least those that have not {@linkplain OpenCall#hasEnded ended}; a view. */
    List<OpenCall> running() {
        return view;
    }

    /** Whether no roll call is under way, and a record of this time of the kernel shows nothing new of its clock. */
    boolean isAtRest(long micros) {
        return open.isEmpty() && now.hasFineClock() && !now.isNotBefore(new Stamp(Stamp.Clock.KERNEL, micros));
    }

    /** A roll call that was judged before comes again, from this line on. */
    void settle(RollCall call, long line) {
        out.accept(call.at(++judged, boot.number(), line));
    }

    /** Judges what is settled, in order. */
    void settle() {
        for (OpenCall next = settled(); next != null; next = settled()) {
            open.remove(next);
            running.remove(next);
            out.accept(Judge.judge(next, ++judged));
        }
    }

    /** The next to be judged, or null. A wait without a time-out does not hold back what comes after it. */
    private @Nullable OpenCall settled() {
        if (open.size() > MOST) {
            return open.getFirst();
        }
        for (OpenCall call : open) {
            if (call.isSettled()) {
                return call;
            } else if (call.kind().hasTimeout()) {
                return null;
            }
        }
        return null;
    }

    /** Judges all: the text of this boot ends here. */
    void endBoot() {
        open.forEach(call -> out.accept(Judge.judge(call, ++judged)));
        open.clear();
        running.clear();
    }

    /** Another boot begins. */
    void nextBoot() {
        endBoot();
        boot = new Boot(boot.number() + 1);
        now = Moment.UNKNOWN;
    }
}
