package org.rollcall.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of a person behind what would be a message: {@code NMI backtrace for cpu 3 never comes}. The kernel prints nothing behind these messages that
 * reads so. What people write behind a line of the kernel to point at it is set off by an arrow, a bracket or a sign of a comment: the line stays what it is.
 */
final class Prose {
    private static final String WORDS =
            "(?:an?|the|is|are|was|were|been?|being|it|its|this|that|these|those|we|i|you|my|our|your|he|she|they|them|us|me"
                    + "|will|would|should|shall|could|can|cannot|may|might|must|does|did|do|has|have|had"
                    + "|what|which|when|why|how|who|where|here|there|because|but|if|then|so|as|and|or|for|from|with|without|than|to|of|on|up"
                    + "|again|after|before|until|while|never|always|maybe|perhaps|please|just|only|also|too|very|same|again|still|yet"
                    + "|see|look|looks|think|guess|believe|suppose|mean|means|says|said|comes|came|happens|happened|seems|appears|expected|according)";

    /** One of these words at once and another word, or two of these after others: what a terminal cut off is shorter. */
    private static final Pattern GOES_ON = Pattern.compile(
            "[,.;:!-]?\\s+" + WORDS + "\\b(?![:=/_.]\\S)\\W+\\w.*|[^(\\[<#]*?\\s" + WORDS + "\\s(?:[^(\\[<#]*?\\s)?"
                    + WORDS + "\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A word of any language, where the kernel has none; the bytes of letters beyond ASCII are those of UTF-8. */
    private static final Pattern WORD = Pattern.compile(
            "[,.;:!-]?\\s+(?:[a-z']|[\\u00c3-\\u00df\\u00e3-\\u00ed][\\u0080-\\u00bf]+)+(?:[\\s,.;:!?].*)?",
            Pattern.DOTALL);

    /** More CPUs than the kernel names here. */
    private static final Pattern MORE_CPUS = Pattern.compile(
            "(?:, | *[-/&+] *| (?:and|or|to) )(?:cpu *)?\\d.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A remark in brackets that takes back what it stands behind. */
    private static final Pattern DENIED = Pattern.compile(
            "\\s*[(\\[{](?:\\w+ ){0,3}?(?:no|not|never|none|nothing|missing|lost|absent|without)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The end of a quotation. */
    private static final Pattern QUOTES = Pattern.compile("^[\"'`]+");

    private static final Pattern IDLING = Pattern.compile(": *idling *(?:at *(?:pc )?[^\\s?,;]+)?");
    private static final Pattern PERHAPS = Pattern.compile(" - perhaps it hung\\?");
    private static final Pattern INSPECTING = Pattern.compile(", inspecting paca\\.");
    private static final Pattern STOP = Pattern.compile("\\.");
    private static final Pattern NOTHING = Pattern.compile("");

    private Prose() {}

    /** Whether a person goes on behind {@code end}, where this message ends. */
    static boolean follows(String text, int end, Message message) {
        if (!isWhole(message)) {
            return false;
        }
        String rest = message instanceof Answering.StallCheck
                ? StallWords.behind(text)
                : behind(text.substring(end), tail(message));
        return rest == null || rest.endsWith("?") || goesOn(rest, message);
    }

    private static boolean goesOn(String behind, Message message) {
        String rest = QUOTES.matcher(behind).replaceFirst("");
        boolean ends = message instanceof Answering.NotSent unsent
                && unsent.why() == Answering.NotSent.Why.SDEI_SIGNAL_FAILED; // with the number of the error
        return GOES_ON.matcher(rest).matches()
                || WORD.matcher(rest).matches()
                || !ends && MORE_CPUS.matcher(rest).matches()
                || DENIED.matcher(rest).matches();
    }

    /** What stands behind the kernel's own words, which may be cut. */
    private static String behind(String text, Pattern tail) {
        Matcher words = tail.matcher(text);
        boolean whole = words.lookingAt();
        return words.hitEnd() ? "" : text.substring(whole ? words.end() : 0);
    }

    /** The kernel's own words behind what is read of this message. */
    private static Pattern tail(Message message) {
        if (message instanceof Answering.SkippedIdling) {
            return IDLING;
        } else if (message instanceof Answering.NotSent) {
            return PERHAPS;
        } else if (message instanceof Answering.DidNotRespond) {
            return INSPECTING;
        }
        return message instanceof Debugging.KgdbTimedOut ? STOP : NOTHING;
    }

    /** Whether the kernel prints no more words behind what is read of it. */
    private static boolean isWhole(Message message) {
        return switch (message.topic()) {
            case ASKING, ANSWERING -> true;
            case STOPPING -> !(message instanceof Stopping.PanicContinues);
            case DEBUGGING ->
                message instanceof Debugging.KgdbTimedOut
                        || message instanceof Debugging.CpuStatus
                        || message instanceof Debugging.NoTaskForCpu
                        || message instanceof Debugging.DidNotStop;
            case TRIGGERING -> message instanceof Triggering.HardLockup;
            case CONFIGURING -> message instanceof Configuring.BootingLinux;
            case CALLING, DUMPING, MARKING -> false;
        };
    }
}
