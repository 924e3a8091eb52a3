package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Stopping;

/** The roll call of a panic: {@code smp_send_stop} names the CPUs that did not stop. */
final class Stops {
    private final Journal journal;
    private @Nullable OpenCall current;
    private @Nullable Integer dumped;
    /** When the last stop of this boot failed. */
    private Moment failed = Moment.UNKNOWN;

    Stops(Journal journal) {
        this.journal = journal;
    }

    /** A stop of another boot is another, whatever its time. */
    void nextBoot() {
        failed = Moment.UNKNOWN;
    }

    /** The CPU of the last register dump: a panic prints its own before it stops the others. */
    void lastDump(int cpu) {
        dumped = cpu;
    }

    void accept(Stopping message, Line line) {
        switch (shape(message)) {
            case BEGIN -> touchOrBegin(line);
            case RETRY -> retry(((Stopping.RetryStop) message).cpus(), line);
            case STOPPED -> stopped(((Stopping.StoppingSelf) message).cpu(), line);
            case STALE -> stale(line);
            case FAIL -> fail(((Stopping.FailedToStop) message).cpus(), line);
            case END -> end(line);
        }
    }

    private enum Shape {
        BEGIN,
        RETRY,
        STOPPED,
        STALE,
        FAIL,
        END
    }

    private static Shape shape(Stopping message) {
        if (message instanceof Stopping.StoppingSecondaryCpus) {
            return Shape.BEGIN;
        }
        if (message instanceof Stopping.RetryStop) {
            return Shape.RETRY;
        }
        if (message instanceof Stopping.StoppingSelf) {
            return Shape.STOPPED;
        }
        if (message instanceof Stopping.MayBeStale) {
            return Shape.STALE;
        }
        return message instanceof Stopping.FailedToStop ? Shape.FAIL : Shape.END;
    }

    private OpenCall begin(Line line) {
        var call = journal.begin(Kind.STOP, Trigger.STOP, line.number());
        Integer caller = Callers.cpu(line.caller());
        call.askedBy(caller != null ? caller : dumped);
        call.answers.leaveOpen();
        current = call;
        return call;
    }

    /** The line may be there twice: once from the panicking CPU's own buffer. One that was printed before the end of a stop begins no other. */
    private void touchOrBegin(Line line) {
        if (line.time() != null && failed.isAfter(line.time())) {
            return;
        }
        if (current == null || current.boot != journal.boot()) {
            begin(line);
        } else {
            touch(line);
        }
    }

    /** A rung lists who is still online. Where the first rung is not in the text, it is all that shows who was asked. */
    private void retry(CpuSet cpus, Line line) {
        if (current == null || current.boot != journal.boot()) {
            begin(line).ask(cpus);
        } else {
            touch(line);
        }
    }

    /** arm: each CPU says that it stops. */
    private void stopped(int cpu, Line line) {
        if (current != null && current.boot == journal.boot()) {
            current.answer(cpu, false, line.number(), journal.now());
        }
    }

    /** machine_kexec finds CPUs that did not stop; smp_send_stop has named them before, where it printed at all. */
    private void stale(Line line) {
        OpenCall call = current != null && current.boot == journal.boot() ? current : null;
        if (call != null) {
            call.lines.continueAt(line.number());
            call.note(Sign.PROVEN_MISSING);
            call.note(
                    ReasonCode.FAILED_TO_STOP,
                    null,
                    line.number(),
                    "the kernel finds a CPU that did not stop for the crash kernel");
            call.close();
        }
        current = null;
    }

    private void touch(Line line) {
        if (current != null && current.boot == journal.boot()) {
            current.lines.continueAt(line.number());
        }
    }

    /** Kernels before the rework of smp_send_stop print all online CPUs, the panicking one included. */
    private void fail(CpuSet cpus, Line line) {
        OpenCall call = current != null && current.boot == journal.boot() ? current : begin(line);
        call.lines.continueAt(line.number());
        call.note(Sign.PROVEN_MISSING);
        Integer requester = call.requester();
        CpuSet others = requester == null ? cpus : cpus.without(CpuSet.of(requester));
        others.stream().forEach(call.answers::name);
        String which = others.isEmpty() ? "a secondary CPU that it does not name" : "CPU " + others;
        call.note(ReasonCode.FAILED_TO_STOP, null, line.number(), "the kernel failed to stop " + which);
        call.close();
        current = null;
        failed = journal.now();
    }

    private void end(Line line) {
        if (current != null && current.boot == journal.boot()) {
            touch(line);
            current.close();
        }
        current = null;
    }
}
