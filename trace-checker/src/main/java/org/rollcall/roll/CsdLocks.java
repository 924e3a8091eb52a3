package org.rollcall.roll;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.Calling;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Triggering;

/**
 * Calls of a function on another CPU that are not answered: {@code csd_lock_wait_toolong} of kernel/smp.c. One CPU is asked, and waited for
 * without a time-out; each report names the wait by a number.
 */
final class CsdLocks {
    private static final int MOST = 64;

    private final Journal journal;
    private final Map<Integer, OpenCall> waits = new LinkedHashMap<>();
    private @Nullable OpenCall newest;
    private int newestId;

    CsdLocks(Journal journal) {
        this.journal = journal;
    }

    /** A report: the first one opens the roll call, the next ones continue it. */
    void triggered(Triggering message, Line line) {
        if (!(message instanceof Triggering.CsdLock report)) {
            return;
        }
        Integer target = report.target();
        OpenCall call = waits.get(report.id());
        if (call == null || call.boot != journal.boot() || !isOf(call, report)) {
            call = journal.begin(Kind.CSD, Trigger.CSD_LOCK, line.number());
            call.send(report.requester(), target == null ? null : CpuSet.of(target), line.number(), journal.now());
            call.note(
                    ReasonCode.CSD_WAIT,
                    target,
                    line.number(),
                    (target == null ? "a CPU" : "CPU " + target) + " is waited for by CPU " + report.requester()
                            + (report.function().isEmpty() ? "" : ", to run " + report.function()));
            keep(report.id(), call);
        } else {
            call.lines.continueAt(line.number());
        }
        newest = call;
        newestId = report.id();
    }

    /** A line that follows a report, or ends its wait. */
    void accept(Calling message, Line line) {
        OpenCall call = waits.get(message.id());
        if (call == null || call.boot != journal.boot()) {
            return;
        }
        call.lines.continueAt(line.number());
        if (message instanceof Calling.TargetState told) {
            state(call, told.state(), line.number());
        } else if (message instanceof Calling.Resent resent) {
            call.note(
                    ReasonCode.CSD_RESENT,
                    resent.target(),
                    line.number(),
                    "CPU " + resent.target() + ": the interrupt of the call is sent once more");
        } else if (message instanceof Calling.Released released) {
            call.answer(released.target(), false, line.number(), journal.now());
            call.close();
            waits.remove(message.id());
        }
    }

    /** A target that is in no called function is named as silent; one that is in a function was reached. */
    private static void state(OpenCall call, Calling.State state, long line) {
        CpuSet target = call.answers.asked();
        Integer cpu = target == null ? null : (Integer) target.stream().min().orElseThrow();
        call.note(ReasonCode.CSD_STATE, cpu, line, (cpu == null ? "the target" : "CPU " + cpu) + ": " + state.words());
        if (state == Calling.State.UNRESPONSIVE && cpu != null) {
            call.name(cpu, "the kernel calls it unresponsive", line);
        }
    }

    /** A request for the backtrace of the CPU that is waited for is part of the report ({@code dump_cpu_task}). */
    void asked(OpenCall backtrace) {
        OpenCall call = newest;
        if (call == null
                || call.isClosed()
                || backtrace.trigger != Trigger.CSD_LOCK
                || backtrace.requester() == null
                || !backtrace.requester().equals(call.requester())
                || backtrace.answers.asked() == null
                || !backtrace.answers.asked().equals(call.answers.asked())) {
            return;
        }
        CpuSet target = backtrace.answers.asked();
        int cpu = target.stream().min().orElseThrow();
        backtrace.note(
                ReasonCode.CSD_WAIT,
                cpu,
                call.lines.first(),
                "CPU " + cpu + " is asked because CPU " + call.requester() + " waits for it in a call (#" + newestId
                        + ")");
        call.lines.continueAt(backtrace.lines.request());
        call.note(
                ReasonCode.CSD_BACKTRACE,
                cpu,
                backtrace.lines.request(),
                "CPU " + cpu + " is asked for its backtrace too");
    }

    private static boolean isOf(OpenCall call, Triggering.CsdLock report) {
        return Integer.valueOf(report.requester()).equals(call.requester());
    }

    private void keep(int id, OpenCall call) {
        waits.put(id, call);
        if (waits.size() > MOST) {
            var oldest = waits.entrySet().iterator();
            oldest.next().getValue().close();
            oldest.remove();
        }
    }
}
