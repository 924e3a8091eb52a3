package org.rollcall.lab.replay;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.lab.guest.LabException;

/**
 * The text of a {@link LabelTable}: a line for each action of the model, {@code ACTION LABEL [else LABEL] [within SECONDS]
 * [if changed]}; the shipped table explains itself.
 */
final class LabelParser {
    private static final Pattern LINE = Pattern.compile(
            "(?<action>\\w+)\\s+(?<label>.+?)(?: else (?<otherwise>.+?))?(?: within (?<seconds>\\d+))?(?<changed> if changed)?");
    private static final Pattern CALL = Pattern.compile(
            "(?<kind>call|return) (?<symbol>\\w+)(?: from (?<from>\\w+))?(?: with x(?<x>\\d+)(?:-(?<base>\\w+))?=(?<what>cpu|sgi))?");
    private static final Pattern WRITE =
            Pattern.compile("write (?<variable>\\w+)(?<other> of other)?(?: := (?<value>-?\\d+|self))?");
    private static final Pattern WAIT = Pattern.compile("wait (?<variable>\\w+)");
    private static final Duration BUDGET = Duration.ofSeconds(20);

    private static final Pattern NEVER = Pattern.compile("(?<action>\\w+)\\s+never (?<why>.+)");
    private static final Pattern KERNEL = Pattern.compile("kernel has (?:symbol (?<symbol>\\w+)|text (?<text>.+))");
    private static final Pattern MODEL = Pattern.compile("model (?<version>\\w+)");
    private static final Pattern INCLUDE = Pattern.compile("include (?<table>\\S+)");

    private final String name;
    private final UnaryOperator<String> others;
    private final SortedMap<String, String> never = new TreeMap<>();
    private KernelVersion version = KernelVersion.ML;
    private final Set<String> symbols = new TreeSet<>();
    private final Set<String> texts = new TreeSet<>();
    private final SortedMap<String, LabelTable.Entry> entries = new TreeMap<>();
    private final SortedMap<String, Set<Integer>> sgis = new TreeMap<>();

    private LabelParser(String name, UnaryOperator<String> others) {
        this.name = name;
        this.others = others;
    }

    /**
     * Reads a table.
     *
     * @param others the text of a table that this one includes; its own lines come after and count
     * @throws LabException if a line is none of a table
     */
    static LabelTable parse(String name, String text, UnaryOperator<String> others) {
        var parser = new LabelParser(name, others);
        parser.lines(text);
        return new LabelTable(
                name, parser.version, parser.entries, parser.sgis, parser.never, parser.symbols, parser.texts);
    }

    private void lines(String text) {
        text.lines().map(line -> line.replaceFirst("#.*", "").strip()).forEach(this::line);
    }

    private void line(String line) {
        Matcher kernel = KERNEL.matcher(line);
        Matcher include = INCLUDE.matcher(line);
        Matcher model = MODEL.matcher(line);
        Matcher undriven = NEVER.matcher(line);
        if (line.startsWith("sgi ")) {
            sgi(line.split("\\s+"));
        } else if (model.matches()) {
            version = version(model.group("version"), line);
        } else if (include.matches()) {
            lines(others.apply(include.group("table")));
        } else if (kernel.matches()) {
            Optional.ofNullable(kernel.group("symbol")).ifPresent(symbols::add);
            Optional.ofNullable(kernel.group("text")).ifPresent(texts::add);
        } else if (undriven.matches()) {
            never.put(undriven.group("action"), undriven.group("why"));
        } else if (!line.isEmpty()) {
            entry(line);
        }
    }

    private KernelVersion version(String word, String line) {
        return Arrays.stream(KernelVersion.values())
                .filter(version -> version.specName().equals(word))
                .findFirst()
                .orElseThrow(() -> wrong(line));
    }

    private void sgi(String[] words) {
        Set<Integer> numbers = new HashSet<>();
        Arrays.stream(words).skip(2).map(Integer::valueOf).forEach(numbers::add);
        sgis.put(words[1], Set.copyOf(numbers));
    }

    private void entry(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw wrong(line);
        }
        never.remove(matcher.group("action"));
        entries.put(
                matcher.group("action"),
                new LabelTable.Entry(
                        label(matcher.group("label"), line),
                        Optional.ofNullable(matcher.group("otherwise")).map(text -> label(text, line)),
                        Optional.ofNullable(matcher.group("seconds"))
                                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                                .orElse(BUDGET),
                        matcher.group("changed") != null));
    }

    private Label label(String text, String line) {
        Matcher call = CALL.matcher(text);
        Matcher write = WRITE.matcher(text);
        Matcher wait = WAIT.matcher(text);
        if (text.equals("hidden")) {
            return new Label.Hidden();
        } else if (text.equals("masked")) {
            return new Label.Masked();
        } else if (call.matches()) {
            var called = new Label.Call(call.group("symbol"), Optional.ofNullable(call.group("from")), argument(call));
            return call.group("kind").equals("call") ? called : new Label.Return(called);
        } else if (write.matches()) {
            return new Label.Write(
                    variable(write.group("variable"), line),
                    Label.Becomes.parse(Optional.ofNullable(write.group("value"))),
                    write.group("other") != null);
        } else if (wait.matches()) {
            return new Label.Wait(variable(wait.group("variable"), line));
        }
        throw wrong(line);
    }

    private static Optional<Label.Argument> argument(Matcher call) {
        return Optional.ofNullable(call.group("x"))
                .map(x -> new Label.Argument(
                        Integer.parseInt(x),
                        Optional.ofNullable(call.group("base")),
                        call.group("what").equals("sgi")));
    }

    private KernelVariable variable(String word, String line) {
        return KernelVariable.named(word).orElseThrow(() -> wrong(line));
    }

    private LabException wrong(String line) {
        return new LabException(name + ": \"" + line + "\" is not a label");
    }
}
