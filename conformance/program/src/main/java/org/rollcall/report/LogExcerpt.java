package org.rollcall.report;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rollcall.log.PlainText;
import org.rollcall.roll.Reason;
import org.rollcall.roll.RollCall;

/** The lines of a log around its roll calls, read a second time: what was judged is not kept. */
final class LogExcerpt {
    private static final int AROUND = 3;
    private static final int MOST_LINES_OF_A_CALL = 3_000;
    private static final int MOST_CHARACTERS = 4_000_000;
    private static final int LONGEST_LINE = 4_000;

    private LogExcerpt() {}

    /** The wanted lines by their numbers; none of a log that is no file. */
    static SortedMap<Integer, String> of(String log, Iterable<RollCall> calls) {
        SortedMap<Integer, String> lines = new TreeMap<>();
        BitSet wanted = wanted(calls);
        if (log.equals("-") || wanted.isEmpty() || !Files.isRegularFile(Path.of(log))) {
            return lines;
        }
        try (InputStream in = new BufferedInputStream(PlainText.of(Files.newInputStream(Path.of(log))), 1 << 16)) {
            read(in, wanted, lines);
        } catch (IOException changed) {
            lines.clear(); // it was readable when it was judged: the page does without
        }
        return lines;
    }

    private static void read(InputStream in, BitSet wanted, SortedMap<Integer, String> lines) throws IOException {
        var line = new ByteArrayOutputStream();
        int number = 1;
        int characters = 0;
        for (int b = in.read(); b >= 0 && characters < MOST_CHARACTERS && number < wanted.length(); b = in.read()) {
            if (b != '\n') {
                if (wanted.get(number) && line.size() < LONGEST_LINE) {
                    line.write(b);
                }
                continue;
            }
            characters += put(lines, number, line, wanted);
            number++;
        }
        put(lines, number, line, wanted);
    }

    private static int put(SortedMap<Integer, String> lines, int number, ByteArrayOutputStream line, BitSet wanted) {
        String text =
                line.toString(StandardCharsets.UTF_8).replace("\t", "    ").replace("\r", "");
        line.reset();
        if (wanted.get(number)) {
            lines.put(number, Printable.text(text));
        }
        return text.length();
    }

    private static BitSet wanted(Iterable<RollCall> calls) {
        var wanted = new BitSet();
        for (RollCall call : calls) {
            around(wanted, call.firstLine(), Math.min(call.lastLine(), call.firstLine() + MOST_LINES_OF_A_CALL));
            around(wanted, call.requestLine(), call.requestLine());
            for (Reason reason : call.reasons()) {
                if (reason.line() > 0) {
                    around(wanted, reason.line(), reason.line());
                }
            }
        }
        return wanted;
    }

    private static void around(BitSet wanted, long from, long to) {
        if (to + AROUND < Integer.MAX_VALUE) {
            wanted.set((int) Math.max(1, from - AROUND), (int) to + AROUND + 1);
        }
    }
}
