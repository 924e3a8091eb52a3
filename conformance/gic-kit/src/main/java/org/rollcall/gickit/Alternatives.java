package org.rollcall.gickit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.GicConfiguration;

/** Tries every choice that a GIC's author could declare, alone and in pairs, on a script that differs. */
final class Alternatives {
    private record Alternative(String name, boolean legal, Declaration declared) {}

    /** Pairs of a late first difference are not tried: they would take longer than a person waits. */
    private static final long MOST_OPERATIONS = 40_000_000;

    private static final int SHOWN = 3;
    private static final int LEAST_BITS = 4;

    private final int same;
    private final ScriptHeader header;
    private final List<Operation> script;
    private final Compatibility setting;

    /** @param same how many answers that bind are the same without any choice */
    Alternatives(ScriptHeader header, List<Operation> script, Compatibility setting, int same) {
        this.same = same;
        this.header = header;
        this.script = script;
        this.setting = setting;
    }

    /** @param first the index of the first operation that differs */
    Explanation explain(int first, int different) {
        List<Alternative> all = all();
        List<Alternative> candidates = new ArrayList<>(all);
        int tried = all.size();
        Explanation alone = fitting(candidates, first, different, tried);
        long pairs = (long) all.size() * (all.size() - 1) / 2;
        if (!alone.fits().isEmpty() || pairs * (first + 1) > MOST_OPERATIONS) {
            return alone;
        }
        List<Alternative> together = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Alternative a = all.get(i);
                Alternative b = all.get(j);
                together.add(new Alternative(
                        a.name() + " " + b.name(),
                        a.legal() && b.legal(),
                        a.declared().and(b.declared())));
            }
        }
        Explanation paired = fitting(together, first, different, tried + together.size());
        return paired.fits().isEmpty() ? new Explanation(List.of(), alone.partial(), paired.tried()) : paired;
    }

    private Explanation fitting(List<Alternative> candidates, int first, int different, int tried) {
        List<Explanation.Fit> fits = new ArrayList<>();
        List<Explanation.Fit> partial = new ArrayList<>();
        for (Alternative candidate : candidates) {
            int left = left(candidate, first, different);
            Explanation.Fit fit = new Explanation.Fit(List.of(candidate.name().split(" ")), candidate.legal(), left);
            if (left == 0) {
                fits.add(fit);
            } else if (left < different) {
                partial.add(fit);
            }
        }
        // Legal choices first; of the others those that leave the fewest.
        fits.sort(Comparator.comparing(fit -> !fit.legal()));
        partial.sort(Comparator.comparingInt(Explanation.Fit::different));
        return new Explanation(fits, partial.subList(0, Math.min(SHOWN, partial.size())), tried);
    }

    /** How many answers differ under that choice; as many as before if it does not even explain the first. */
    private int left(Alternative candidate, int first, int different) {
        ScriptHeader other = header.declaring(header.declared().and(candidate.declared()));
        int count = 0;
        int compared = 0;
        try {
            Comparison comparison = new Comparison(other, setting);
            for (int i = 0; i < script.size(); i++) {
                Comparison.Outcome outcome = comparison.next(script.get(i)).outcome();
                compared += outcome == Comparison.Outcome.SAME ? 1 : 0;
                if (outcome == Comparison.Outcome.DIFFERENT && (i <= first || ++count >= different)) {
                    return different;
                }
            }
        } catch (IllegalArgumentException | ScriptException impossible) {
            // No such GIC, or a PE that sleeps for good under this choice.
            return different;
        }
        // A choice that only excuses more of the script than differs explains nothing.
        return compared < Math.max(1, same) ? different : count;
    }

    private List<Alternative> all() {
        Declaration now = header.declared();
        List<Alternative> all = new ArrayList<>();
        for (Variation variation : Variation.values()) {
            if (!now.has(variation)) {
                boolean legal = variation.kind() == Variation.Kind.LEGAL;
                all.add(new Alternative(variation.word(), legal, of(Set.of(variation), Set.of(), null)));
            }
            if (variation.kind() == Variation.Kind.DEPARTURE && setting.followsQemu()) {
                all.add(new Alternative(Variation.NOT + variation.word(), true, of(Set.of(), Set.of(variation), null)));
            }
        }
        boolean ranges = !Boolean.TRUE.equals(now.rangeSelector());
        all.add(new Alternative("range_selector=" + ranges, true, of(Set.of(), Set.of(), ranges)));
        int most = GicConfiguration.preemptionBitsOf(header.priorityBits());
        for (int bits = LEAST_BITS; bits <= most; bits++) {
            if (bits != now.preemptionBits().orElse(most)) {
                all.add(new Alternative(
                        "preemption_bits=" + bits, true, bits(OptionalInt.empty(), OptionalInt.of(bits))));
            }
        }
        for (int bits = LEAST_BITS; bits <= Byte.SIZE; bits++) {
            if (bits != header.priorityBits()) {
                all.add(new Alternative("prio_bits=" + bits, true, bits(OptionalInt.of(bits), OptionalInt.empty())));
            }
        }
        for (Extension extension : Extension.values()) {
            // The number of SPIs and of list registers is seen at once; nobody has to guess.
            if (extension != Extension.SPIS && extension != Extension.LIST_REGISTERS) {
                extensions(extension, all);
            }
        }
        return all;
    }

    private void extensions(Extension extension, List<Alternative> all) {
        Integer now = header.declared().extensions().get(extension);
        for (int value = extension.least(); value <= extension.most(); value++) {
            if (now == null || now != value) {
                String text = extension.isFlag() ? Boolean.toString(value == 1) : Integer.toString(value);
                all.add(new Alternative(extension.word() + "=" + text, true, Declaration.of(extension, value)));
            }
        }
    }

    private static Declaration of(Set<Variation> variations, Set<Variation> withdrawn, @Nullable Boolean ranges) {
        return new Declaration(variations, withdrawn, OptionalInt.empty(), OptionalInt.empty(), ranges, null);
    }

    private static Declaration bits(OptionalInt priority, OptionalInt preemption) {
        return new Declaration(Set.of(), Set.of(), priority, preemption, null, null);
    }
}
