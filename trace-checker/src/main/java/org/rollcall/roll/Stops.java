package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Stopping;
import org.rollcall.message.Triggering;

/**
 * The roll call of a panic: {@code smp_send_stop} names the CPUs that did not stop. What the panicking CPU prints next shows that it came past
 * the stop; a failure that stands below nevertheless, in a text whose records are out of order, counts.
 */
final class Stops {
    private final Journal journal;
    /** The last stop of this boot, also if it is over. */
    private @Nullable OpenCall last;

    /** Whether it is so of this kernel that a stop which says no more has succeeded. */
    private boolean silenceIsSuccess;
    /** When the last stop of this boot was over. */
    private Moment over = Moment.UNKNOWN;
    /** The CPU of the last register dump. */
    private @Nullable Integer dumped;

    private boolean panicked;

    Stops(Journal journal) {
        this.journal = journal;
    }

    /** A stop of another boot is another, whatever its time. */
    void nextBoot() {
        last = null;
        over = Moment.UNKNOWN;
        panicked = false;
    }

    /** A live log stayed quiet for longer than any stop takes: no line out of order will come. */
    void quiet() {
        if (last != null && last.hasEnded()) {
            last.close();
        }
    }

    /** A panic prints its own dump before it stops the others. */
    void lastDump(int cpu) {
        dumped = cpu;
    }

    void triggered(Triggering message) {
        panicked |= message instanceof Triggering.Panic;
    }

    void accept(Stopping message, Line line) {
        if (message instanceof Stopping.StoppingSecondaryCpus) {
            requested(true, line);
        } else if (message instanceof Stopping.SendingStop) {
            requested(false, line);
        } else if (message instanceof Stopping.RetryStop retry) {
            retried(retry.cpus(), line);
        } else if (message instanceof Stopping.StoppingSelf self) {
            stopped(self.cpu(), line);
        } else if (message instanceof Stopping.FailedToStop failed) {
            failed(failed.cpus(), line);
        } else if (message instanceof Stopping.SomeDidNotStop) {
            failed(CpuSet.none(), line);
        } else if (message instanceof Stopping.MayBeStale) {
            stale(line);
        } else if (message instanceof Stopping.AllStopped) {
            succeeded(line);
        } else if (message instanceof Stopping.PanicContinues) {
            wentOn(line);
        }
    }

    private OpenCall begin(@Nullable Integer requester, Line line) {
        OpenCall call = journal.begin(Kind.STOP, Trigger.STOP, line.number());
        call.askedBy(requester);
        call.answers.leaveOpen();
        last = call;
        silenceIsSuccess = true;
        return call;
    }

    private @Nullable Integer panicking(Line line) {
        Integer caller = Callers.cpu(line.caller());
        return caller != null ? caller : dumped;
    }

    /** The last stop, if nothing shows that it is over; or null. */
    private @Nullable OpenCall underWay() {
        return last == null || last.hasEnded() ? null : last;
    }

    /** The last stop, if a line out of order may still tell something of it; or null. */
    private @Nullable OpenCall open() {
        return last == null || last.isClosed() ? null : last;
    }

    /** The line may be there twice: once from the panicking CPU's own buffer. One that was printed before the end of a stop begins no other. */
    private void requested(boolean success, Line line) {
        if (line.time() != null && over.isAfter(line.time())) {
            return;
        }
        OpenCall call = underWay();
        if (call == null) {
            begin(panicking(line), line);
        } else {
            if (call.requester() == null) { // CPUs that stop were printed before the line
                call.askedBy(panicking(line));
            }
            call.lines.continueAt(line.number());
        }
        silenceIsSuccess = success;
    }

    /** A rung lists who is still online. Where the first rung is not in the text, it is all that shows who was asked. */
    private void retried(CpuSet cpus, Line line) {
        OpenCall call = open();
        if (call == null) {
            begin(panicking(line), line).ask(cpus);
        } else {
            call.lines.continueAt(line.number());
        }
    }

    /** Each CPU says that it stops. On arm that is all that shows the request. */
    private void stopped(int cpu, Line line) {
        if (last == null) {
            begin(panicked && dumped != null && dumped != cpu ? dumped : null, line);
        }
        OpenCall call = open();
        if (call != null) {
            call.answer(cpu, false, line.number(), journal.now());
        }
    }

    /** machine_kexec finds CPUs that did not stop; smp_send_stop has named them before, where it printed at all. */
    private void stale(Line line) {
        OpenCall call = open();
        if (call != null) {
            fail(call, line, "the kernel finds a CPU that did not stop for the crash kernel");
        }
    }

    /** Kernels before the rework of smp_send_stop print all online CPUs, the panicking one included. */
    private void failed(CpuSet cpus, Line line) {
        OpenCall before = open();
        OpenCall call = before == null ? begin(panicking(line), line) : before;
        Integer requester = call.requester();
        CpuSet others = requester == null ? cpus : cpus.without(CpuSet.of(requester));
        others.stream().forEach(call.answers::name);
        String which = others.isEmpty() ? "a secondary CPU that it does not name" : "CPU " + others;
        fail(call, line, "the kernel failed to stop " + which);
    }

    private void fail(OpenCall call, Line line, String what) {
        call.lines.continueAt(line.number());
        call.note(Sign.PROVEN_MISSING);
        call.note(ReasonCode.FAILED_TO_STOP, null, line.number(), what);
        call.close();
        over = journal.now();
    }

    private void succeeded(Line line) {
        OpenCall call = last == null ? begin(panicking(line), line) : underWay();
        if (call != null) {
            call.note(Sign.ALL_STOPPED);
            end(call, line);
        }
    }

    private void wentOn(Line line) {
        OpenCall call = underWay();
        if (call != null) {
            if (silenceIsSuccess) {
                call.note(Sign.ALL_STOPPED);
            }
            end(call, line);
        }
    }

    private void end(OpenCall call, Line line) {
        call.lines.continueAt(line.number());
        call.end();
        over = journal.now();
    }
}
