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

    /** Further columns of a table. */
    private static final Pattern COLUMNS = Pattern.compile("(?:\\t\\S*)+");

    /** The end of a quotation. */
    private static final Pattern QUOTES = Pattern.compile("^[\"'`]+");

    /** What decoders of call traces put behind a symbol: its file and line, its module, that it was inlined. */
    private static final String DECODED =
            "(?: *(?:\\(?[^\\s()]+:\\d+\\)?|\\(discriminator \\d+\\)|\\[[^\\]]*\\]|\\(P\\)))*";

    private static final Pattern IDLING = Pattern.compile(": *idling *(?:at *(?:pc )?(?:[^\\s?,;]+" + DECODED + ")?)?");
    private static final Pattern PERHAPS = Pattern.compile(" - perhaps it hung\\?");
    private static final Pattern INSPECTING = Pattern.compile(", inspecting paca\\.");
    private static final Pattern STOP = Pattern.compile("\\.");
    private static final Pattern ERROR = Pattern.compile(" *-?\\d+");
    private static final Pattern REGISTERS = Pattern.compile(" *TPC\\[[^\\]]*\\] TNPC\\[[^\\]]*\\] TASK\\[[^\\]]*\\]");
    private static final Pattern COLON = Pattern.compile(":");
    private static final Pattern NOTHING = Pattern.compile("");

    /** The message is a part of a sentence. */
    static final int SENTENCE = -1;

    private Prose() {}

    /**
     * How many characters stand behind the kernel's own words in the text of this message, or {@link #SENTENCE}. {@code end} is the end of those words
     * that were read; 0 if it is not known how the kernel ends such a line.
     */
    static int behind(String text, int end, Message message) {
        if (!isWhole(message)) {
            return 0;
        }
        String rest = message instanceof Answering.StallCheck
                ? StallWords.behind(text)
                : behind(text.substring(end), tail(message));
        if (rest == null || !COLUMNS.matcher(rest).matches() && (rest.endsWith("?") || goesOn(rest))) {
            return SENTENCE;
        }
        return rest.isBlank() || !decides(message) ? 0 : rest.length();
    }

    private static boolean goesOn(String behind) {
        String rest = QUOTES.matcher(behind).replaceFirst("");
        return GOES_ON.matcher(rest).matches()
                || WORD.matcher(rest).matches()
                || MORE_CPUS.matcher(rest).matches()
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
        } else if (message instanceof Answering.NotSent unsent) {
            return unsent.why() == Answering.NotSent.Why.SDEI_SIGNAL_FAILED ? ERROR : PERHAPS;
        } else if (message instanceof Answering.DidNotRespond) {
            return INSPECTING;
        } else if (message instanceof Answering.GlobalRegisters) {
            return REGISTERS;
        } else if (message instanceof Asking.SendingNmiToAll) {
            return COLON;
        }
        boolean stops = message instanceof Debugging.KgdbTimedOut || message instanceof Stopping.MayBeStale;
        return stops ? STOP : NOTHING;
    }

    /** Whether a roll call begins or ends with it, or somebody is heard from or named. */
    private static boolean decides(Message message) {
        return switch (message.topic()) {
            case ASKING, ANSWERING, STOPPING, DEBUGGING -> true;
            case TRIGGERING, CONFIGURING, CALLING, DUMPING, MARKING -> false;
        };
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
