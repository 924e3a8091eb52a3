package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.Dumping;
import org.rollcall.message.Stopping;
import org.rollcall.message.Triggering;

/**
 * The roll calls of {@code lib/nmi_backtrace.c}. There is one in flight at most ({@code backtrace_flag}); a trigger during it is
 * dropped without a word. The requester's own dump comes before the request, so what stands before a request is gathered.
 */
final class Backtraces {
    private final Journal journal;
    private final Fallbacks fallbacks;
    private final RegisterDumps registers;
    private Trigger trigger = Trigger.UNKNOWN;
    private long triggerLine;
    private @Nullable OpenCall gathering;
    private @Nullable OpenCall lastSent;
    private @Nullable OpenCall lastAnswering;
    private int lastBanner = -1;

    Backtraces(Journal journal) {
        this.journal = journal;
        fallbacks = new Fallbacks(journal);
        registers = new RegisterDumps(journal);
    }

    /** No more text of this boot. */
    void finish() {
        registers.finish();
        gathering = null;
        lastSent = null;
        lastAnswering = null;
        trigger = Trigger.UNKNOWN;
        lastBanner = -1;
    }

    void asked(Asking asking, Line line) {
        registers.finish();
        OpenCall previous = inFlight();
        if (previous != null) {
            previous.wentOn(journal.now(), line.number(), "the next request");
        }
        OpenCall call;
        if (asking instanceof Asking.SendingNmi sending) {
            OpenCall own = ownPart(sending);
            call = own != null ? own : journal.begin(Kind.BACKTRACE, trigger, line.number());
            new NmiRequest(sending, trigger).into(call, line.number(), journal.now());
        } else {
            OpenCall own = gathering != null && gathering.trigger.asksAll() ? gathering : null;
            call = own != null ? own : journal.begin(Kind.BACKTRACE, trigger, line.number());
            call.send(null, null, line.number(), journal.now());
        }
        call.caller = line.caller();
        gathering = null;
        lastSent = call;
    }

    /** What was gathered, if it belongs to this request: the requester's own dump and answers that came early. */
    private @Nullable OpenCall ownPart(Asking.SendingNmi sending) {
        for (OpenCall call : journal.open()) {
            boolean unsent = !call.sent && !call.closed && !call.neverAsked && call.kind == Kind.BACKTRACE;
            if (unsent && call.answered.get(sending.requester()) && call.trigger != Trigger.RCU_STALL) {
                return call;
            }
        }
        if (gathering != null && gathering.heardOf().isEmpty() && gathering.trigger == trigger) {
            return gathering;
        }
        flush();
        return null;
    }

    void answered(Answering answering, Line line) {
        if (answering instanceof Answering.NmiBacktrace) {
            backtrace(answering.cpu(), false, line);
        } else if (answering instanceof Answering.SkippedIdling) {
            backtrace(answering.cpu(), true, line);
        } else if (answering instanceof Answering.DidNotRespond) {
            named(answering.cpu(), "the kernel says that it did not respond", line);
        } else if (answering instanceof Answering.StallCheck) {
            named(answering.cpu(), "the kernel says that NMIs do not reach it", line);
        } else if (answering instanceof Answering.GlobalRegisters record) {
            registers.accept(record, trigger, line.number());
        } else {
            OpenCall asking = gathering != null && gathering.heardOf().isEmpty() ? gathering : null;
            boolean taken = fallbacks.accept(answering, asking, line);
            if (taken) {
                gathering = null;
            }
        }
    }

    private void backtrace(int cpu, boolean idle, Line line) {
        lastBanner = cpu;
        OpenCall asking = journal.newest(call -> call.kind == Kind.BACKTRACE && call.awaits(cpu));
        if (asking != null) {
            take(asking, cpu, idle, line);
            return;
        }
        if (lastSent != null
                && lastSent.hasHeardOf(cpu)
                && triggerLine < lastSent.requestLine
                && gathering == null
                && lastSent.boot == journal.boot()
                && !isOwnDumpOf(cpu)) {
            return; // decoders print an answer once for each inlined frame
        }
        if (gathering == null) {
            gathering = journal.begin(Kind.BACKTRACE, trigger, line.number());
            gathering.requestLine = line.number();
            noteLateAnswer(gathering, cpu, line.number());
        } else if (gathering.heardOf().isEmpty()) {
            gathering.requestLine = line.number();
        }
        gathering.answer(cpu, idle, line.number(), journal.now());
        lastAnswering = gathering;
    }

    private void noteLateAnswer(OpenCall call, int cpu, long line) {
        if (lastSent != null
                && lastSent.boot == journal.boot()
                && lastSent.asked != null
                && lastSent.asked.contains(cpu)
                && !lastSent.hasHeardOf(cpu)) {
            call.reasons.add(new Reason(
                    ReasonCode.LATE_ANSWER,
                    cpu,
                    line,
                    "CPU " + cpu + " may answer the request at line " + lastSent.requestLine
                            + " after its wait was over"));
        }
    }

    private boolean isOwnDumpOf(int cpu) {
        return lastSent != null && lastSent.requester != null && lastSent.requester == cpu;
    }

    /**
     * {@code pmr_save} of an answer. With PSTATE.I open and the priority mask at its "interrupts off" value only a pseudo-NMI gets
     * through.
     */
    void pmr(Dumping.Pmr pmr, Line line) {
        Boot.Registers registers = journal.boot().registers(lastBanner);
        OpenCall call = lastAnswering;
        if (call != null
                && pmr.irqsOff()
                && registers != null
                && !registers.irqsMasked()
                && journal.boot().dumped() == lastBanner) {
            call.reasons.add(new Reason(
                    ReasonCode.NMI_OUT_OF_IRQS_OFF,
                    lastBanner,
                    line.number(),
                    "CPU " + lastBanner + " was reached by a pseudo-NMI in code with interrupts disabled"));
        }
    }

    private void take(OpenCall call, int cpu, boolean idle, Line line) {
        call.answer(cpu, idle, line.number(), journal.now());
        lastAnswering = call;
        if (call.named.get(cpu)) {
            call.noteFalseClaim(cpu, line.number());
        }
    }

    /** A false claim about a CPU of a roll call that is complete already is passed over. */
    private void named(int cpu, String why, Line line) {
        OpenCall target = journal.newest(
                call -> call.kind == Kind.BACKTRACE && call.sent && (call.asked == null || call.asked.contains(cpu)));
        boolean heardAlready = lastSent != null && lastSent.boot == journal.boot() && lastSent.hasHeardOf(cpu);
        if (target == null && !heardAlready) {
            target = journal.begin(Kind.BACKTRACE, trigger, line.number());
            target.send(null, null, line.number(), journal.now());
        }
        if (target != null) {
            target.name(cpu, why, line.number());
        }
    }

    /** {@code nmi_trigger_cpumask_backtrace} in a trace: the dump above is the requester's own. */
    void trace(Dumping.TraceSymbol symbol) {
        if (gathering != null
                && lastBanner >= 0
                && symbol.symbol().equals("nmi_trigger_cpumask_backtrace")
                && gathering.answered.get(lastBanner)) {
            gathering.ownDump = true;
            gathering.requester = lastBanner;
        }
    }

    void triggered(Triggering message, Line line) {
        Trigger next = Trigger.of(message);
        OpenCall current = inFlight();
        if (message instanceof Triggering.RcuContinues || message instanceof Triggering.RcuLastRan) {
            if (current != null
                    && current.trigger == Trigger.RCU_STALL
                    && Callers.mayBeSame(current.caller, line.caller())) {
                current.wentOn(journal.now(), line.number(), "the rest of its RCU report");
            }
        } else if (message instanceof Triggering.Panic panic && current != null && current.trigger.endsIn(panic)) {
            current.wentOn(journal.now(), line.number(), "it panics");
        }
        if (next == null) {
            return;
        }
        registers.finish();
        boolean busy = current != null
                || gathering != null && gathering.ownDump
                || gathering != null && !gathering.heardOf().isEmpty();
        if (gathering != null && !gathering.trigger.asksAll()) {
            flush();
        }
        trigger = next;
        triggerLine = line.number();
        if (next == Trigger.SYSRQ_L) {
            OpenCall call = journal.begin(Kind.BACKTRACE, next, line.number());
            call.caller = line.caller();
            call.triggerSeen = true;
            call.answersUnknown = true;
            waiting(call, busy);
        } else if (message instanceof Triggering.HardLockup lockup && isDropped(lockup)) {
            OpenCall call = journal.begin(Kind.BACKTRACE, next, line.number());
            call.requester = lockup.detector() != null ? lockup.detector() : Callers.cpu(line.caller());
            call.neverAsked = true;
            call.closed = true;
        }
    }

    /**
     * The detector of another CPU's lockup asks that CPU at once; in flight of another request it is dropped. A requester that is itself
     * reported is still busy with its wait.
     */
    private boolean isDropped(Triggering.HardLockup lockup) {
        if (lockup.detector() != null && lockup.detector() == lockup.cpu() || lastSent == null || lastSent.closed) {
            return false;
        }
        boolean requesterIsStuck = lastSent.requester != null && lastSent.requester == lockup.cpu();
        return lastSent.boot == journal.boot()
                && !lastSent.outstanding().isEmpty()
                && (lastSent.isWaiting() || requesterIsStuck);
    }

    /** A request without any text of its own yet. In flight of another one it is dropped, unless text of its own follows. */
    private void waiting(OpenCall call, boolean busy) {
        if (gathering != null && !gathering.heardOf().isEmpty()) {
            call.neverAsked = true;
            call.closed = true;
            call.answersUnknown = false;
            return;
        }
        if (busy) {
            call.neverAsked = true;
            call.answersUnknown = false;
        }
        gathering = call;
    }

    void stopping(Stopping message, Line line) {
        OpenCall current = inFlight();
        if (message instanceof Stopping.StoppingSecondaryCpus && current != null && current.trigger == Trigger.PANIC) {
            current.wentOn(journal.now(), line.number(), "it stops the other CPUs");
        }
    }

    private @Nullable OpenCall inFlight() {
        boolean flying = lastSent != null && lastSent.boot == journal.boot() && lastSent.isWaiting();
        return flying ? lastSent : null;
    }

    private void flush() {
        if (gathering != null) {
            gathering.closed = true;
            gathering = null;
        }
    }
}
