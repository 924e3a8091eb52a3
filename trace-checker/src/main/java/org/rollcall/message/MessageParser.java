package org.rollcall.message;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
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

    private static final int SLOTS = 1 << 13;
    private static final int LONGEST_KEPT = 256;

    /** A message in a text that may hold something before it. */
    public record Found(int begin, Message message) {}

    private final KernelMessageLexer lexer = new KernelMessageLexer(CharStreams.fromString(""));
    private final CommonTokenStream tokens = new CommonTokenStream(lexer);
    private final KernelMessageParser parser = new KernelMessageParser(tokens);
    /** The tokens that a message can begin with. */
    private final IntervalSet first =
            parser.getATN().nextTokens(parser.getATN().ruleToStartState[KernelMessageParser.RULE_message]);

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
        Found found = find(text);
        return found != null && found.begin() == 0 ? found.message() : null;
    }

    /** The first message in this text, or null. Behind its start only one with a {@linkplain Keywords keyword} is told from other text. */
    public @Nullable Found find(String text) {
        if (text.length() > LONGEST_KEPT) {
            return read(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        }
        int slot = (text.hashCode() * 0x9E3779B9) >>> 19;
        if (!text.equals(texts[slot])) {
            kept[slot] = read(text);
            texts[slot] = text;
        }
        return kept[slot];
    }

    private @Nullable Found read(String text) {
        lexer.setInputStream(CharStreams.fromString(text));
        tokens.setTokenSource(lexer);
        Message message = parseFrom(0);
        if (message != null) {
            return new Found(0, message);
        }
        tokens.fill();
        for (int i = 1; i < tokens.size() - 1; i++) {
            Token token = tokens.get(i);
            int begin = token.getStartIndex();
            if (token.getChannel() == Token.DEFAULT_CHANNEL
                    && first.contains(token.getType())
                    && isWordStart(text, begin)
                    && Keywords.isIn(text.substring(begin))) {
                message = parseFrom(i);
                if (message != null) {
                    return new Found(begin, message);
                }
            }
        }
        return null;
    }

    private @Nullable Message parseFrom(int token) {
        parser.reset();
        tokens.seek(token);
        try {
            return builder.visit(parser.message());
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
