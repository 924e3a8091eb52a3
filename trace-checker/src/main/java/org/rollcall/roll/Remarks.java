package org.rollcall.roll;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.Marking;
import org.rollcall.message.Message;
import org.rollcall.message.Triggering;

/** Counts what a log shows besides its roll calls: what was not understood, and lockups after which nobody was asked. */
final class Remarks {
    private static final int MOST_NAMED = 10;

    /** A lockup, and what the reader should know of the first such one. */
    private record Lockup(Remark.Kind kind, long line, String what) {}

    private final List<Long> notUnderstood = new ArrayList<>();
    private final Map<Remark.Kind, Lockup> first = new EnumMap<>(Remark.Kind.class);
    private final long[] count = new long[Remark.Kind.values().length];
    private @Nullable Lockup pending;

    /** The next record of the log that says something. */
    void add(Line line, Message message) {
        switch (message.topic()) {
            case ASKING, ANSWERING -> pending = null;
            case TRIGGERING -> trigger((Triggering) message, line.number());
            case MARKING -> mark((Marking) message, line.number());
            case CALLING, DEBUGGING, STOPPING, CONFIGURING, DUMPING -> {}
        }
    }

    private void mark(Marking message, long line) {
        if (message instanceof Marking.NotUnderstood) {
            count(Remark.Kind.NOT_UNDERSTOOD);
            if (notUnderstood.size() < MOST_NAMED) {
                notUnderstood.add(line);
            }
        }
    }

    private void trigger(Triggering message, long line) {
        if (message instanceof Triggering.RcuAsksNobody nobody && pending != null) {
            pending = new Lockup(
                    pending.kind(), pending.line(), pending.what() + " (line " + line + ": " + nobody.why() + ")");
            return;
        }
        Lockup lockup = lockup(message, line);
        if (lockup != null) {
            settle();
            pending = lockup;
        }
    }

    /** All remarks; the log is over. */
    List<Remark> all() {
        settle();
        List<Remark> remarks = new ArrayList<>();
        long lines = count[Remark.Kind.NOT_UNDERSTOOD.ordinal()];
        if (lines > 0) {
            String text = (lines == 1 ? "1 line looks" : lines + " lines look")
                    + " like a part of a roll call and " + (lines == 1 ? "was" : "were") + " not understood: "
                    + (lines == 1 ? "line " : "lines ") + named(lines);
            remarks.add(new Remark(Remark.Kind.NOT_UNDERSTOOD, notUnderstood.get(0), lines, text));
        }
        first.forEach((kind, lockup) -> {
            long times = count[kind.ordinal()];
            String more = times > 1 ? ", the first of " + times : "";
            remarks.add(new Remark(
                    kind,
                    lockup.line(),
                    times,
                    lockup.what() + " in line " + lockup.line() + more + "; no request for it is shown"));
        });
        return List.copyOf(remarks);
    }

    private String named(long lines) {
        var named = new StringBuilder();
        for (Long line : notUnderstood) {
            named.append(named.isEmpty() ? "" : ", ").append(line);
        }
        return named.append(lines > notUnderstood.size() ? ", ..." : "").toString();
    }

    private void count(Remark.Kind kind) {
        count[kind.ordinal()]++;
    }

    private void settle() {
        if (pending != null) {
            first.putIfAbsent(pending.kind(), pending);
            count(pending.kind());
            pending = null;
        }
    }

    private static @Nullable Lockup lockup(Triggering trigger, long line) {
        if (trigger instanceof Triggering.HardLockup hard) {
            return new Lockup(Remark.Kind.HARD_LOCKUP, line, "hard lockup of CPU " + hard.cpu());
        } else if (trigger instanceof Triggering.OtherHardLockups hard) {
            return new Lockup(Remark.Kind.HARD_LOCKUP, line, "hard lockup of CPU " + hard.cpus());
        } else if (trigger instanceof Triggering.SoftLockup soft) {
            return new Lockup(Remark.Kind.SOFT_LOCKUP, line, "soft lockup of CPU " + soft.cpu());
        } else if (trigger instanceof Triggering.RcuStall) {
            return new Lockup(Remark.Kind.RCU_STALL, line, "RCU stall");
        }
        return null;
    }
}
