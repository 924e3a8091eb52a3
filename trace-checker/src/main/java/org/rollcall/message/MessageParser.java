package org.rollcall.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Parses one record, framing removed, by the grammar. A pure function of the text; since the records of roll calls repeat (the same
 * CPUs answer again and again), the results of the last texts are kept. Not safe for use by several threads.
 */
public final class MessageParser {
    /** The head of a record decides; what lies behind this many characters is not read. */
    private static final int LONGEST = 1 << 20;

    private static final int BITS = 13;
    private static final int SLOTS = 1 << BITS;
    private static final int FOLD = 0x9E3779B9;
    private static final int FOLDED = Integer.SIZE - BITS;
    private static final int SAMPLES = 24;
    private static final int LONGEST_KEPT = 256;
    private static final int HEAD = 20;
    private static final int MOST_TEMPLATES = 4096;

    /** The tokens that a message can begin with. */
    private static final IntervalSet FIRST = KernelMessageParser._ATN.nextTokens(
            KernelMessageParser._ATN.ruleToStartState[KernelMessageParser.RULE_message]);

    /**
     * A message in a text that may hold something before it.
     *
     * @param remark how many characters stand behind it that the kernel does not print there
     */
    public record Found(int begin, Message message, int remark) {}

    private final KernelMessageLexer lexer = new KernelMessageLexer(CharStreams.fromString(""));
    private final CommonTokenStream tokens = new CommonTokenStream(lexer);
    private final KernelMessageParser parser = new KernelMessageParser(tokens);
    /** Of every text that was parsed, so far as they are few: records differ in their numbers more than in their words. */
    private final Map<Long, List<Template>> templates = new HashMap<>();

    /** The one that fitted the last text of this shape, as far as a few of its characters tell it. */
    private final @Nullable Template[] recent = new @Nullable Template[SLOTS];

    private int made;
    private final MessageBuilder builder = new MessageBuilder();
    private final @Nullable String[] texts = new @Nullable String[SLOTS];
    private final @Nullable Found[] kept = new @Nullable Found[SLOTS];

    /** A parser with nothing remembered. */
    public MessageParser() {
        lexer.removeErrorListeners();
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    }

    /** The message at the start of this text, or null if there is none. */
    public @Nullable Message parse(String text) {
        Found found = start(text);
        return found == null ? null : found.message();
    }

    /** The same with what is known of its end. */
    public @Nullable Found start(String text) {
        Found found = find(text);
        return found != null && found.begin() == 0 ? found : null;
    }

    /** The first message in this text, or null. Behind its start only one with a {@linkplain Keywords keyword} is told from other text. */
    public @Nullable Found find(String text) {
        if (text.length() > LONGEST_KEPT) {
            return parseAnywhere(text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                    .read(text, builder);
        }
        int slot = text.hashCode() * FOLD >>> FOLDED;
        if (!text.equals(texts[slot])) {
            kept[slot] = read(text);
            texts[slot] = text;
        }
        return kept[slot];
    }

    /** What this text and those say that differ from it in digits only; null if it is too long to come again. */
    public @Nullable Reading reading(String text) {
        return text.length() > LONGEST_KEPT ? null : new Reading(text, template(text), builder);
    }

    private @Nullable Found read(String text) {
        int slot = shape(text);
        Template template = recent[slot];
        if (template == null || !template.fits(text)) {
            template = template(text);
            recent[slot] = template;
        }
        return template.read(text, builder);
    }

    private Template template(String text) {
        List<Template> alike = templates.computeIfAbsent(head(text), head -> new ArrayList<>(1));
        for (Template template : alike) {
            if (template.fits(text)) {
                return template;
            }
        }
        Template template = parseAnywhere(text);
        if (++made > MOST_TEMPLATES) {
            made = 0;
            templates.clear();
        } else {
            alike.add(template);
        }
        return template;
    }

    /** A slot for the shape of a text, by its length and some of its characters, digits as one. */
    private static int shape(String text) {
        int shape = text.length();
        int step = 1 + text.length() / SAMPLES;
        for (int i = 0; i < text.length(); i += step) {
            shape = shape * 31 + withoutValue(text.charAt(i));
        }
        return shape * FOLD >>> FOLDED;
    }

    private static char withoutValue(char c) {
        return c >= '0' && c <= '9' ? '0' : c;
    }

    /** The start of a text, digits as one: what templates are told apart by at first. */
    private static long head(String text) {
        long head = text.length() < HEAD ? text.length() : HEAD;
        for (int i = 0; i < Math.min(HEAD, text.length()); i++) {
            head = head * 31 + withoutValue(text.charAt(i));
        }
        return head;
    }

    private Template parseAnywhere(String text) {
        var stream = new Template.Text(text);
        lexer.setInputStream(stream);
        tokens.setTokenSource(lexer);
        ParserRuleContext tree = parseFrom(0);
        if (tree != null) {
            return new Template(stream, 0, tree);
        }
        tokens.fill();
        for (int i = 1; i < tokens.size() - 1; i++) {
            Token token = tokens.get(i);
            int begin = token.getStartIndex();
            if (token.getChannel() == Token.DEFAULT_CHANNEL
                    && FIRST.contains(token.getType())
                    && isWordStart(text, begin)
                    && Keywords.isIn(text.substring(begin))) {
                tree = parseFrom(i);
                if (tree != null) {
                    return new Template(stream, begin, tree);
                }
            }
        }
        return new Template(stream, 0, null);
    }

    private @Nullable ParserRuleContext parseFrom(int token) {
        parser.reset();
        tokens.seek(token);
        try {
            return parser.message();
        } catch (ParseCancellationException notAMessage) {
            return null;
        }
    }

    private static boolean isWordStart(String text, int at) {
        return at == 0 || !isWordPart(text.charAt(at)) || !isWordPart(text.charAt(at - 1));
    }

    private static boolean isWordPart(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_';
    }
}
