package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.Dumping;
import org.rollcall.message.Stopping;
import org.rollcall.message.Triggering;

/**
 * The roll calls of {@code lib/nmi_backtrace.c}. There is one in flight at most; a trigger during it is dropped without a word. The
 * requester's own dump comes before the request.
 */
final class Backtraces {
    private final Journal journal;
    private final Gathering gathering;
    private final LastRequest lastRequest;
    private final Fallbacks fallbacks;
    private final RegisterDumps registers;
    private final CsdLocks csdLocks;
    private final EarlyAnswers early = new EarlyAnswers();
    private @Nullable OpenCall lastAnswering;
    private int lastBanner = -1;

    Backtraces(Journal journal, CsdLocks csdLocks) {
        this.journal = journal;
        this.csdLocks = csdLocks;
        gathering = new Gathering(journal);
        lastRequest = new LastRequest(journal);
        fallbacks = new Fallbacks(journal);
        registers = new RegisterDumps(journal);
    }

    /** No more text of this boot. */
    void finish() {
        registers.finish();
        gathering.finish();
        lastRequest.finish();
        early.forget();
        lastAnswering = null;
        lastBanner = -1;
    }

    /** Whether nothing was gathered for a request, and nobody waits for answers to the last one. */
    boolean areAtRest() {
        return gathering.isEmpty() && !lastRequest.isInFlight();
    }

    /** The request that was sent last, or null. */
    @Nullable
    OpenCall lastRequest() {
        return lastRequest.call();
    }

    /** A request comes again that all answered. */
    void accept(Again again) {
        OpenCall request = again.request();
        long first = again.first();
        request.lines.moveTo(first);
        gathering.answered(request.trigger, first);
        lastRequest.sent(request, null);
        lastAnswering = request;
        lastBanner = ((Answering) again.last().message()).cpu();
    }

    void asked(Asking asking, Line line) {
        if (asking instanceof Asking.StillSilent silent) {
            gaveUp(silent, line);
            return;
        }
        registers.finish();
        lastRequest.wentOn(line.number(), "the next request");
        OpenCall call = gathering.claim(asking, line.number());
        if (asking instanceof Asking.SendingNmi sending) {
            new NmiRequest(sending, gathering.triggerOf(sending.requester())).into(call, line.number(), journal.now());
            call.answers.leaveUnplaced(early.among(sending.cpus(), line));
            csdLocks.asked(call);
        } else {
            call.send(null, null, line.number(), journal.now());
        }
        if (line.time() == null) {
            call.hold();
        }
        lastRequest.sent(call, line.caller());
    }

    /** The list bounds the request, whoever is in it; a CPU that is still printing its dump may be. */
    private void gaveUp(Asking.StillSilent silent, Line line) {
        OpenCall call = journal.newest(open -> open.kind() == Kind.BACKTRACE && open.isSent() && !open.isClosed());
        if (call == null && silent.cpus().stream().anyMatch(cpu -> !lastRequest.hasAsked(cpu))) {
            call = journal.begin(Kind.BACKTRACE, gathering.trigger(), line.number());
            call.send(null, null, line.number(), journal.now());
        }
        if (call != null) {
            call.giveUp(silent.cpus(), line.number());
        }
    }

    void answered(Answering answering, Line line) {
        if (isBacktrace(answering)) {
            backtrace(answering, line);
        } else if (answering instanceof Answering.DidNotRespond) {
            named(answering.cpu(), "the kernel says that it did not respond", line);
        } else if (answering instanceof Answering.StallCheck check) {
            stallChecked(check, line);
        } else if (answering instanceof Answering.NotSent unsent) {
            named(unsent.cpu(), unsent.why().words(), line);
        } else if (answering instanceof Answering.GlobalRegisters record) {
            if (registers.accept(record, gathering.bareTrigger(), gathering.trigger(), line.number())) {
                gathering.claimed();
            }
        } else if (fallbacks.accept(answering, gathering.bareTrigger(), line)) {
            gathering.claimed();
        }
    }

    private static boolean isBacktrace(Answering answering) {
        return answering instanceof Answering.NmiBacktrace || answering instanceof Answering.SkippedIdling;
    }

    /** The roll call that awaits this answer, if there is nothing more to it; or null. */
    @Nullable
    OpenCall awaiting(Answering answering) {
        if (!isBacktrace(answering) || !gathering.isEmpty()) {
            return null;
        }
        OpenCall asking = journal.awaiting(answering.cpu());
        return asking == null || asking.wait.isOver() || asking.answers.haveNamed(answering.cpu()) ? null : asking;
    }

    /** Whether a trigger has no text of its own yet. */
    boolean haveBareTrigger() {
        return gathering.bareTrigger() != null;
    }

    /** Whether a roll call under way awaits this CPU. */
    boolean await(int cpu) {
        return journal.awaiting(cpu) != null || fallbacks.await(cpu);
    }

    /** The answer that this roll call awaits. */
    void heard(OpenCall asking, Answering answering, Line line) {
        lastBanner = answering.cpu();
        asking.answer(lastBanner, answering instanceof Answering.SkippedIdling, line.number(), journal.now());
        lastAnswering = asking;
    }

    private void backtrace(Answering answering, Line line) {
        int cpu = answering.cpu();
        lastBanner = cpu;
        gathering.forgetOld(line.number());
        OpenCall asking = journal.awaiting(cpu);
        if (asking == null || asking.wait.isLate(line.number()) || isUntimed(line)) {
            early.add(cpu, line);
        }
        if (asking != null && asking.wait.isLate(line.number())) {
            asking.answerLate(cpu, line.number());
            lastAnswering = asking;
        } else if (asking != null) {
            heard(asking, answering, line);
            if (asking.answers.haveNamed(cpu)) {
                asking.noteFalseClaim(cpu, line.number());
            }
        } else if (!gathering.isEmpty() || !lastRequest.isRepeated(cpu, gathering.triggerLine())) {
            boolean begins = gathering.isEmpty();
            lastAnswering = gathering.answer(cpu, answering instanceof Answering.SkippedIdling, line.number());
            if (begins) {
                lastRequest.noteLateAnswer(lastAnswering, cpu, line.number());
            }
        }
    }

    /** Whether the clock of a record cannot be trusted, where others have one. */
    private boolean isUntimed(Line line) {
        return line.time() == null && journal.now() != Moment.UNKNOWN;
    }

    /**
     * {@code pmr_save} of an answer. With PSTATE.I open and the priority mask at its "interrupts off" value only a pseudo-NMI gets
     * through.
     */
    void pmr(Dumping.Pmr pmr, Line line) {
        Boot.Registers dumped = journal.boot().shown();
        OpenCall call = lastAnswering;
        if (call != null
                && pmr.irqsOff()
                && dumped != null
                && !dumped.irqsMasked()
                && journal.boot().dumped() == lastBanner) {
            call.note(
                    ReasonCode.NMI_OUT_OF_IRQS_OFF,
                    lastBanner,
                    line.number(),
                    "CPU " + lastBanner + " was reached by a pseudo-NMI in code with interrupts disabled");
        }
    }

    private void stallChecked(Answering.StallCheck check, Line line) {
        if (check.isMiss()) {
            named(check.cpu(), check.state().words(), line);
            return;
        }
        OpenCall asked = journal.newest(
                call -> call.kind() == Kind.BACKTRACE && call.isSent() && call.answers.mayAsk(check.cpu()));
        if (asked != null) {
            asked.excuse(check.cpu(), check.state().words(), line.number());
        }
    }

    /** A false claim about a CPU of a roll call that is complete already is passed over. */
    private void named(int cpu, String why, Line line) {
        OpenCall target =
                journal.newest(call -> call.kind() == Kind.BACKTRACE && call.isSent() && call.answers.mayAsk(cpu));
        if (target == null && !lastRequest.hasAccountFor(cpu)) {
            target = journal.begin(Kind.BACKTRACE, gathering.trigger(), line.number());
            target.send(null, null, line.number(), journal.now());
        }
        if (target != null) {
            target.name(cpu, why, line.number());
        }
    }

    /** A line of a call trace that is no message. */
    void traced() {
        if (lastBanner >= 0) {
            gathering.traced(lastBanner);
        }
    }

    /** {@code nmi_trigger_cpumask_backtrace} in a trace: the dump above is the requester's own. */
    void trace(Dumping.TraceSymbol symbol) {
        if (lastBanner >= 0 && symbol.symbol().equals("nmi_trigger_cpumask_backtrace")) {
            gathering.ownDump(lastBanner);
        }
    }

    void triggered(Triggering message, Line line) {
        boolean inFlight = lastRequest.isInFlight();
        lastRequest.triggered(message, line);
        if (message instanceof Triggering.RcuDetectedBy detected) {
            gathering.detected(detected, line.number());
        }
        Trigger next = Trigger.of(message);
        if (next == null) {
            return;
        }
        registers.finish();
        gathering.forgetOld(line.number());
        gathering.triggered(next, message.asker(), inFlight || gathering.hasAnswers(), line);
        if (message instanceof Triggering.HardLockup lockup && lastRequest.drops(lockup)) {
            OpenCall call = journal.begin(Kind.BACKTRACE, next, line.number());
            call.askedBy(lockup.detector() != null ? lockup.detector() : Callers.cpu(line.caller()));
            call.drop();
            call.close();
        }
    }

    void stopping(Stopping message, Line line) {
        if (message instanceof Stopping.StoppingSecondaryCpus || message instanceof Stopping.SendingStop) {
            lastRequest.stopping(line.number());
        }
    }
}
