package org.rollcall.report;

import java.util.Comparator;
import java.util.Optional;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Reason;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/**
 * A roll call as a tool that shows one place and one text wants it.
 *
 * @param line the request; the line that nothing explains where the verdict is {@code impossible}
 * @param title a few words
 * @param text a sentence
 */
record Finding(long line, String title, String text) {
    static Finding of(RollCall call) {
        String sentence = Sentence.of(call);
        Optional<Reason> leading = leading(call);
        if (call.verdict() == Verdict.IMPOSSIBLE && leading.isPresent()) {
            Reason reason = leading.get();
            long line = reason.line() > 0 ? reason.line() : call.requestLine();
            return new Finding(line, call.verdict().word(), sentence + "; " + Printable.text(reason.text()));
        }
        CpuSet missed = call.missed();
        String title = missed == null || missed.isEmpty() ? call.verdict().word() : "CPU " + missed + " missed";
        return new Finding(call.requestLine(), title, sentence);
    }

    /** The reason that names the finding best: a cause before a proof, a proof before a note. */
    static Optional<Reason> leading(RollCall call) {
        return call.reasons().stream()
                .min(Comparator.comparing(reason -> ReasonPage.page().chapter(reason.code())));
    }
}
