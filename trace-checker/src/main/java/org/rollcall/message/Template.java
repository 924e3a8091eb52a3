package org.rollcall.message;

import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What the grammar makes of all texts that differ in their numbers only. The parser never looks at the value of a digit, so one parse
 * serves them all: the tree is laid over the next text of the same shape, and its numbers are read from there. Which characters the
 * parse depends on is what the lexer looked at.
 */
final class Template {
    /** Stands for any digit in a shape; no text of a record holds it. */
    private static final char DIGIT = 0;

    /** What stands before the digits of a token that has digits of its own. */
    private static final List<String> BEFORE_DIGITS =
            List.of("pmr: ", "RIP: ", "ERA: ", "NIP:  c", "NIP [c", "SCR_EL", "GICv");

    private final char[] shape;
    private final boolean toTheEnd;
    private final Text text;
    private final int begin;
    private final @Nullable ParserRuleContext tree;
    /** Where the message ends. */
    private final int end;

    /** The template of a text that was parsed: the tree of the message that begins there, or null where none does. */
    Template(Text text, int begin, @Nullable ParserRuleContext tree) {
        this.text = text;
        this.begin = begin;
        this.tree = tree;
        end = tree == null ? 0 : end(tree);
        toTheEnd = text.sawTheEnd;
        shape = new char[text.looked];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = isFree(text.chars, i) ? DIGIT : text.chars.charAt(i);
        }
    }

    /** Behind the last token that is the kernel's: the rule of an answer looks one further, and so does one that ends in a border. */
    private static int end(ParserRuleContext message) {
        ParserRuleContext rule = message;
        while (rule.getChild(rule.getChildCount() - 1) instanceof ParserRuleContext last) {
            if (last instanceof KernelMessageParser.BorderContext) {
                return stop((Token) rule.getChild(rule.getChildCount() - 2).getPayload());
            }
            rule = last;
        }
        return rule instanceof KernelMessageParser.BacktraceContext answer && answer.SKIPPED() == null
                ? stop(answer.INT().getSymbol())
                : stop(message.getStop());
    }

    private static int stop(@Nullable Token last) {
        return last == null ? 0 : last.getStopIndex() + 1;
    }

    /** Where the digits stand whose values the parse depends on. */
    BitSet spelledDigits() {
        var digits = new BitSet();
        for (int i = 0; i < shape.length; i++) {
            digits.set(i, isDigit(shape[i]));
        }
        return digits;
    }

    /** Whether a parse of this text would take the same steps. */
    boolean fits(String other) {
        if (toTheEnd ? other.length() != shape.length : other.length() < shape.length) {
            return false;
        }
        for (int i = 0; i < shape.length; i++) {
            char c = other.charAt(i);
            if (c != shape[i] && (shape[i] != DIGIT || c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Whether no such text is a message. */
    boolean saysNothing() {
        return tree == null;
    }

    /** What such a text says, or null. */
    MessageParser.@Nullable Found read(String other, MessageBuilder builder) {
        if (tree == null) {
            return null;
        }
        text.chars = other;
        text.read.clear();
        Message message = builder.visit(tree);
        if (message == null) {
            return null;
        }
        int remark = Prose.behind(other, end, message);
        return remark == Prose.SENTENCE
                ? new MessageParser.Found(begin, new Marking.NotUnderstood(), 0)
                : new MessageParser.Found(begin, message, remark);
    }

    /** The digits of the last text that were read to build what it says. */
    BitSet digitsRead() {
        var digits = new BitSet();
        text.read.stream().filter(i -> isDigit(text.chars.charAt(i))).forEach(digits::set);
        return digits;
    }

    /** A digit that the grammar does not spell out: 0x, #011, \x09, &#92;u0009 and those behind these words it does. */
    private static boolean isFree(String chars, int at) {
        if (!isDigit(chars.charAt(at))) {
            return false;
        }
        int from = at;
        while (from > 0 && isDigit(chars.charAt(from - 1))) {
            from--;
        }
        int to = at;
        while (to < chars.length() && isDigit(chars.charAt(to))) {
            to++;
        }
        boolean spelled = from > 0 && "#xu".indexOf(chars.charAt(from - 1)) >= 0
                || to < chars.length() && chars.charAt(to) == 'x'
                || isSpelledAfter(chars, from);
        return !spelled;
    }

    private static boolean isSpelledAfter(String chars, int from) {
        for (String word : BEFORE_DIGITS) {
            if (chars.startsWith(word, from - word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** A text for the lexer that remembers how far it was looked at, and then what of it was read. */
    static final class Text implements CharStream {
        private final BitSet read = new BitSet();
        private String chars;
        private int at;
        private int looked;
        private boolean sawTheEnd;

        Text(String chars) {
            this.chars = chars;
        }

        @Override
        public int LA(int distance) {
            int index = at + distance - 1;
            if (index >= chars.length()) {
                sawTheEnd = true;
                looked = chars.length();
                return IntStream.EOF;
            }
            looked = Math.max(looked, index + 1);
            return index < 0 ? 0 : chars.charAt(index);
        }

        @Override
        public void consume() {
            at++;
        }

        @Override
        public int mark() {
            return -1;
        }

        @Override
        public void release(int marker) {
            // all of the text stays
        }

        @Override
        public int index() {
            return at;
        }

        @Override
        public void seek(int index) {
            at = index;
        }

        @Override
        public int size() {
            return chars.length();
        }

        @Override
        public String getText(Interval interval) {
            int end = Math.min(interval.b + 1, chars.length());
            read.set(interval.a, end);
            return chars.substring(interval.a, end);
        }

        @Override
        public String getSourceName() {
            return "record";
        }
    }
}
