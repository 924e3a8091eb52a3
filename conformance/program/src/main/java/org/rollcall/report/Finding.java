package org.rollcall.report;

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
        String sentence = TextReport.sentence(call);
        if (call.verdict() == Verdict.IMPOSSIBLE && !call.reasons().isEmpty()) {
            Reason reason = call.reasons().get(0);
            return new Finding(reason.line(), call.verdict().word(), sentence + "; " + reason.text());
        }
        CpuSet missed = call.missed();
        String title = missed == null || missed.isEmpty() ? call.verdict().word() : "CPU " + missed + " missed";
        return new Finding(call.requestLine(), title, sentence);
    }
}
