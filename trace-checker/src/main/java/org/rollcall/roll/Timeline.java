package org.rollcall.roll;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.log.Stamp;
import org.rollcall.message.Answering;
import org.rollcall.message.Configuring;
import org.rollcall.message.Dumping;
import org.rollcall.message.Message;
import org.rollcall.message.Topic;

/**
 * Tells another boot and a real pause from clocks that err. Each CPU stamps records by its own clock: one may stand still while its CPU
 * spins, and a broken one shows any number. So where the kernel's time jumps, the records are held until it shows whether the time before
 * goes on: then those between have the stamps of a wrong clock.
 */
final class Timeline {
    /** Clocks of healthy CPUs differ by less. */
    private static final long APART = 5_000_000;

    /** No CPU spins so long that its clock stands still. */
    private static final long LONGEST_LAG = 600_000_000;

    /** A dump takes less. */
    private static final long IN_ONE_GO = 1_000_000;

    /** More records than the dumps of a roll call hold: by then a jump is real. */
    private static final int SURE = 256;

    /** A wild record may come once more. */
    private static final int SEVERAL = 3;

    /** Takes the records in order. */
    interface Follower {
        /** A record; {@code trusted} is false if its stamp is of a wrong clock. */
        void follow(Line line, @Nullable Message message, boolean trusted);
    }

    private record Held(Line line, @Nullable Message message) {}

    private final Follower out;
    private final Runnable nextBoot;
    private final BooleanSupplier waits;
    private final Runnable doubt;
    private List<Held> held = new ArrayList<>();

    /** Whether a part of a roll call is held. */
    private boolean holdsRollCall;

    /** The latest time that is trusted; negative if there is none. */
    private long now = -1;

    /** Where the time jumped to, and where it is since. */
    private long landed;

    private long last;

    /** Where a clock that is ahead was seen last, and how often it was left again: another kernel may speak in the same text. */
    private long other;

    private int returns;

    /**
     * A text of which nothing was read yet.
     *
     * @param out takes the records
     * @param nextBoot is told that the records from here on are of another boot
     * @param waits whether time may prove that somebody is silent
     * @param doubt is told that of answers from here on nothing shows whether they come in time
     */
    Timeline(Follower out, Runnable nextBoot, BooleanSupplier waits, Runnable doubt) {
        this.out = out;
        this.nextBoot = nextBoot;
        this.waits = waits;
        this.doubt = doubt;
    }

    /** Whether a part of a roll call is held, so that every record behind it matters. */
    boolean holdsRollCall() {
        return holdsRollCall;
    }

    /** Moves on to a record without a message, if its stamp of the kernel is no jump and none is under way. */
    boolean pass(long time) {
        if (!held.isEmpty() || now < 0 || isBack(time) || isAhead(time)) {
            return false;
        }
        now = Math.max(now, time);
        return true;
    }

    /** Whether this time of the kernel follows on the last one, without a jump. */
    boolean goesOnAt(long time) {
        return held.isEmpty() && now >= 0 && time >= now && !isAhead(time);
    }

    void accept(Line line, @Nullable Message message) {
        boolean boots = message instanceof Configuring.BootingLinux || message instanceof Configuring.LinuxVersion;
        if (boots || Topic.of(message) == Topic.DEBUGGING) { // the debugger stops all CPUs for any time
            finish();
        }
        if (boots) {
            now = -1;
        }
        place(line, message);
    }

    private void place(Line line, @Nullable Message message) {
        Stamp stamp = line.time();
        if (stamp != null && stamp.clock() == Stamp.Clock.KERNEL) {
            stamped(line, message, stamp.micros());
        } else if (held.isEmpty()) {
            out.follow(line, message, true);
        } else {
            hold(line, message);
        }
    }

    /** No record will show any more what a jump was. */
    void finish() {
        if (held.isEmpty()) {
            return;
        } else if (isBack(landed) ? !isAnotherBoot() : isOtherKernel() || isWild()) {
            if (!isBack(landed) && holdsAnswer()) {
                doubt.run();
            }
            distrust();
        } else {
            jumped();
        }
    }

    /** The time has really jumped: on in this boot, or back as another begins. Among the records behind it one may be wild, which those show. */
    private void jumped() {
        if (isBack(landed)) {
            nextBoot.run();
        }
        now = landed;
        release().forEach(record -> place(record.line(), record.message()));
        finish();
    }

    private void stamped(Line line, @Nullable Message message, long time) {
        if (!held.isEmpty() && !isBeyondJump(time)) {
            if (goesOn(time)) {
                leave();
                distrust();
            } else {
                jumped();
            }
        }
        if (!held.isEmpty() || isBack(time) || isAhead(time)) {
            landed = held.isEmpty() ? time : landed;
            last = time;
            hold(line, message);
        } else {
            now = Math.max(now, time);
            out.follow(line, message, true);
        }
    }

    /** The time before goes on: what lies between is of another clock. */
    private void leave() {
        if (!isBack(landed)) {
            returns = isOfOther() ? returns + 1 : 1;
            other = last;
        }
    }

    private boolean isOfOther() {
        return returns > 0 && Math.abs(landed - other) < LONGEST_LAG;
    }

    /** Whether the jump leads to where the text has been, and left, several times. */
    private boolean isOtherKernel() {
        return returns >= SEVERAL && isOfOther();
    }

    private boolean holdsAnswer() {
        return held.stream().anyMatch(record -> record.message() instanceof Answering);
    }

    /** The text ends behind records far ahead that were printed in one go: no other vouches for their clock. */
    private boolean isWild() {
        return landed - now > LONGEST_LAG && last - landed < IN_ONE_GO && held.size() < SURE && waits.getAsBoolean();
    }

    /** Whether this is the time that the jump led to. */
    private boolean isBeyondJump(long time) {
        return isBack(landed) ? isBack(time) : time + APART >= landed;
    }

    /** Whether this is the time before the jump again: it is back at once, while a new boot gets there step by step. */
    private boolean goesOn(long time) {
        return isBack(landed) ? time - last >= (now - landed) / 2 : !isBack(time);
    }

    private boolean isBack(long time) {
        return time + APART < now;
    }

    private boolean isAhead(long time) {
        return now >= 0 && time > now + APART;
    }

    /** An answer and its dump may be all that a CPU with a slow clock prints. */
    private boolean isAnotherBoot() {
        return now - landed > LONGEST_LAG
                || held.size() >= SURE
                || held.stream().map(Held::message).anyMatch(message -> message != null && !isOfAnswer(message));
    }

    private static boolean isOfAnswer(Message message) {
        return message instanceof Answering
                || message instanceof Dumping
                || message instanceof Configuring.ArchitectureShown; // by a register of the dump
    }

    private void hold(Line line, @Nullable Message message) {
        held.add(new Held(line, message));
        holdsRollCall |= message != null && !(message instanceof Configuring) && !(message instanceof Dumping);
        if (held.size() >= SURE) {
            finish();
        }
    }

    /** The clock of the records that are held is wrong. */
    private void distrust() {
        for (Held record : release()) {
            Stamp stamp = record.line().time();
            boolean wrong = stamp != null && stamp.clock() == Stamp.Clock.KERNEL;
            out.follow(record.line(), record.message(), !wrong);
        }
    }

    private List<Held> release() {
        List<Held> records = held;
        held = new ArrayList<>();
        holdsRollCall = false;
        return records;
    }
}
