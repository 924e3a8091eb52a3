package org.rollcall.message;

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

    /** The kernel's own question, behind {@code Unable to send backtrace IPI to CPU%u}. */
    private static final String PERHAPS = " - perhaps it hung?";

    private Prose() {}

    /** Whether a person goes on behind {@code end}, where this message ends. */
    static boolean follows(String text, int end, Message message) {
        if (!isWhole(message)) {
            return false;
        }
        int from = text.startsWith(PERHAPS, end) ? end + PERHAPS.length() : end;
        boolean asks = text.endsWith("?") && !text.endsWith(PERHAPS);
        return asks
                || from < text.length() && GOES_ON.matcher(text.substring(from)).matches();
    }

    /** Whether the kernel prints no more words behind what is read of it. */
    private static boolean isWhole(Message message) {
        return switch (message.topic()) {
            case ASKING -> true;
            case ANSWERING -> !(message instanceof Answering.StallCheck); // which goes on in words of its own
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
