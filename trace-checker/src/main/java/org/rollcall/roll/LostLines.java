package org.rollcall.roll;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Framing;
import org.rollcall.log.Line;
import org.rollcall.message.Message;
import org.rollcall.message.Topic;

/**
 * Finds where lines of a log are missing: a record says so, or the machine starts anew, or something stands among records that is none. In a
 * roll call whose records have stamps that is whatever has none and looks neither like the rest of a dump or of a long line nor like a
 * console's own; without stamps it is what no kernel prints: dots and dashes, a remark in brackets, a sentence.
 */
final class LostLines {
    /** What can be lost. */
    private static final String TEXT =
            "(?:messages?|msgs?|lines?|outputs?|logs?|logging|log ?files?|entry|entries|records?|events?|callbacks?"
                    + "|consoles?|text|dmesg|dmsg|kmsg|klogd?|syslog|journal|printks?|traces?|dumps?|log ?buffers?|ring ?buffers?|log_buf|console ?buffers?|kernel ?buffers?|excerpts?|scrollback|capture"
                    + "|char(?:acter)?s?|bytes?|fifos?|netconsole|klog|packets?)";

    /** What can happen to it. */
    private static final String LOSS =
            "(?:lost|los(?:e|es|ing|s|ses)|drop(?:s|ped|ping)?|suppress\\w*|overr[au]n\\w*|overflow\\w*|over-?writ\\w+|over-?wrote|omit\\w*|omission|elid\\w*"
                    + "|elision|skip(?:s|ped|ping)?|snip\\w*|trim\\w*|truncat\\w*|cut|cropped|discard\\w*|remov\\w*|delet\\w*|eras\\w*|strip\\w*|miss(?:ed|es|ing)"
                    + "|throttl\\w*|redact\\w*|abridged|abbreviated|shortened|condensed|collapsed|folded|hidden|filtered|purged|rotated|flushed|swallowed"
                    + "|squelch\\w*|evict\\w*|expired?|garbled|corrupt\\w*|incomplete|gap|unavailable|wrapped|cleared|exceeded|ignored|deduplicated|restart(?:ed|ing)"
                    + "|not (?:be |been )?DONE|never (?:been )?DONE|cannot be DONE)"
                            .replace(
                                    "DONE",
                                    "(?:printed|saved|sent|written|logged|shown|recorded|stored|displayed|captured|kept|delivered|forwarded|transmitted|emitted|retained|received)");

    private static final Pattern SAYS_LOSS = words(
            "\\b" + TEXT + "\\b.*\\b" + LOSS + "\\b|\\b" + LOSS + "\\b.*\\b" + TEXT + "\\b"
                    + "|rate[- _]?limit|\\blogging (?:was |is |has |been )*(?:stopped|paused|suspended|disabled)\\b|\\bloglevel set to [0-4]\\b|\\baudit_(?:lost|backlog)\\b|\\bbacklog limit\\b");

    /** A whole record in the place of which somebody wrote that there was one. */
    private static final Pattern MASKED = words(
            "[\\[(<{*_#-]*\\s*(?:x{3,}|\\?{3,}|[\\x80-\\xff]{3,}|redacted|removed|deleted|censored|elided|omitted|masked|hidden|snip(?:ped)?|trimmed)"
                    + "\\s*[\\])>}*_#-]*[.!]*");

    /** The start of a stamp that is none any more. */
    private static final Pattern BROKEN_STAMP = Pattern.compile("\\[? *\\d+\\.?\\d{6}\\D.*");

    private static final Stems TEXTS = Stems.ofAlternatives(TEXT);
    private static final Stems LOSSES = Stems.ofAlternatives(LOSS);

    private static final String MACHINE =
            "(?:systems?|machines?|hosts?|boxe?s?|boards?|nodes?|servers?|vms?|guests?|devices?|kernel|target|dut|computer|phone|tablet)";

    private static final Pattern SAYS_REBOOT = words(
            "\\bre-?boot\\w*|\\bre-?start\\w* (?:the )?" + MACHINE + "\\b|\\b" + MACHINE
                    + " (?:is |was |has |had |got |being )*(?:re-?start\\w*|re-?set|re-?booted|back|down|up again|power\\w*|crashed|hung up|going down|halted)"
                    + "|\\bpower[- ]?(?:cycl\\w+|ed (?:off|on|down|up)|off|down|ing off|ing down)\\b|\\b(?:hard|cold|warm|soft|system|watchdog|board)[- ]re-?set\\b"
                    + "|\\bstarting new kernel\\b|\\bu-boot (?:spl )?\\d|\\befi stub:|\\bBL\\d{1,2}: |\\bseabios\\b|\\bgnu grub\\b|\\bstarting kernel\\b|\\bopensbi\\b|\\bipxe\\b"
                    + "|\\bcoreboot\\b|^-+ *boot\\b|\\bbios-provided physical ram map\\b|\\bkernel supported cpus\\b|^machine model: |^memory: \\d+k/|\\bnew (?:boot|session)\\b|\\b(?:next|second|another) boot\\b");

    /** One of these words is in whatever says that the machine starts anew. */
    private static final Stems REBOOTS = Stems.of(
            "reboot",
            "re-boot",
            "restart",
            "reset",
            "back",
            "down",
            "up again",
            "power",
            "crashed",
            "hung up",
            "going down",
            "halted",
            "u-boot",
            "efi stub",
            "bl1",
            "bl2",
            "bl3",
            "seabios",
            "gnu grub",
            "opensbi",
            "ipxe",
            "coreboot",
            "boot",
            "bios-provided",
            "supported cpus",
            "machine model",
            "session");

    /** A stack that a call trace goes over to, {@code <TASK>}. */
    private static final String STACK =
            "</?(?:TASK|IRQ|NMI|EOI|EOE|SOFTIRQ|HARDIRQ|ENTRY\\w*|EXCEPTION\\w*|\\w*STACK\\w*|#\\w+)>";

    /** Dots, dashes and the like; a shell's prompt is something else. Characters beyond ASCII come as bytes. */
    private static final Pattern ELISION = Pattern.compile("[.:~*_=+-]|[^\\p{Alnum}#$%]{2,}");

    /** A whole line in brackets, but no name of a stack. */
    private static final Pattern REMARK =
            Pattern.compile("(?!" + STACK + ")[\\[(<{]+[^\\[\\](){}<>]*\\p{Alpha}[^\\[\\](){}<>]*[\\])>}]+");

    /** Words of people: four or more in a row, two or more before a colon, or a sentence. */
    private static final Pattern SENTENCE = Pattern.compile(
            "\\W*(?:\\p{Alpha}[\\p{Alpha}'-]*[,;.!]? +){3,}\\p{Alpha}[\\p{Alpha}'-]*\\W*"
                    + "|(?:\\p{Alpha}[\\p{Alpha}'-]*,? +)+\\p{Alpha}+:|[a-z]{4,}:|\\p{Upper}[\\p{Alnum}'-]*(?:,? [\\p{Alnum}'-]+){2,}[.!?]");

    /** A line that is set off: {@code --- snip ---}, {@code === second part ===}, {@code 8<-----}. */
    private static final Pattern SET_OFF =
            Pattern.compile("[^\\p{Alnum}\\s]{2,}.*[^\\p{Alnum}\\s]{2,}|[-=~*_#<>+]{3,}.*|.*[-=~*_#<>+]{3,}");

    /** So short a line says nothing else. */
    private static final Pattern SHORT_LOSS =
            words("\\W*(?:\\w+ ){0,3}\\b(?:cut|gone|" + LOSS.substring(3) + "\\b(?: \\w+){0,3}\\W*");

    /** The program that wrote the log down was started, stopped or cut off. */
    private static final Pattern SESSION = words(
            "\\bscript (?:started|done)\\b|\\bputty\\b|\\bminicom\\b|\\bpicocom\\b|\\bconnection\\b.*\\b(?:closed|lost|reset|refused|dropped)\\b|\\b(?:dis|re)connect\\w*");

    /** The kernel's own line around a trace. */
    private static final Pattern RULER = Pattern.compile("-+\\[ .* \\]-+");

    private static final Pattern OF_DUMP = Pattern.compile(
            ".*(?:\\+0x|\\b0x[0-9a-f]{8,}\\b|\\b(?:[0-9a-f]{16}|(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{8,})\\b|\\bCall [Tt]race:|[Tt]ainted).*|"
                    + STACK
                    + "|(?:Code|RIP|RSP|CR2|Modules linked in|Hardware name|Workqueue|pc|lr|sp|pstate|pmr|NIP|LR|epc) ?:.*");

    /** A line of a dump with a function: an address, a question mark, the name of a register may stand before it. */
    private static final Pattern FRAME = Pattern.compile(
            "\\W*(?:\\[?<?[0-9a-f]{8,16}>?]?\\W*)*(?:[A-Za-z ]{1,16}(?: is at)? ?: *\\S*|\\w* is at|\\w+ \\[[0-9a-f]+] *)?\\W*[\\w.$:]*\\+0x.*");

    /** A prompt, or what systemd prints as it starts services. */
    private static final Pattern OF_CONSOLE = Pattern.compile(
            "\\S*[@~/]\\S* ?[#$>](?: .*)?|[#$](?: .*)?|(?:\\S+ )?login:.*|\\[ *(?:OK|FAILED|DEPEND|\\*{1,3}) *\\].*|(?:Start|Stopp|Finish)(?:ing|ed) .*\\.");

    /** A prompt of root, or what people write before their words. */
    private static final Pattern COMMENT = Pattern.compile("#+ ");

    /** No command is called so. */
    private static final Pattern BEGINS_A_PHRASE =
            words("#+ (?:the|an?|this|that|these|those|and|but|no|i|we|it|here|there)\\b.*");

    private static final Pattern WHOLE = Pattern.compile(".*(?:/0x[0-9a-f]+(?: \\(\\w+\\)|\\])?|:|\\.)");

    /** A line that a cut in the middle of its last number leaves looking whole ... */
    private static final Pattern SIZE = Pattern.compile(".*/0x[0-9a-f]+");

    /** ... and the rest of it. */
    private static final Pattern REST_OF_SIZE = Pattern.compile("[0-9a-f]{1,8}(?: \\(\\w+\\)|\\])?");

    private static final Pattern NUMBERS = Pattern.compile(".*[0-9_()\\[\\]=/#+].*");

    /** Nothing but numbers, and words with the signs that the kernel puts into them: no name of a picture, no page of a person's. */
    private static final Pattern OF_KERNEL =
            Pattern.compile("(?:(?:\\S*[=+()\\[\\]#<>]\\S*|(?!\\S*\\p{Alpha}{3})\\S*\\d\\S*)(?: +|$))+");

    /** So many texts are kept with what they say: logs repeat themselves. */
    private static final int MOST_KEPT = 4096;

    private static final int LONGEST_KEPT = 256;

    private final Map<String, Boolean> tellsLoss = new HashMap<>();
    private String before = "";
    private int widest;
    private boolean wrapped;

    private static Pattern words(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /** The next record, looked at or not. */
    void note(Line line) {
        wrapped |= line.time() == null && goesOn(line.text());
        before = line.text();
        widest = line.time() == null ? widest : Math.max(widest, before.length());
    }

    /** Records that have stamps were passed over: the last of them, and the length of the longest. */
    void note(String last, int longest) {
        before = last;
        widest = Math.max(widest, longest);
    }

    /** Whether lines are missing at this record; {@code stamped} is whether records have stamps here. */
    boolean areMissingAt(Line line, @Nullable Message message, boolean stamped) {
        if (message != null) {
            return message.topic() == Topic.MARKING;
        }
        String text = line.text();
        boolean hasTime = line.time() != null;
        if (tellsLoss(text)
                || text.indexOf(Framing.NOTHING) >= 0
                || stamped && (isEndOfAnswer(line) || isDamaged(line))) {
            return true;
        } else if (hasTime || text.isBlank()) {
            return false;
        } else if (isOfTrace(text)) {
            return stamped && !isFrame(text) && !isWrapped(text) && !AnswerEnds.goOn(before, text);
        } else if (isAdded(text)) {
            return true;
        }
        return stamped && !isOfRecord(text);
    }

    /** Whether a dump that begins now has no head above it: the line before is a request or of another trace, or says nothing that the kernel says. */
    boolean areMissingAbove() {
        return isOfTrace(before) || before.indexOf(':') < 0 || before.contains(" to CPUs ");
    }

    /**
     * Whether it is a function behind the answer of an idle CPU, which has no trace.
     *
     * @param passed the last record that was passed over, or null
     */
    boolean isBehindIdling(String text, @Nullable String passed) {
        return AnswerEnds.areBehindIdling(passed == null ? before : passed, text);
    }

    /** Whether it is what is left of an answer. */
    private boolean isEndOfAnswer(Line line) {
        String text = line.text();
        return AnswerEnds.areBehindIdling(before, text)
                        && (line.time() != null || AnswerEnds.mayLackStamp(before, text))
                || line.time() == null
                        && AnswerEnds.tellIdling(text)
                        && !OF_DUMP.matcher(before).matches()
                        && !AnswerEnds.goOn(before, text);
    }

    private static boolean isFrame(String text) {
        return FRAME.matcher(text).matches();
    }

    /** Whether a record, in a text whose records have stamps, lost a part of its head or of its stamp. */
    static boolean isDamaged(Line line) {
        return line.time() != null
                ? Remains.isOne(line.text())
                : BROKEN_STAMP.matcher(line.text()).matches();
    }

    private boolean tellsLoss(String text) {
        if (text.length() > LONGEST_KEPT) {
            return says(text);
        }
        if (tellsLoss.size() >= MOST_KEPT) {
            tellsLoss.clear();
        }
        return tellsLoss.computeIfAbsent(text, LostLines::says);
    }

    /** Whether a text says that lines are lost, or that the machine starts anew; the values of its digits do not matter. */
    static boolean says(String text) {
        return !isOfTrace(text)
                && (saysLoss(text) || saysReboot(text) || MASKED.matcher(text).matches());
    }

    private static boolean isOfTrace(String text) {
        return text.contains("+0x") || RULER.matcher(text).matches();
    }

    private static boolean saysLoss(String text) {
        boolean may = TEXTS.occurIn(text) && LOSSES.occurIn(text)
                || Stream.of("imit", "audit_", "ogging ", "oglevel ").anyMatch(part -> holds(text, part));
        return may && SAYS_LOSS.matcher(text).find();
    }

    private static boolean saysReboot(String text) {
        boolean may = REBOOTS.occurIn(text) || holds(text, "tarting ") || text.regionMatches(true, 0, "memory: ", 0, 8);
        return may && SAYS_REBOOT.matcher(text).find();
    }

    private static boolean holds(String text, String word) {
        return text.contains(word) || text.contains(word.toUpperCase(Locale.ROOT));
    }

    /** Whether no kernel prints such a line. */
    private static boolean isAdded(String text) {
        if (isOfDumpOrConsole(text)) {
            return false;
        }
        return Stream.of(ELISION, REMARK, SET_OFF, SENTENCE, SHORT_LOSS)
                        .anyMatch(pattern -> pattern.matcher(text).matches())
                || SESSION.matcher(text).find();
    }

    private boolean isOfRecord(String text) {
        return isOfDumpOrConsole(text) || isWrapped(text);
    }

    private static boolean isOfDumpOrConsole(String text) {
        boolean comment = BEGINS_A_PHRASE.matcher(text).matches()
                || COMMENT.matcher(text).lookingAt()
                        && SENTENCE.matcher(text.substring(1).strip()).matches();
        return OF_DUMP.matcher(text).matches() || OF_CONSOLE.matcher(text).matches() && !comment;
    }

    /** Whether it is the rest of the line before. The first time that a line seems to go on it may be somebody's: then it must look like the kernel's. */
    private boolean isWrapped(String text) {
        if (before.length() == widest && SIZE.matcher(before).matches()) {
            return REST_OF_SIZE.matcher(text).matches();
        }
        return goesOn(text) && (wrapped || OF_KERNEL.matcher(text).matches());
    }

    /** Whether the first word of a text would have made the line before the widest. */
    private boolean goesOn(String text) {
        int word = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
        return before.length() + 1 + word > widest
                && !WHOLE.matcher(before).matches()
                && NUMBERS.matcher(text).matches();
    }
}
