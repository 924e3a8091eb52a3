package org.rollcall.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of JSON with a record in one of its values ({@code journalctl -o json}, container engines, cloud loggers). The value is found by
 * the words of the kernel; its key is learnt for the lines between. The order of the keys does not matter, nor does a torn end.
 */
final class JsonLine {
    private static final Pattern PAIR = Pattern.compile(
            "\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*+:\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)(?:\"|$)|(\\d++(?:\\.\\d++)?))");

    /** A record and the time of its entry. */
    record Entry(@Nullable Stamp time, String text) {}

    private record Pair(String key, String value) {}

    private final Framing.Words words;
    private @Nullable String key;

    JsonLine(Framing.Words words) {
        this.words = words;
    }

    /** The record in this line, or null if it is none of JSON with a record. */
    @Nullable
    Entry read(String line, boolean candidate) {
        if (!candidate && key == null || line.indexOf("\":") < 0 && line.indexOf("\" :") < 0 || line.indexOf('{') < 0) {
            return null;
        }
        List<Pair> pairs = new ArrayList<>();
        Pair message = null;
        for (Matcher pair = PAIR.matcher(line).region(line.indexOf('{'), line.length()); pair.find(); ) {
            String value = pair.group(2) == null ? pair.group(3) : unescaped(pair.group(2));
            var found = new Pair(pair.group(1), value);
            if (message == null && isMessage(found, candidate)) {
                message = found;
            } else {
                pairs.add(found);
            }
        }
        if (message == null) {
            return null;
        }
        key = message.key();
        Stamp time = time(pairs);
        return new Entry(
                time != null ? time : Prefix.upTo(line, 0, line.indexOf('{')).time(), message.value());
    }

    private boolean isMessage(Pair pair, boolean candidate) {
        return candidate ? words.begin(pair.value()) >= 0 : pair.key().equals(key);
    }

    /** The time of printing, if it is among the pairs, or else the one of receipt; of several the first by name, so that order is nothing. */
    private static @Nullable Stamp time(List<Pair> pairs) {
        return pairs.stream()
                .sorted(Comparator.comparing((Pair pair) -> !pair.key().startsWith("_SOURCE"))
                        .thenComparing(Pair::key))
                .map(pair -> FieldTime.of(pair.key(), pair.value()))
                .filter(stamp -> stamp != null)
                .min(Comparator.comparing((Stamp stamp) -> stamp.clock()))
                .orElse(null);
    }

    private static String unescaped(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        var text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) {
                text.append(c);
                continue;
            }
            char escaped = value.charAt(++i);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    int code = i + 4 < value.length() ? hex(value, i + 1) : -1;
                    text.append(code < 0 ? 'u' : (char) Math.min(code, 0xff));
                    i += code < 0 ? 0 : 4;
                }
                default -> text.append(escaped);
            }
        }
        return Escapes.remove(text.toString());
    }

    private static int hex(String text, int from) {
        try {
            return Integer.parseInt(text, from, from + 4, 16);
        } catch (NumberFormatException notHex) {
            return -1;
        }
    }
}
