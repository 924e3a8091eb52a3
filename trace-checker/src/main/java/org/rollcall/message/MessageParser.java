package org.rollcall.message;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
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

    private final KernelMessageLexer lexer = new KernelMessageLexer(CharStreams.fromString(""));
    private final KernelMessageParser parser = new KernelMessageParser(new CommonTokenStream(lexer));
    private final MessageBuilder builder = new MessageBuilder();
    private final @Nullable String[] texts = new @Nullable String[SLOTS];
    private final @Nullable Message[] messages = new @Nullable Message[SLOTS];

    /** A parser with nothing remembered. */
    public MessageParser() {
        lexer.removeErrorListeners();
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    }

    /** The message at the start of this text, or null if there is none. */
    public @Nullable Message parse(String text) {
        if (text.length() > LONGEST_KEPT) {
            return read(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        }
        int slot = (text.hashCode() * 0x9E3779B9) >>> 19;
        if (!text.equals(texts[slot])) {
            messages[slot] = read(text);
            texts[slot] = text;
        }
        return messages[slot];
    }

    private @Nullable Message read(String text) {
        lexer.setInputStream(CharStreams.fromString(text));
        parser.setTokenStream(new CommonTokenStream(lexer));
        try {
            return builder.visit(parser.message());
        } catch (ParseCancellationException notAMessage) {
            return null;
        }
    }
}
