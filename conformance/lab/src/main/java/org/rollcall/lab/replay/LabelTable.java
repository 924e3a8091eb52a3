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
import org.rollcall.lab.guest.LabException;

/** The labels of one family of kernels: for each action of the model, how to see a CPU take it. */
public final class LabelTable {
    /**
     * How to take one step.
     *
     * @param otherwise the label of the other outcome: a CPU that arrives there has diverged
     * @param budget of the host's time
     * @param ifChanged whether there is nothing to see where the model's step leaves the variable as it was
     */
    record Entry(Label label, Optional<Label> otherwise, Duration budget, boolean ifChanged) {}

    private final String name;
    private final SortedMap<String, Entry> entries;
    private final SortedMap<String, Set<Integer>> sgis;

    /**
     * A table.
     *
     * @param name of its text, for messages
     * @param entries by the name of the action
     * @param sgis the numbers of an interrupt by its word in the model
     */
    LabelTable(String name, SortedMap<String, Entry> entries, SortedMap<String, Set<Integer>> sgis) {
        this.name = name;
        this.entries = entries;
        this.sgis = sgis;
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
        return LabelParser.parse(name, text);
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
}
