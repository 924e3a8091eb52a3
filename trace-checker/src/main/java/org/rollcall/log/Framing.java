package org.rollcall.log;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Takes the framing off a physical line. A line is first cut into records: at each kernel time stamp (mailers join lines, shells leave
 * a prompt before one), at a carriage return inside (pagers), at a literal {@code \n} (JSON strings). Then each record loses its
 * {@linkplain Prefix prefix}.
 */
public final class Framing {
    private Framing() {}

    /** Hands the records of the line {@code buf[from, to)} to {@code out}, in their order. */
    public static void records(long number, long offset, byte[] buf, int from, int to, Consumer<Line> out) {
        String raw = new String(buf, from, to - from, StandardCharsets.ISO_8859_1);
        String line = raw.indexOf(0x1b) >= 0 ? Escapes.remove(raw) : raw;
        int start = 0;
        while (start <= line.length()) {
            int end = breakAfter(line, start);
            cut(number, offset, line, start, end, out);
            if (end == line.length()) {
                return;
            }
            start = end + (line.charAt(end) == '\r' ? 1 : 2);
        }
    }

    /** The next carriage return or literal {@code \n} at or after {@code start}, or the end. */
    private static int breakAfter(String line, int start) {
        int cr = line.indexOf('\r', start);
        int newline = line.indexOf("\\n", start);
        int end = cr < 0 ? line.length() : cr;
        return newline < 0 ? end : Math.min(end, newline);
    }

    private static void cut(long number, long offset, String line, int start, int end, Consumer<Line> out) {
        int at = start;
        while (true) {
            Prefix prefix = Prefix.read(line, at, end);
            int next = nextStamp(line, prefix.end(), end);
            out.accept(new Line(number, offset, prefix.time(), prefix.caller(), text(line, prefix.end(), next)));
            if (next == end) {
                return;
            }
            at = next;
        }
    }

    private static int nextStamp(String line, int from, int end) {
        for (int at = line.indexOf('[', from); at >= 0 && at < end; at = line.indexOf('[', at + 1)) {
            if (KernelTime.at(line, at, end) != null) {
                return at;
            }
        }
        return end;
    }

    private static String text(String line, int from, int end) {
        int to = end;
        while (to > from && line.charAt(to - 1) <= ' ') {
            to--;
        }
        // editors show a carriage return as the two characters ^M
        if (to - from >= 2 && line.startsWith("^M", to - 2)) {
            return text(line, from, to - 2);
        }
        if (to - from >= 3 && line.startsWith("```", to - 3)) {
            return text(line, from, to - 3);
        }
        return line.substring(from, to);
    }
}
