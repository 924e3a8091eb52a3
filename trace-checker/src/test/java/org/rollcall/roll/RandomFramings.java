package org.rollcall.roll;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Framings that no tool may ever have used: fields in any order, quoting, wrapping, decoration and encoding, drawn independently. */
final class RandomFramings {
    private static final List<String> DATES = List.of(
            "yyyy-MM-dd'T'HH:mm:ss",
            "yyyy-MM-dd HH:mm:ss",
            "yyyy/MM/dd HH:mm:ss",
            "yyyy.MM.dd-HH:mm:ss",
            "dd.MM.yyyy HH:mm:ss",
            "dd/MM/yy HH:mm:ss",
            "MM-dd HH:mm:ss",
            "MMM dd HH:mm:ss",
            "MMM d, yyyy HH:mm:ss",
            "d MMM yyyy HH:mm:ss",
            "EEE MMM ppd HH:mm:ss",
            "EEE yyyy-MM-dd HH:mm:ss",
            "dd-MMM-yyyy HH:mm:ss",
            "yyyyMMdd'T'HHmmss",
            "yyyyMMdd-HHmmss",
            "HH:mm:ss");

    private static final List<String> FRACTIONS = List.of("", ".SSS", ".SSSSSS", ",SSS", ".SSSSSSSSS");

    /** Around a stamp or a number; {@code @} stands for it. */
    private static final List<String> BRACKETS = List.of("@", "[@]", "(@)", "<@>", "{@}", "@:", "@ |", "[ @ ]", "@;");

    private static final List<String> WORDS = List.of(
            "hosta",
            "ip-10-0-3-7",
            "node1.example.com",
            "kernel:",
            "kern.info",
            "console[812]:",
            "INFO",
            "stdout F",
            "DEBUG|",
            "- INFO -",
            "vm-1 |",
            "serial0:",
            "<jdoe>",
            "guest/console",
            "user@hosta:~$",
            "cpu_log",
            "0x1f",
            "dmesg:",
            "K");

    private static final List<String> QUOTES =
            List.of("", "", "", "> ", ">> ", "> > ", "| ", "# ", "+", "    ", "\t", "* ", "// ", "JD> ");

    private static final List<String> SUFFIXES = List.of(
            "",
            "",
            "",
            "\r",
            "\r\r",
            "^M",
            " ",
            "  \t",
            "$",
            "</li>",
            "<br>",
            "`",
            ",ok",
            ";kern;6",
            "#015",
            "<CR>",
            "\",\"x\"",
            " (hosta)",
            "\tkern\t6\thosta",
            " @hosta.lab",
            " | hosta | 17 |");

    /** How an object of JSON may hold the blanks of a text. */
    private static final List<String> ESCAPED_BLANKS = List.of(
            " ", " ", " ", " ", "\\u0020", "\\u00a0", "\\u2003", "\\u2009", "\\u202F", "\\u205f", "\\u3000", "\\u1680",
            "\\t");

    private RandomFramings() {}

    /** A framing; its stamp is the only one in it. */
    static Arbitrary<Framings.Row> lines() {
        Arbitrary<List<Function<Framings.Entry, String>>> before =
                field().list().ofMaxSize(3);
        Arbitrary<List<Function<Framings.Entry, String>>> behind =
                field().list().ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of(QUOTES),
                        before,
                        time(),
                        behind,
                        Arbitraries.of(" ", "  ", "\t", ": "),
                        Arbitraries.of(SUFFIXES))
                .as((quote, first, time, second, blank, suffix) -> row(entry -> {
                    var line = new StringBuilder(quote);
                    first.forEach(field -> line.append(field.apply(entry)).append(' '));
                    line.append(time.apply(entry)).append(' ');
                    second.forEach(field -> line.append(field.apply(entry)).append(' '));
                    String prefix = line.toString().stripTrailing();
                    return prefix + (prefix.isEmpty() ? "" : blank) + entry.text() + suffix;
                }));
    }

    /** A line of JSON with the record under any name and the stamp under another, in any order. */
    static Arbitrary<Framings.Row> json() {
        Arbitrary<String> name =
                Arbitraries.of("MESSAGE", "message", "log", "msg", "textPayload", "@m", "line", "body");
        Arbitrary<String> clock = Arbitraries.of("time", "ts", "@timestamp", "__REALTIME_TIMESTAMP", "timestamp", "t");
        return Combinators.combine(
                        name,
                        clock,
                        date(),
                        Arbitraries.of(0, 1, 2),
                        Arbitraries.of("", " "),
                        Arbitraries.of("", "\\n", "\\r\\n"),
                        Arbitraries.of(ESCAPED_BLANKS))
                .as((key, when, date, order, blank, newline, escaped) -> row(entry -> {
                    String message = pair(key, entry.json().replace(" ", escaped) + newline, blank);
                    String time = pair(when, date.apply(entry), blank);
                    String level = "\"level\":" + blank + "6," + blank + pair("host", "hosta", blank);
                    String parts = switch (order) {
                        case 0 -> message + "," + blank + time + "," + blank + level;
                        case 1 -> time + "," + blank + level + "," + blank + message;
                        default -> level + "," + blank + message + "," + blank + time;
                    };
                    return "{" + parts + "}";
                }));
    }

    /** Each character written as its number: in an object of JSON, in a page, in a literal. */
    static Arbitrary<Framings.Row> numbers() {
        Arbitrary<Function<String, String>> escapes = Arbitraries.of(
                        "\\u00%02x", "\\u00%02X", "\\x%02x", "&#x%02x;", "&#%d;")
                .map(form -> text -> text.chars()
                        .mapToObj(c -> String.format(Locale.ROOT, form, c))
                        .collect(Collectors.joining()));
        Arbitrary<UnaryOperator<String>> around =
                Arbitraries.of(line -> "{\"log\":\"" + line + "\"}", line -> "<li>" + line + "</li>", line -> line);
        return Combinators.combine(escapes, around)
                .as((escaped, line) -> row(entry -> line.apply(escaped.apply(entry.stamp() + " " + entry.text()))))
                .map(row -> new Framings.Row(row.name(), Framings.Shows.KERNEL, row.frame()));
    }

    /** The bytes of a record as an array of JSON; the journal writes some so, and others as a text. */
    static Arbitrary<Framings.Row> bytes() {
        return Combinators.combine(
                        Arbitraries.of("MESSAGE", "msg", "data"),
                        Arbitraries.of(",", ", "),
                        Arbitraries.of("", " "),
                        Arbitraries.of(1, 2, 3))
                .as((key, comma, blank, every) -> new Framings.Row("bytes", Framings.Shows.KERNEL, entry -> {
                    String bytes = (entry.text() + "\33[0m")
                            .chars()
                            .mapToObj(String::valueOf)
                            .collect(Collectors.joining(comma, "[" + blank, blank + "]"));
                    String message = "\"" + key + "\":" + blank;
                    return "{" + pair("__MONOTONIC_TIMESTAMP", String.valueOf(entry.micros()), blank) + "," + blank
                            + (entry.number() % every == 0 ? message + bytes : pair(key, entry.json(), blank)) + "}";
                }));
    }

    /** What is done to a whole text and read back without a loss. */
    static Arbitrary<Function<String, byte[]>> encodings() {
        UnaryOperator<String> no = text -> text;
        Arbitrary<UnaryOperator<String>> blanks = Arbitraries.of(
                no,
                no,
                no,
                text -> text.replace("  ", "\u00a0 "),
                text -> text.replaceAll(" (\\S+) ", "\u00a0$1 "),
                text -> text.replace("] ", "]\u202f"),
                text -> "\ufeff" + text,
                text -> text.replaceAll("([0-9])-([0-9])", "$1\u2013$2"),
                text -> text.replace("\t", "    "));
        Arbitrary<Function<String, byte[]>> charsets = Arbitraries.of(
                text -> text.getBytes(StandardCharsets.UTF_8),
                text -> text.getBytes(StandardCharsets.UTF_8),
                text -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
                text -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE),
                text -> text.getBytes(StandardCharsets.UTF_16LE),
                text -> text.replaceFirst("\n", "\0\n").getBytes(StandardCharsets.UTF_16BE),
                text -> ("\ufeff" + text).getBytes(Charset.forName("UTF-32LE")),
                text -> text.getBytes(Charset.forName("UTF-32LE")),
                text -> text.getBytes(Charset.forName("UTF-32BE")));
        return Combinators.combine(blanks, charsets).as((blank, charset) -> text -> charset.apply(blank.apply(text)));
    }

    private static Framings.Row row(Function<Framings.Entry, String> frame) {
        return new Framings.Row("random", shows(frame), frame);
    }

    private static Framings.Shows shows(Function<Framings.Entry, String> frame) {
        var probe = new Framings.Entry(1, 7_123_456, "");
        String line = frame.apply(probe);
        return line.contains(probe.seconds()) && !line.contains(String.valueOf(probe.epochMicros() / 1_000_000))
                ? Framings.Shows.KERNEL
                : Framings.Shows.wall(frame);
    }

    private static String pair(String key, String value, String blank) {
        return "\"" + key + "\":" + blank + "\"" + value + "\"";
    }

    /** The kernel's stamp, or a date, in brackets or without. */
    private static Arbitrary<Function<Framings.Entry, String>> time() {
        Arbitrary<Function<Framings.Entry, String>> kernel = Arbitraries.of(
                Framings.Entry::stamp,
                entry -> "<6>" + entry.stamp(),
                entry -> entry.stamp().replace("]", " <    0.000100>]"),
                entry -> entry.stamp().replace("]", "@" + entry.number() % 8 + "]"),
                entry -> entry.stamp() + "[ T1234]",
                entry -> entry.seconds() + ":");
        Arbitrary<Function<Framings.Entry, String>> wall = Combinators.combine(date(), Arbitraries.of(BRACKETS))
                .as((date, bracket) -> entry -> bracket.replace("@", date.apply(entry)));
        return Arbitraries.oneOf(kernel, wall);
    }

    private static Arbitrary<Function<Framings.Entry, String>> date() {
        Arbitrary<Function<Framings.Entry, String>> dates = Combinators.combine(
                        Arbitraries.of(DATES), Arbitraries.of(FRACTIONS), Arbitraries.of("", "", "Z", "+0100"))
                .as((date, fraction, zone) -> entry -> entry.at(date + fraction) + (date.startsWith("y") ? zone : ""));
        Arbitrary<Function<Framings.Entry, String>> counts = Arbitraries.of(
                entry -> String.format(
                        Locale.ROOT, "%d.%06d", entry.epochMicros() / 1_000_000, entry.epochMicros() % 1_000_000),
                entry -> String.valueOf(entry.epochMicros()));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(8, dates), net.jqwik.api.Tuple.of(1, counts));
    }

    /** A word that is always the same, or a number that is not. */
    private static Arbitrary<Function<Framings.Entry, String>> field() {
        Arbitrary<Function<Framings.Entry, String>> words =
                Arbitraries.of(WORDS).map(word -> entry -> word);
        Arbitrary<Function<Framings.Entry, String>> numbers = Arbitraries.of(BRACKETS)
                .map(bracket -> entry -> bracket.replace("@", String.valueOf(100 + entry.number())));
        Arbitrary<Function<Framings.Entry, String>> tasks = Arbitraries.of(
                        "[@:  swapper/0:   0]", "(@)[77:kworker/u16:@]", "[pid:@,cpu3,init]", "cpu@")
                .map(task -> entry -> task.replace("@", String.valueOf(entry.number() % 8)));
        return Arbitraries.oneOf(words, numbers, tasks);
    }
}
