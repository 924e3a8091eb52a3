package org.rollcall.roll;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;

/** A roll call under way: what the text has shown of it so far. */
final class OpenCall {
    final Boot boot;
    final Trigger trigger;
    final Lines lines;
    final Answers answers = new Answers();
    final Wait wait = new Wait();
    private final Consumer<@Nullable CpuSet> asks;
    private final Set<Sign> signs = EnumSet.noneOf(Sign.class);
    private final List<Reason> reasons = new ArrayList<>();
    private Kind kind;
    private @Nullable Integer requester;
    private @Nullable OpenCall behind;
    private boolean sent;
    private boolean ended;
    private boolean closed;

    /** A roll call that starts at this line; {@code asks} is told whom it asks, or null where the text does not say. */
    OpenCall(Boot boot, Kind kind, Trigger trigger, long line, Consumer<@Nullable CpuSet> asks) {
        this.boot = boot;
        this.kind = kind;
        this.trigger = trigger;
        this.asks = asks;
        lines = new Lines(line);
    }

    /** The request went out. */
    void send(@Nullable Integer from, @Nullable CpuSet to, long line, Moment now) {
        requester = from;
        lines.requestAt(line);
        lines.continueAt(line);
        ask(to);
        wait.begin(now);
    }

    /** Who is asked is in the text, even where the request is not. */
    void ask(@Nullable CpuSet cpus) {
        answers.ask(cpus);
        sent = true;
        asks.accept(cpus);
    }

    /** Another request is in flight. */
    void drop() {
        signs.add(Sign.DROPPED);
        answers.tell();
    }

    /** It turns out to be a sysrq-l of an architecture that asks in this other way, in which no other request drops it. */
    void turnInto(Kind other) {
        kind = other;
        signs.remove(Sign.DROPPED);
    }

    /** This request of the same CPU still holds its call slot. */
    void queueBehind(OpenCall before) {
        behind = before;
    }

    void answer(int cpu, boolean skipped, long line, Moment now) {
        answers.answer(cpu, skipped);
        lines.continueAt(Math.max(lines.last(), line));
        wait.hear(now);
    }

    /** A CPU answers when the wait is over. */
    void answerLate(int cpu, long line) {
        lines.continueAt(line);
        if (answers.answerLate(cpu)) {
            note(ReasonCode.LATE_ANSWER, cpu, line, "CPU " + cpu + " answers, but the wait was over");
        }
    }

    /** The requester lists the CPUs that it gives up on; it has heard from all others. */
    void giveUp(CpuSet silent, long line) {
        lines.continueAt(line);
        silent.stream().forEach(cpu -> name(cpu, "the kernel says that it has not responded after the wait", line));
        signs.add(Sign.SILENT_LISTED);
        wait.end();
        closed = true;
    }

    /** The kernel names a CPU that did not answer; powerpc before v5.14 may be wrong. */
    void name(int cpu, String why, long line) {
        lines.continueAt(line);
        if (!answers.name(cpu)) {
            return;
        }
        if (answers.hasHeardOf(cpu)) {
            noteFalseClaim(cpu, line);
        } else {
            note(ReasonCode.KERNEL_NAMES_CPU, cpu, line, "CPU " + cpu + ": " + why);
        }
    }

    /** The kernel says that a silent CPU need not answer, or that its answer is under way. */
    void excuse(int cpu, String why, long line) {
        lines.continueAt(line);
        answers.excuse(cpu);
        note(ReasonCode.EXCUSED, cpu, line, "CPU " + cpu + ": " + why);
    }

    void noteFalseClaim(int cpu, long line) {
        note(ReasonCode.FALSE_CLAIM, cpu, line, "CPU " + cpu + " was said not to respond, and answered");
    }

    void note(Sign sign) {
        signs.add(sign);
    }

    void note(ReasonCode code, @Nullable Integer cpu, long line, String text) {
        note(new Reason(code, cpu, line, text));
    }

    private void note(@Nullable Reason reason) {
        if (reason != null) {
            reasons.add(reason);
        }
    }

    /** The CPU that asks, as another line than the request shows it. */
    void askedBy(@Nullable Integer cpu) {
        requester = cpu;
    }

    /** Lines are missing here: who is silent from now on may have answered there. */
    void edited() {
        if (awaitsAnybody() || kind == Kind.BACKTRACE && !sent) {
            signs.add(Sign.EDITED);
        }
    }

    /** The debugger has all CPUs, or the request has no stamp of its own. */
    void hold() {
        if (isWaiting()) {
            wait.hold();
        }
    }

    /** Time has come to {@code now}. */
    void tick(Moment now, long line) {
        if (isWaiting()) {
            note(wait.tick(now, line));
        }
    }

    /** Up to this time of the kernel a tick changes nothing. */
    long calmUntil() {
        return isWaiting() ? wait.calmUntil() : Long.MAX_VALUE;
    }

    /** A live log stayed quiet for longer than the wait. */
    void overdue(long line) {
        if (isWaiting()) {
            note(wait.overdue(line));
        }
    }

    /** The requester visibly did something after the request. */
    void wentOn(Moment now, long line, String what) {
        if (sent && !closed) {
            closed = true;
            note(wait.wentOn(now, answers.awaitAnybody(), line, what));
        }
    }

    /** Its end is shown. What a line out of order still says of it counts until it is closed. */
    void end() {
        ended = true;
    }

    /** No more lines belong to it. */
    void close() {
        closed = true;
    }

    Kind kind() {
        return kind;
    }

    boolean has(Sign sign) {
        return signs.contains(sign);
    }

    List<Reason> reasons() {
        return Collections.unmodifiableList(reasons);
    }

    @Nullable
    Integer requester() {
        return requester;
    }

    /** The fallback request of the same CPU that still holds a call slot, or null. */
    @Nullable
    OpenCall behind() {
        return behind;
    }

    /** Whether the text shows that the CPU that asks is the only one online. */
    boolean isOfSingleCpu() {
        return requester != null && boot.hasNoneBut(requester);
    }

    boolean isSent() {
        return sent;
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether this CPU was asked and not heard from. */
    boolean awaits(int cpu) {
        return sent && answers.await(cpu);
    }

    /** Whether an answer may still come. */
    boolean isWaiting() {
        return kind.isTimed() && sent && !closed && !wait.isOver() && !answers.areComplete();
    }

    /** Whether an absence may come to prove something. */
    boolean awaitsAnybody() {
        return isWaiting() || kind == Kind.STOP && !closed && !ended;
    }

    /** Whether records without a message matter: time and an editor's mark decide about an absence. */
    boolean wantsEveryLine() {
        return awaitsAnybody() || kind == Kind.BACKTRACE && !sent && !closed;
    }

    /** Whether time changes nothing any more; a late answer still may. */
    boolean hasEnded() {
        return closed || ended || isSettled();
    }

    /** Whether nothing later in the log can change the verdict. */
    boolean isSettled() {
        if (!sent || !kind.isTimed()) {
            return closed;
        }
        return answers.areComplete() || wait.isOver() || closed && !wait.endedTooEarly();
    }
}
