package org.rollcall.lab.replay;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private final String name;
    private final SortedMap<String, LabelTable.Entry> entries = new TreeMap<>();
    private final SortedMap<String, Set<Integer>> sgis = new TreeMap<>();

    private LabelParser(String name) {
        this.name = name;
    }

    /** @throws LabException if a line is neither a label nor an SGI */
    static LabelTable parse(String name, String text) {
        var parser = new LabelParser(name);
        text.lines().map(line -> line.replaceFirst("#.*", "").strip()).forEach(parser::line);
        return new LabelTable(name, parser.entries, parser.sgis);
    }

    private void line(String line) {
        if (line.startsWith("sgi ")) {
            sgi(line.split("\\s+"));
        } else if (!line.isEmpty()) {
            entry(line);
        }
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
