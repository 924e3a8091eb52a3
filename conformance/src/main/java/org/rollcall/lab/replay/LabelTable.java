package org.rollcall.lab.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.lab.guest.LabException;

/**
 * The labels of one family of kernels: a text with a line for each action of the model, {@code ACTION LABEL [else LABEL]
 * [within SECONDS] [if changed]}; the shipped table explains itself.
 */
public final class LabelTable {
    private static final Pattern LINE = Pattern.compile(
            "(?<action>\\w+)\\s+(?<label>.+?)(?: else (?<otherwise>.+?))?(?: within (?<seconds>\\d+))?(?<changed> if changed)?");
    private static final Pattern CALL = Pattern.compile(
            "(?<kind>call|return) (?<symbol>\\w+)(?: from (?<from>\\w+))?(?: with x(?<x>\\d+)(?:-(?<base>\\w+))?=(?<what>cpu|sgi))?");
    private static final Pattern WRITE =
            Pattern.compile("write (?<variable>\\w+)(?<other> of other)?(?: := (?<value>-?\\d+|self))?");
    private static final Pattern WAIT = Pattern.compile("wait (?<variable>\\w+)");
    private static final Duration BUDGET = Duration.ofSeconds(20);

    /**
     * How to take one step.
     *
     * @param otherwise the label of the other outcome: a CPU that arrives there has diverged
     * @param budget of the host's time
     * @param ifChanged whether there is nothing to see where the model's step leaves the variable as it was
     */
    record Entry(Label label, Optional<Label> otherwise, Duration budget, boolean ifChanged) {}

    private final String name;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<String, Set<Integer>> sgis = new TreeMap<>();

    private LabelTable(String name, String text) {
        this.name = name;
        List<String> lines =
                text.lines().map(line -> line.replaceFirst("#.*", "").strip()).toList();
        for (String line : lines) {
            if (line.startsWith("sgi ")) {
                sgi(line.split("\\s+"));
            } else if (!line.isEmpty()) {
                entry(line);
            }
        }
    }

    /** The table for arm64 kernels since v6.7, with a separate SGI for each roll call. */
    public static LabelTable mainline() {
        try (InputStream in = LabelTable.class.getResourceAsStream("mainline-6.7.labels")) {
            if (in == null) {
                throw new LabException("the program has no label table");
            }
            return of("mainline-6.7.labels", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LabelTable of(String name, String text) {
        return new LabelTable(name, text);
    }

    /** @throws LabException if this family of kernels has no label for the action */
    Entry entry(LabStep step) {
        Entry entry = entries.get(step.action());
        if (entry == null) {
            throw new LabException("there is no label for " + step.text() + " in " + name
                    + ": no CPU of such a kernel can be held there, so this counterexample cannot be replayed on it");
        }
        return entry;
    }

    /** Whether there is nothing to see of an action. */
    boolean hides(String action) {
        Entry entry = entries.get(action);
        return entry != null && entry.label() instanceof Label.Hidden;
    }

    /** Whether an action has nothing to see where it changes nothing. */
    boolean seenIfChanged(String action) {
        Entry entry = entries.get(action);
        return entry != null && entry.ifChanged();
    }

    /** The actions that have a line. */
    Set<String> actions() {
        return entries.keySet();
    }

    /** The numbers of the interrupt that the model calls so. */
    Set<Integer> sgi(String word) {
        Set<Integer> numbers = sgis.get(word);
        if (numbers == null) {
            throw new LabException("there is no interrupt " + word + " in " + name);
        }
        return numbers;
    }

    /** The symbols that the labels of these steps need. */
    Set<String> symbols(List<LabStep> steps) {
        Set<String> all = new TreeSet<>();
        for (LabStep step : steps) {
            Entry entry = entry(step);
            symbols(entry.label(), all);
            entry.otherwise().ifPresent(label -> symbols(label, all));
        }
        return all;
    }

    private static void symbols(Label label, Set<String> all) {
        if (label instanceof Label.Call call) {
            all.add(call.symbol());
            call.from().ifPresent(all::add);
            call.argument().flatMap(Label.Argument::base).ifPresent(all::add);
        } else if (label instanceof Label.Return back) {
            symbols(back.call(), all);
        } else if (label instanceof Label.Write write) {
            all.add(write.variable().symbol());
        } else if (label instanceof Label.Wait wait) {
            all.add(wait.lock().symbol());
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
                new Entry(
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
        return new LabException(name + ": \"" + line + "\" is no label");
    }
}
