package org.rollcall.roll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.log.PlainStamp;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.Dumping;
import org.rollcall.message.Message;
import org.rollcall.message.Triggering;

/** Listens to roll calls, and knows the last ones again that were complete. */
final class Refrains {
    private static final int MOST = 8;

    /** The dumps of all CPUs of a large machine never are the same twice. */
    private static final int LONGEST = 1024;

    private final List<Refrain> known = new ArrayList<>();
    private final List<Refrain.Heard> heard = new ArrayList<>();
    private final PlainStamp stamp = new PlainStamp();
    private @Nullable RollCall settled;
    private boolean listening;
    private int learnt;

    /** The next record starts a roll call, and depends on nothing before it. */
    void begin() {
        listening = true;
        settled = null;
        heard.clear();
    }

    boolean isListening() {
        return listening;
    }

    /** The next record, of a console. */
    void hear(Line line, @Nullable Message message) {
        Line last = heard.isEmpty() ? null : heard.get(heard.size() - 1).line();
        boolean follows = last == null || !line.text().equals(last.text());
        heard.add(new Refrain.Heard(line, message));
        listening = follows && isOfRollCall(message) && heard.size() < LONGEST;
    }

    /** A roll call is judged. */
    void settled(RollCall call) {
        settled = call;
    }

    /** Messages that change nothing but the roll call that they are of. */
    private static boolean isOfRollCall(@Nullable Message message) {
        return message == null
                || message instanceof Triggering.ShowAllCpus
                || message instanceof Asking.SendingNmi
                || message instanceof Answering.NmiBacktrace
                || message instanceof Answering.SkippedIdling
                || message instanceof Dumping.TraceSymbol;
    }

    /** Nothing is awaited any more: what was heard ends with the line {@code buf[from, to)}, which starts at this offset. The last request was this one. */
    void learn(@Nullable OpenCall request, long offset, byte[] buf, int from, int to) {
        listening = false;
        long first = from - (offset - heard.get(0).line().offset());
        if (first >= 0
                && to < buf.length
                && settled != null
                && request != null
                && isWhole(settled)
                && at(buf, (int) first, to + 1) == null) {
            byte[][] texts = texts(buf, (int) first, to + 1);
            var refrain = new Refrain(List.copyOf(heard), texts, settled, request);
            if (refrain.isAt(buf, (int) first, to + 1) && refrain.passage().end() == to + 1) {
                keep(refrain);
            }
        }
    }

    /** Whether it is what was heard, all of it, with one request, and says nothing of single lines. */
    private boolean isWhole(RollCall call) {
        return call.verdict() == Verdict.COMPLETE
                && heard.stream()
                                .filter(some -> some.message() instanceof Asking.SendingNmi)
                                .count()
                        == 1
                && call.reasons().isEmpty()
                && call.firstLine() == heard.get(0).line().number()
                && call.lastLine() == heard.get(heard.size() - 1).line().number();
    }

    /** Of each line its bytes behind the stamp; those of a line without a stamp are no refrain's. */
    private byte[][] texts(byte[] buf, int from, int to) {
        byte[][] texts = new byte[heard.size()][];
        int at = from;
        for (int i = 0; i < texts.length; i++) {
            int begin = Math.max(at, stamp.read(buf, at, to));
            int end = begin;
            while (end < to && buf[end] != '\n') {
                end++;
            }
            at = Math.min(end + 1, to);
            texts[i] = Arrays.copyOfRange(buf, begin, at);
        }
        return texts;
    }

    private void keep(Refrain refrain) {
        if (known.size() < MOST) {
            known.add(refrain);
        } else {
            known.set(learnt++ % MOST, refrain);
        }
    }

    /** The refrain that begins at {@code buf[from]} and ends before {@code to}, or null. */
    @Nullable
    Refrain at(byte[] buf, int from, int to) {
        for (Refrain refrain : known) {
            if (refrain.isAt(buf, from, to)) {
                return refrain;
            }
        }
        return null;
    }
}
