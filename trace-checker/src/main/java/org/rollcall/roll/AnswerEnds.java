package org.rollcall.roll;

import java.util.regex.Pattern;

/**
 * Lines that are the end of {@code NMI backtrace for cpu 3 skipped: idling at default_idle+0x9/0x10}: what is left where its start is lost, which is a hole in
 * the text, or the rest of one that somebody broke, which is none.
 */
final class AnswerEnds {
    private static final String HEAD = "NMI backtrace for cpu ";
    private static final String IDLING = "skipped: idling";
    private static final String OFFSET = "+0x";

    /** A function of a call trace, with nothing before it. */
    private static final Pattern FUNCTION = Pattern.compile("\\s*[\\w.]*\\+0x[0-9a-f]+(?:/0x[0-9a-f]+)?\\s*");

    private static final Pattern IDLES = Pattern.compile("idle|halt|wait|wfi");
    private static final Pattern WHOLE =
            Pattern.compile(HEAD + "\\d+ " + IDLING + " at [\\w.]+\\+0x[0-9a-f]+(?:/0x[0-9a-f]+)?\\s*");

    private AnswerEnds() {}

    /** Whether a line is a function, and the one before the answer of an idle CPU, which has no trace. */
    static boolean areBehindIdling(String before, String text) {
        return before.contains(IDLING) && before.contains(OFFSET) && isFunction(text);
    }

    /** Whether a function is one that idles: without a stamp it is the end of an answer sooner than a part of a trace. */
    static boolean tellIdling(String text) {
        return isFunction(text) && IDLES.matcher(text).find();
    }

    /** Whether a function without a stamp is the end of an answer: it idles, or it is the end of the name in the answer before. */
    static boolean mayLackStamp(String before, String text) {
        String function = text.strip();
        return tellIdling(text) || before.contains(function.substring(0, function.indexOf(OFFSET)));
    }

    /** Whether a line goes on with the answer before. Of one that was put together again the first part is noted. */
    static boolean goOn(String before, String text) {
        String start = Wraps.withoutSoftBreak(before);
        return !start.isEmpty() && HEAD.startsWith(start)
                || WHOLE.matcher(start + ' ' + text).matches()
                || WHOLE.matcher(start + text).matches();
    }

    private static boolean isFunction(String text) {
        return text.contains(OFFSET) && FUNCTION.matcher(text).matches();
    }
}
