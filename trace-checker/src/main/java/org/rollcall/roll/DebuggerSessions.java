package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Debugging;
import org.rollcall.message.Message;

/** The round-up of kgdb: one roll call for each entry, however often its status is shown. */
final class DebuggerSessions {
    private final Journal journal;
    private @Nullable OpenCall current;
    private Moment since = Moment.UNKNOWN;
    private boolean entered;
    private boolean timedOut;
    private boolean left;
    /** Whether there is no other CPU that could be rounded up. */
    private boolean alone;

    private boolean statusSeen;
    /** The line of a time-out that is of the session before it or of the next one; 0 if there is none. */
    private long timeoutBetween;

    DebuggerSessions(Journal journal) {
        this.journal = journal;
    }

    void accept(Debugging message, Line line) {
        long at = line.number();
        if (message instanceof Debugging.KgdbTimedOut) {
            if (left && !timedOut && current != null && missesCpus(current)) {
                timeoutBetween = at;
            } else {
                timedOut(begin(at), at);
            }
            return;
        }
        if (timeoutBetween > 0) {
            long before = timeoutBetween;
            timeoutBetween = 0;
            timedOut(begin(before), before);
        }
        if (message instanceof Debugging.EnteringKdb entering) {
            OpenCall call = entersAgain(entering) ? begin(at) : session(at);
            askedBy(call, entering.cpu());
            alone = !entering.smp() || call.isOfSingleCpu();
            entered = true;
            since = journal.now();
        } else if (message instanceof Debugging.KdbPrompt prompt) {
            OpenCall call = session(at);
            askedBy(call, prompt.cpu());
            left = prompt.command().equals("go");
        } else if (message instanceof Debugging.CurrentCpu) {
            showsRequest(session(at), at);
        } else if (message instanceof Debugging.StackTraceback) {
            session(at);
        } else if (message instanceof Debugging.CpuStatus status) {
            status(session(at), status, at);
        } else if (message instanceof Debugging.NoTaskForCpu noTask) {
            absent(noTask.cpu(), at, "btc has no task for it");
        }
    }

    /**
     * Whether this record was printed before the session: kdb's {@code dmesg} and {@code ftdump} show old records again. What kdb itself
     * says is not in the kernel's log and has no time of it: a program that stamps lines in the kernel's form may give a whole session one time.
     */
    boolean isReplay(Line line, @Nullable Message message) {
        if (!isInside() || line.time() == null) {
            return false;
        }
        boolean byKdb = message instanceof Debugging && !(message instanceof Debugging.KgdbTimedOut);
        return byKdb ? since.isAfter(line.time()) : since.isNotBefore(line.time());
    }

    /** Whether the text shows a session that was entered and not left. */
    boolean isInside() {
        return current != null && entered && !left;
    }

    /** The first that the text shows in the debugger has asked the others; {@code cpu} in kdb switches to another. */
    private static void askedBy(OpenCall call, int cpu) {
        if (call.requester() == null) {
            call.askedBy(cpu);
        }
    }

    private static boolean missesCpus(OpenCall call) {
        return !call.answers.named().isEmpty();
    }

    private void timedOut(OpenCall call, long line) {
        timedOut = true;
        call.note(ReasonCode.TIMED_OUT, null, line, "kgdb timed out waiting for secondary CPUs");
    }

    /** No more text of this boot. */
    void finish() {
        if (current != null) {
            if (timeoutBetween > 0) {
                timedOut(current, timeoutBetween); // printk's console was busy, kdb writes past it
                timeoutBetween = 0;
            }
            close(current);
        }
        current = null;
    }

    /** A switch of CPUs and a single step enter kdb again without a new round-up (kgdb_cpu_enter, M5). */
    private boolean entersAgain(Debugging.EnteringKdb entering) {
        boolean sameSession =
                entering.reason().contains("cpu switch") || entering.reason().contains("SS trap");
        return current == null || entered && !sameSession;
    }

    private OpenCall session(long line) {
        OpenCall call = current == null ? begin(line) : current;
        call.lines.continueAt(line);
        return call;
    }

    private OpenCall begin(long line) {
        finish();
        OpenCall call = journal.begin(Kind.KGDB, Trigger.KGDB_ENTRY, line);
        call.answers.leaveOpen();
        current = call;
        entered = false;
        timedOut = false;
        left = false;
        alone = false;
        statusSeen = false;
        return call;
    }

    /** The first readable status counts: later ones may show CPUs that came after the time-out. */
    private void status(OpenCall call, Debugging.CpuStatus status, long line) {
        if (!call.answers.areUntold() || left) {
            return;
        }
        if (!status.whole()) {
            call.note(ReasonCode.GARBLED, null, line, "the status line is garbled");
            return;
        }
        showsRequest(call, line);
        call.ask(status.rounded().with(status.dead()));
        call.answers.tell();
        status.rounded().stream().forEach(cpu -> call.answers.answer(cpu, false));
        status.dead().stream().forEach(cpu -> absent(cpu, line, "online and not in the debugger (D)"));
    }

    /** Where the entry is not in the text, the first status shows best that CPUs were asked. */
    private void showsRequest(OpenCall call, long line) {
        if (!entered && !timedOut && !statusSeen) {
            call.lines.requestAt(line);
        }
        statusSeen = true;
    }

    private void absent(int cpu, long line, String why) {
        OpenCall call = session(line);
        if (!call.answers.hasHeardOf(cpu) && call.answers.name(cpu)) {
            call.note(ReasonCode.NOT_ROUNDED_UP, cpu, line, "CPU " + cpu + ": " + why);
        }
    }

    /** kgdb_cpu_enter rounds up the other CPUs that are online, and waits for as many as there are. */
    private static void answersItself(OpenCall call) {
        Integer master = call.requester();
        if (master != null) {
            call.ask(CpuSet.of(master));
            call.answers.answer(master, false);
        }
    }

    private void close(OpenCall call) {
        if (timedOut && call.answers.areUntold()) {
            call.note(Sign.PROVEN_MISSING);
        } else if (timedOut && !missesCpus(call)) {
            // the status shows all, and yet it timed out: the late ones are not told apart
            call.ask(null);
        } else if (alone && call.answers.areUntold()) {
            answersItself(call);
        }
        call.close();
    }
}
