package org.rollcall.gickit;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.GicConfiguration;

/**
 * What the author of a GIC declares about it, in a script's header or in a file beside the GIC.
 *
 * @param variations where it differs from the architecture setting
 * @param withdrawn departures of QEMU that it does not have, although the setting has them
 * @param priorityBits implemented priority bits, if declared here
 * @param preemptionBits the bits of a priority that can pre-empt, if fewer than the architecture gives that priority
 * @param rangeSelector whether SGIs reach Aff0 above 15, null if not declared
 * @param ppis the PPIs that exist, bit n for INTID n, null for all
 * @param extensions what it has beside, as far as declared
 */
public record Declaration(
        Set<Variation> variations,
        Set<Variation> withdrawn,
        OptionalInt priorityBits,
        OptionalInt preemptionBits,
        @Nullable Boolean rangeSelector,
        @Nullable Integer ppis,
        Map<Extension, Integer> extensions) {
    /** Nothing is declared. */
    public static final Declaration NONE =
            new Declaration(Set.of(), Set.of(), OptionalInt.empty(), OptionalInt.empty(), null, null);

    /** Without extensions. */
    Declaration(
            Set<Variation> variations,
            Set<Variation> withdrawn,
            OptionalInt priorityBits,
            OptionalInt preemptionBits,
            @Nullable Boolean rangeSelector,
            @Nullable Integer ppis) {
        this(variations, withdrawn, priorityBits, preemptionBits, rangeSelector, ppis, Map.of());
    }

    /** Only that extension. */
    static Declaration of(Extension extension, int value) {
        return new Declaration(
                Set.of(), Set.of(), OptionalInt.empty(), OptionalInt.empty(), null, null, Map.of(extension, value));
    }

    public Declaration {
        extensions = Map.copyOf(extensions);
        variations = Set.copyOf(variations);
        withdrawn = Set.copyOf(withdrawn);
    }

    /** What the script needs of a GIC, without what its author's GIC chooses: the extensions. */
    public Declaration withoutChoices() {
        return new Declaration(Set.of(), Set.of(), OptionalInt.empty(), OptionalInt.empty(), null, null, extensions);
    }

    /** This declaration and another, which goes first where both speak. */
    public Declaration and(Declaration other) {
        Map<Extension, Integer> all = new EnumMap<>(Extension.class);
        all.putAll(extensions);
        all.putAll(other.extensions);
        return new Declaration(
                union(variations, other.variations),
                union(withdrawn, other.withdrawn),
                other.priorityBits.isPresent() ? other.priorityBits : priorityBits,
                other.preemptionBits.isPresent() ? other.preemptionBits : preemptionBits,
                other.rangeSelector != null ? other.rangeSelector : rangeSelector,
                other.ppis != null ? other.ppis : ppis,
                all);
    }

    private static Set<Variation> union(Set<Variation> some, Set<Variation> others) {
        Set<Variation> all = EnumSet.noneOf(Variation.class);
        all.addAll(some);
        all.addAll(others);
        return all;
    }

    /** Whether an extension that is there or not is declared to be there. */
    boolean has(Extension extension) {
        return extensions.getOrDefault(extension, 0) != 0;
    }

    boolean has(Variation variation) {
        return variations.contains(variation);
    }

    GicConfiguration configuration(int pes, int priorityBitsOfScript, boolean twoStates, Compatibility setting) {
        int bits = priorityBits.orElse(priorityBitsOfScript);
        Compatibility compatibility = setting;
        for (Variation variation : variations) {
            compatibility = variation.applyTo(compatibility);
        }
        for (Variation variation : withdrawn) {
            compatibility = variation.withdrawFrom(compatibility);
        }
        return new GicConfiguration(
                pes,
                bits,
                preemptionBits.orElse(GicConfiguration.preemptionBitsOf(bits)),
                twoStates,
                Boolean.TRUE.equals(rangeSelector),
                ppis == null ? GicConfiguration.ALL_PPIS : ppis,
                Extension.of(extensions),
                compatibility);
    }
}
