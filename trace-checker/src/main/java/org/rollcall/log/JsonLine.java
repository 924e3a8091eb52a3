package org.rollcall.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of JSON with records in values of its objects ({@code journalctl -o json}, container engines, cloud loggers). The value is found by
 * the words of the kernel; its key is learnt for the lines between. The order of the keys does not matter, nor does a torn end.
 */
final class JsonLine {
    private static final Pattern PAIR = Pattern.compile(
            "\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*+:\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)(?:\"|$)|(\\d++(?:\\.\\d++)?)"
                    + "|\\[((?:\\s*+\\d{1,3}+\\s*+,)++\\s*+\\d{1,3}+)\\s*+(?:\\]|$))");

    /** A record and the time of its entry. */
    record Entry(@Nullable Stamp time, String text) {}

    private record Pair(String key, String value) {}

    private final Framing.Words words;
    private @Nullable String key;
    private @Nullable JsonLine nested;

    JsonLine(Framing.Words words) {
        this.words = words;
    }

    /** The records in this line, one for each entry; none if it is no line of JSON with a record. */
    List<Entry> read(String line, boolean candidate) {
        int open = open(line);
        if (open < 0 || !candidate && key == null || line.indexOf("\":") < 0 && line.indexOf("\" :") < 0) {
            return List.of();
        }
        Stamp before = Prefix.upTo(line, 0, open).time();
        List<Entry> entries = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        int behind = open;
        for (Matcher pair = PAIR.matcher(line).region(open, line.length()); pair.find(); behind = pair.end()) {
            if (isBorder(line, behind, pair.start())) {
                add(entries, pairs, candidate, before);
                pairs.clear();
            }
            pairs.add(new Pair(pair.group(1), value(pair)));
        }
        add(entries, pairs, candidate, before);
        return entries;
    }

    private static String value(Matcher pair) {
        if (pair.group(2) != null) {
            return unescaped(pair.group(2));
        }
        return pair.group(3) != null ? pair.group(3) : text(pair.group(4));
    }

    /** The text of these bytes: {@code journalctl} writes a message so that holds a control character, or is no UTF-8. */
    private static String text(String bytes) {
        var text = new StringBuilder();
        for (String number : bytes.split(",")) {
            text.append((char) (Integer.parseInt(number.strip()) & 0xff));
        }
        return Escapes.remove(text.toString());
    }

    /** Where an object opens, or a pair of one that was printed over several lines and whose value has several lines; or -1. */
    private static int open(String line) {
        int brace = line.indexOf('{');
        int quote = line.indexOf('"');
        return brace < 0 && quote >= 0 && line.substring(0, quote).isBlank() && line.contains("\\n") ? quote : brace;
    }

    private void add(List<Entry> entries, List<Pair> pairs, boolean candidate, @Nullable Stamp before) {
        Pair message = candidate ? first(pairs, pair -> words.begin(pair.value().stripTrailing()) >= 0) : null;
        if (message != null) {
            key = message.key();
        } else {
            message = first(pairs, pair -> pair.key().equals(key));
        }
        if (message != null) {
            Pair record = message;
            Stamp time = time(pairs.stream().filter(pair -> pair != record));
            entries.addAll(unnested(new Entry(time != null ? time : before, record.value()), candidate));
        }
    }

    /** A shipper that is handed JSON writes it as a string: the records are in what that says. */
    private List<Entry> unnested(Entry entry, boolean candidate) {
        if (!entry.text().startsWith("{")) {
            return List.of(entry);
        }
        if (nested == null) {
            nested = new JsonLine(words);
        }
        List<Entry> inner = nested.read(entry.text(), candidate);
        return inner.isEmpty()
                ? List.of(entry)
                : inner.stream()
                        .map(each -> each.time() == null ? new Entry(entry.time(), each.text()) : each)
                        .toList();
    }

    private static @Nullable Pair first(List<Pair> pairs, Predicate<Pair> fits) {
        return pairs.stream().filter(fits).findFirst().orElse(null);
    }

    /** Whether one object ends between two pairs and another begins. */
    private static boolean isBorder(String line, int from, int to) {
        int close = line.indexOf('}', from);
        return close >= 0 && close < to && line.lastIndexOf('{', to - 1) > close;
    }

    /** The time of printing, if it is among the pairs, or else the one of receipt; of several the first by name, so that order is nothing. */
    private static @Nullable Stamp time(Stream<Pair> pairs) {
        return pairs.sorted(Comparator.comparing((Pair pair) -> !pair.key().startsWith("_SOURCE"))
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
                    text.append(code < 0 ? "u" : Blanks.plain(code));
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
