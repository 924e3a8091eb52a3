package org.rollcall.roll;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.log.Stamp;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.Dumping;
import org.rollcall.message.Marking;
import org.rollcall.message.Message;
import org.rollcall.message.Topic;
import org.rollcall.message.Triggering;

/** Follows the roll calls of one log, record by record, and hands on each once it is settled, in the order of the log. */
public final class RollCalls {
    private static final int LONGEST_DUMP = 100;
    private static final int NOBODY = -1;

    private final Journal journal;
    private final Listener events;
    private final Backtraces backtraces;
    private final DebuggerSessions sessions;
    private final Stops stops;
    private final Topics topics;
    private final Timeline timeline;
    private final LostLines lostLines = new LostLines();
    private final BootStart bootStart = new BootStart();
    /** The line of the answer whose dump is being printed, or 0. */
    private long dump;

    /** The CPU that answered last: the next dump is its own. */
    private int head = NOBODY;

    private @Nullable Lull lull;
    /** The first line of the refrain that is being told, or 0. */
    private long refrain;

    /** A log of which nothing was read yet. */
    public RollCalls(Consumer<RollCall> out) {
        this(out, event -> {});
    }

    /** The same; each message goes to {@code events} before it is judged. */
    public RollCalls(Consumer<RollCall> out, Listener events) {
        this.events = events;
        journal = new Journal(out);
        timeline = new Timeline(this::follow, this::nextBoot, journal::isWaiting, journal::mixed);
        var csdLocks = new CsdLocks(journal);
        backtraces = new Backtraces(journal, csdLocks);
        sessions = new DebuggerSessions(journal);
        stops = new Stops(journal);
        topics = new Topics(journal, backtraces, sessions, stops, csdLocks);
    }

    /**
     * Lets a record of the kernel's own time pass that says nothing, if time is all that it may change: whether it did. If not, it is to be
     * {@linkplain #accept accepted}.
     */
    boolean pass(long number, long micros, Wording wording) {
        Lull calm = lull();
        if (calm == null
                || calm.mindsLoss()
                        && (wording.tellsLoss()
                                || wording.isOfTrace() && lostLines.isBehindIdling(wording.words(), calm.last()))
                || !calm.covers(number, micros)
                || !timeline.pass(micros)) {
            return false;
        }
        calm.add(number, micros, wording.words());
        if (dump > 0 && wording.isOfTrace()) {
            backtraces.traced();
        }
        return true;
    }

    private @Nullable Lull lull() {
        if (lull == null && !sessions.isInside()) {
            lull = new Lull(journal.calmUntil(), dump > 0 ? dump + LONGEST_DUMP : Long.MAX_VALUE, journal.mindsLoss());
        }
        return lull;
    }

    /** Takes a message while time changes nothing, if it changes nothing that a lull depends on: whether it did. */
    private boolean pass(Line line, Message message) {
        Topic topic = message.topic();
        Stamp stamp = line.time();
        if (topic != Topic.ANSWERING && !(message instanceof Dumping.CpuLine)
                || stamp == null
                || !stamp.isOfConsole()) {
            return false;
        }
        Lull calm = lull();
        if (calm == null || !calm.covers(line.number(), stamp.micros())) {
            return false;
        }
        return topic == Topic.ANSWERING
                ? pass(line, stamp, (Answering) message, calm)
                : pass(line, stamp, (Dumping.CpuLine) message, calm);
    }

    /** The first line of a dump. */
    private boolean pass(Line line, Stamp stamp, Dumping.CpuLine begin, Lull calm) {
        if (mayBeHeadless(begin) || !timeline.pass(stamp.micros())) {
            return false;
        }
        pass(new Event(line, begin), stamp, calm);
        stops.lastDump(begin.cpu());
        return true;
    }

    private void pass(Event event, Stamp stamp, Lull calm) {
        Line line = event.line();
        calm.add(line.number(), stamp.micros(), line.text());
        bootStart.passed();
        tell(event);
    }

    /** An answer that a request awaits. */
    private boolean pass(Line line, Stamp stamp, Answering answer, Lull calm) {
        OpenCall asking = backtraces.awaiting(answer);
        if (asking == null || !timeline.pass(stamp.micros())) {
            return false;
        }
        pass(new Event(line, answer), stamp, calm);
        journal.pass(stamp, calm.micros());
        backtraces.heard(asking, answer, line);
        note(answer);
        if (isFollowed(answer)) {
            dump = line.number();
            calm.endBehind(dump + LONGEST_DUMP);
        } else if (dump == 0) {
            journal.settle();
        }
        return true;
    }

    /** Whether a roll call that starts at this time of the kernel, in microseconds, depends on nothing before it. */
    boolean isAtRest(long micros) {
        endLull();
        return dump == 0 && backtraces.areAtRest() && journal.isAtRest(micros) && timeline.goesOnAt(micros);
    }

    /** The backtrace that was requested last in this boot, or null. */
    @Nullable
    OpenCall lastRequest() {
        return backtraces.lastRequest();
    }

    /** A roll call that was complete comes again, the same but for its times, while all {@linkplain #isAtRest is at rest}. */
    void accept(Again again) {
        refrain = again.first();
        events.saidAgain(again);
        refrain = 0;
        Line last = again.last().line();
        bootStart.passed();
        journal.boot().add(again.last().message(), last.number());
        note(again.last().message());
        lostLines.note(last);
        timeline.pass(again.begin());
        timeline.pass(again.end());
        journal.tick(new Stamp(Stamp.Clock.KERNEL, again.end()), last.number());
        backtraces.accept(again);
        journal.settle(again.call(), again.first());
    }

    /** The first line of the oldest roll call under way, or 0 if there is none. */
    long firstUnderWay() {
        return refrain > 0 ? refrain : journal.firstUnderWay();
    }

    private void endLull() {
        if (lull != null && lull.last() != null) {
            journal.tick(new Stamp(Stamp.Clock.KERNEL, lull.micros()), lull.line());
            lostLines.note(lull.last(), lull.longest());
        }
        lull = null;
    }

    /** The next record and what it says, if anything. */
    public void accept(Line line, @Nullable Message message) {
        if (message != null && pass(line, message)) {
            return;
        }
        endLull();
        if (!sessions.isReplay(line, message)) {
            timeline.accept(line, message);
        }
    }

    private void follow(Line read, @Nullable Message message, boolean trusted) {
        if (bootStart.isAt(message, journal.isWaiting()) && journal.now() != Moment.UNKNOWN) {
            nextBoot();
        }
        boolean stamped = read.time() != null || journal.now() != Moment.UNKNOWN;
        boolean waiting = journal.isWaiting();
        boolean damaged = message == null
                ? !waiting && stamped && wantsHead(read) && LostLines.isDamaged(read)
                : message instanceof Marking.NotUnderstood;
        if (damaged || waiting && lostLines.areMissingAt(read, message, stamped) || isHeadless(message)) {
            journal.edited();
        }
        note(message);
        lostLines.note(read);
        Line line = trusted ? read : read.untimed();
        Topic topic = Topic.of(message);
        if (topic == Topic.DEBUGGING) {
            journal.hold();
        }
        if (line.time() != null) {
            journal.tick(line.time(), line.number());
        }
        boolean mayBeDump = topic == null || topic == Topic.DUMPING || topic == Topic.ANSWERING;
        if (dump > 0 && !(mayBeDump && line.number() - dump <= LONGEST_DUMP)) {
            dump = 0;
            journal.settle();
        }
        if (message == null) {
            if (dump > 0 && isOfTrace(line.text())) {
                backtraces.traced();
            }
        } else {
            var event = new Event(line, message);
            tell(event);
            topics.accept(event);
            // each CPU may have a wrong clock, but the answers show whose request this is only if no other is under way
            if (topic == Topic.ASKING && (!trusted || journal.isMixed())) {
                journal.mixed();
            }
            dump = isFollowed(message) ? line.number() : dump;
        }
        // what the dump below an answer shows still belongs to it
        if (dump == 0) {
            journal.settle();
        }
    }

    private void note(@Nullable Message message) {
        if (message instanceof Answering answer) {
            head = answer.cpu();
        } else if (message instanceof Triggering.ShowAllCpus) {
            head = NOBODY;
        }
    }

    /** Whether this may be what is left of a line before a request: without a time it is more often the rest of one. */
    private boolean wantsHead(Line read) {
        return read.time() == null ? backtraces.haveBareTrigger() : journal.wantsEveryLine();
    }

    /** Whether it begins the dump of a CPU that a request awaits or of one that asks, whose head is lost. */
    private boolean isHeadless(@Nullable Message message) {
        return message instanceof Dumping.CpuLine begin
                && mayBeHeadless(begin)
                && (backtraces.haveBareTrigger() || lostLines.areMissingAbove());
    }

    /** Whether it is not of the CPU that answered last, and a request or a trigger awaits its answer. */
    private boolean mayBeHeadless(Dumping.CpuLine begin) {
        return begin.cpu() != head && (backtraces.haveBareTrigger() || backtraces.await(begin.cpu()));
    }

    static boolean isOfTrace(String text) {
        return text.contains("+0x");
    }

    /** Whether records without a message matter now: in a dump, or an answer is awaited and time or an editor's mark decides. */
    public boolean isWaiting() {
        return dump > 0 || journal.wantsEveryLine() || timeline.holdsRollCall();
    }

    /** A live log stayed quiet for as long as the kernel waits. */
    public void quiet(long line) {
        endLull();
        timeline.finish();
        journal.overdue(line);
        stops.quiet();
        journal.settle();
    }

    /** The log is over. */
    public void finish() {
        endLull();
        timeline.finish();
        backtraces.finish();
        sessions.finish();
        journal.endBoot();
    }

    /** Whether the lines below may add something to the roll call: a dump, or the kernel's further words about a silent CPU. */
    private static boolean isFollowed(Message message) {
        return message instanceof Asking.StillSilent
                || message.topic() == Topic.ANSWERING && isFollowed((Answering) message);
    }

    private static boolean isFollowed(Answering answering) {
        return answering.beginsDump() || !answering.isHeard();
    }

    private void nextBoot() {
        backtraces.finish();
        sessions.finish();
        journal.nextBoot();
        stops.nextBoot();
    }

    private void tell(Event event) {
        events.said(event);
        journal.boot().add(event.message(), event.line().number());
    }
}
