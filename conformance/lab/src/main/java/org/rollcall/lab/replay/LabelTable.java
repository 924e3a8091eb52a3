package org.rollcall.lab.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.kernel.KernelImage;
import org.rollcall.lab.kernel.SystemMap;

/** The labels of one family of kernels: for each action of the model, how to see a CPU take it. */
public final class LabelTable {
    /** The most special first: a kernel is of the first whose signs it has. */
    private static final List<String> TABLES =
            List.of("series-v5.labels", "series-v6.labels", "mainline-7.3.labels", "mainline-6.7.labels");

    /**
     * How to take one step.
     *
     * @param otherwise the label of the other outcome: a CPU that arrives there has diverged
     * @param budget of the host's time
     * @param ifChanged whether there is nothing to see where the model's step leaves the variable as it was
     */
    record Entry(Label label, Optional<Label> otherwise, Duration budget, boolean ifChanged) {}

    private final String name;
    private final KernelVersion version;
    private final SortedMap<String, Entry> entries;
    private final SortedMap<String, Set<Integer>> sgis;
    private final SortedMap<String, String> never;
    private final Set<String> symbols;
    private final Set<String> texts;

    /**
     * A table.
     *
     * @param name of its text, for messages
     * @param version of the model that these kernels have
     * @param entries by the name of the action
     * @param sgis the numbers of an interrupt by its word in the model
     * @param never why an action cannot be driven, by its name
     * @param symbols that a kernel of this family has
     * @param texts messages that it has
     */
    LabelTable(
            String name,
            KernelVersion version,
            SortedMap<String, Entry> entries,
            SortedMap<String, Set<Integer>> sgis,
            SortedMap<String, String> never,
            Set<String> symbols,
            Set<String> texts) {
        this.name = name;
        this.version = version;
        this.entries = entries;
        this.sgis = sgis;
        this.never = never;
        this.symbols = symbols;
        this.texts = texts;
    }

    /** The table for arm64 kernels since v6.7, with a separate SGI for each roll call. */
    public static LabelTable mainline() {
        return of(KernelVersion.ML);
    }

    /** The table for the kernels that a version of the model stands for. */
    public static LabelTable of(KernelVersion version) {
        return TABLES.stream()
                .map(LabelTable::shipped)
                .filter(table -> table.version == version)
                .findFirst()
                .orElseThrow(
                        () -> new LabException("there are no labels for kernels of version " + version.specName()));
    }

    /**
     * The table of the family that a kernel is of.
     *
     * @throws LabException if it is of none
     */
    public static LabelTable of(KernelImage kernel, SystemMap map) {
        return TABLES.stream()
                .map(LabelTable::shipped)
                .filter(table -> table.symbols.stream().allMatch(map::has)
                        && table.texts.stream().allMatch(kernel::has))
                .findFirst()
                .orElseThrow(() -> new LabException("there are no labels for this kernel ("
                        + kernel.release().orElse("of unknown release")
                        + "): it sends no roll call as an IPI of its own"
                        + " (arm64_backtrace_ipi, v6.7)"));
    }

    private static LabelTable shipped(String name) {
        return LabelParser.parse(name, text(name), LabelTable::text);
    }

    private static String text(String name) {
        try (InputStream in = LabelTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LabelTable of(String name, String text) {
        return LabelParser.parse(name, text, LabelTable::text);
    }

    /** The name of its text. */
    public String name() {
        return name;
    }

    /** The version of the model that these kernels have. */
    public KernelVersion version() {
        return version;
    }

    /** Why an action cannot be driven; empty if it can, or has no line. */
    public Optional<String> never(String action) {
        return Optional.ofNullable(never.get(action));
    }

    /** @throws LabException if this family of kernels has no label for the action */
    Entry entry(LabStep step) {
        Entry entry = entries.get(step.action());
        if (entry == null && never.containsKey(step.action())) {
            throw new LabException(step.text() + " cannot be driven on a kernel: " + never.get(step.action()));
        } else if (entry == null) {
            throw new LabException("there is no label for " + step.text() + " in " + name
                    + ": no CPU of such a kernel can be held there, so this counterexample cannot be replayed on it");
        }
        return entry;
    }

    /** Whether a kernel can be led to take an action. */
    public boolean drives(String action) {
        return entries.containsKey(action);
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

    /** Whether an action that names a CPU is done for all of them at once. */
    boolean isForAll(String action) {
        Entry entry = entries.get(action);
        return entry != null
                && entry.label() instanceof Label.Return back
                && back.call().argument().isEmpty();
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
}
