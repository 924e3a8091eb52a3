package org.rollcall.log;

/**
 * A look at the bytes of a line: whether it is one record of a console, {@code [  376.894502] text}, with nothing in it that a framing could
 * have put there. Most lines of most logs are; they need no more than this look.
 */
final class PlainRecord {
    /** A shorter text may be a mark that an editor left. */
    private static final int SHORTEST = 8;

    private static final byte ASK = 1;
    private static final byte BRACKET = 2;
    private static final byte QUOTE = 3;

    /** What a byte may mean inside a text. */
    private static final byte[] INSIDE = new byte[256];

    /** Whether a text may begin or end with a byte: with others that may be framing. */
    private static final boolean[] BORDER = new boolean[256];

    static {
        for (int c = 0; c < ' '; c++) {
            INSIDE[c] = ASK;
        }
        INSIDE['\t'] = 0;
        INSIDE['\\'] = ASK;
        INSIDE['&'] = ASK;
        INSIDE['['] = BRACKET;
        INSIDE['"'] = QUOTE;
        for (int c = 'A'; c <= 'z'; c++) {
            BORDER[c] = Character.isLetter(c) || c == '_';
        }
        for (char c : "().:;-+*/=".toCharArray()) {
            BORDER[c] = true;
        }
    }

    private final PlainStamp stamp = new PlainStamp();
    private int start;
    private int end;

    /** Reads a line; whether it is a plain record if its {@linkplain #isPlain text} is. If not, another has to look closer. */
    boolean read(byte[] buf, int from, int to) {
        int text = stamp.read(buf, from, to);
        if (text < 0) {
            return false;
        }
        while (text < to && (buf[text] == ' ' || buf[text] == '\t')) {
            text++;
        }
        int last = to;
        while (last > text && (buf[last - 1] == '\r' || buf[last - 1] == ' ')) {
            last--;
        }
        if (last - text < SHORTEST) {
            return false;
        }
        start = text;
        end = last;
        return true;
    }

    long micros() {
        return stamp.micros();
    }

    /** Where the text starts. */
    int start() {
        return start;
    }

    /** Where the text ends. */
    int end() {
        return end;
    }

    /** Whether the text {@code buf[start, end)} of a record begins and ends with what is no framing. */
    static boolean hasPlainBounds(byte[] buf, int start, int end) {
        byte last = buf[end - 1];
        byte before = buf[end - 2];
        boolean endsPlainly = BORDER[last & 0xff] && last != ')' || last >= '0' && last <= '9';
        return endsPlainly && BORDER[buf[start] & 0xff] && before != '^' && before != '\\';
    }

    /** Whether there is nothing of a framing inside {@code buf[from, to)}; the value of a digit does not matter. */
    static boolean isPlain(byte[] buf, int from, int to) {
        for (int i = from; i < to; i++) {
            byte meaning = INSIDE[buf[i] & 0xff];
            if (meaning != 0 && (meaning == ASK || mayBeFraming(buf, i + 1, to, meaning))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a time follows a bracket, or a quote ends a key of JSON. */
    private static boolean mayBeFraming(byte[] buf, int at, int to, byte meaning) {
        int next = at;
        while (next < to && (buf[next] == ' ' || meaning == BRACKET && (buf[next] == '+' || buf[next] == '<'))) {
            next++;
        }
        if (meaning == QUOTE) {
            return next < to && buf[next] == ':';
        }
        int dot = next;
        while (dot < to && buf[dot] >= '0' && buf[dot] <= '9') {
            dot++;
        }
        return dot > next && dot < to && buf[dot] == '.';
    }
}
