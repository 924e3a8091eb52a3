package org.rollcall.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What texts say that differ in digits only, read from their bytes. The message depends on few of the digits: those that were read to build
 * it. Messages are kept by these. Not safe for use by several threads.
 */
public final class Reading {
    /** Their digits are a number of 63 bits. */
    private static final int MOST_DIGITS = 18;

    private static final int FEW = 8;
    private static final int MANY = 1 << 11;
    private static final long FOLD = 0x9E3779B97F4A7C15L;

    private final Template template;
    private final MessageBuilder builder;
    private final int[] spelled;
    private final byte[] values;
    private final BitSet known = new BitSet();
    /** Where the digits stand that a message depends on. */
    private int[] digits = {};

    private @Nullable Kept[] kept = new @Nullable Kept[FEW];

    /** A text, and the message in it or null. */
    public record Said(String text, MessageParser.@Nullable Found found) {}

    /** What texts with this number say. */
    private record Kept(long number, MessageParser.@Nullable Found found) {}

    Reading(String text, Template template, MessageBuilder builder) {
        this.template = template;
        this.builder = builder;
        spelled = template.spelledDigits().stream().toArray();
        values = new byte[spelled.length];
        for (int i = 0; i < spelled.length; i++) {
            values[i] = (byte) text.charAt(spelled[i]);
        }
    }

    /** Whether it is a reading of the text at {@code buf[from]}, which has the same words: some digits are part of the syntax. */
    public boolean fits(byte[] buf, int from) {
        for (int i = 0; i < spelled.length; i++) {
            if (buf[from + spelled[i]] != values[i]) {
                return false;
            }
        }
        return true;
    }

    /** What the text {@code buf[from, to)} says; the reading fits it. */
    public Said read(byte[] buf, int from, int to) {
        var text = new String(buf, from, to - from, StandardCharsets.ISO_8859_1);
        if (template.saysNothing() || digits.length > MOST_DIGITS) {
            return new Said(text, template.saysNothing() ? null : build(text));
        }
        long number = number(buf, from);
        Kept last = kept[slot(number)];
        if (last != null && last.number == number) {
            return new Said(text, last.found);
        }
        MessageParser.Found found = build(text);
        keep(new Kept(number(buf, from), found), last != null);
        return new Said(text, found);
    }

    private long number(byte[] buf, int from) {
        long number = 0;
        for (int at : digits) {
            number = number * 10 + buf[from + at] - '0';
        }
        return number;
    }

    private int slot(long number) {
        return (int) (number * FOLD >>> 40) & kept.length - 1;
    }

    private MessageParser.@Nullable Found build(String text) {
        MessageParser.Found found = template.read(text, builder);
        BitSet read = template.digitsRead();
        read.andNot(known);
        if (!read.isEmpty()) {
            // what is kept was built from fewer digits, but perhaps for numbers that say less
            known.or(read);
            digits = known.stream().toArray();
            Arrays.fill(kept, null);
        }
        return found;
    }

    private void keep(Kept next, boolean taken) {
        if (taken && kept.length < MANY) {
            kept = new @Nullable Kept[4 * kept.length];
        }
        kept[slot(next.number)] = next;
    }
}
