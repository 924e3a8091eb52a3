package org.rollcall.spec;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bounded model of the manifest, with what is known about it.
 *
 * @param name its name on the command line
 * @param module the module it is a model of; the configuration that it starts from has the same name
 * @param changes how its configuration differs from that one
 * @param mutation the mutation of the protocol, or "none"
 * @param description one sentence for people
 * @param property the property that it is about
 * @param expect what must come out
 * @param findings the F-numbers (docs/properties.md) that it shows
 * @param twin the model that differs only in what makes this one fail, if this one fails
 * @param distinct distinct states of the whole exploration, past a violation
 * @param generated states generated in it
 * @param depth levels of the breadth-first search
 * @param seconds wall time of a check on 2 cores, roughly
 * @param speed whether it is checked in every build
 * @param replay whether its transitions are replayed on the Java model
 */
public record Model(
        String name,
        String module,
        Changes changes,
        String mutation,
        String description,
        String property,
        Expectation expect,
        List<String> findings,
        @Nullable String twin,
        long distinct,
        long generated,
        int depth,
        double seconds,
        Speed speed,
        boolean replay) {

    /** When a model is checked. */
    public enum Speed {
        /** In every build: under 10 s on 2 cores. */
        FAST,
        /** With {@code --all} and with {@code -Pdeep}: as fast, but all of them together are beyond the budget of the test run. */
        ALL,
        /** Only with {@code -Pdeep} or {@code --deep}. */
        DEEP
    }

    private static final String NO_VARIANT = "-";

    public Model {
        findings = List.copyOf(findings);
    }

    /** Which kernel: V5, V6, V7 or ML; for one CPU the ages of its priorities and its interrupt entry; "-" for others. */
    public String variant() {
        String kernel = Stream.of("Version", "Constants", "Handler")
                .map(changes.constants()::get)
                .filter(Objects::nonNull)
                .map(value -> ((SpecValue.Text) value).value())
                .collect(Collectors.joining(" "));
        return kernel.isEmpty() ? NO_VARIANT : kernel;
    }

    /** The model in a line: what it is about, of which kernel. */
    public String about() {
        return property + (variant().equals(NO_VARIANT) ? "" : " of " + variant()) + ": " + description;
    }

    /** Whether it only shows that a premise is reached. */
    public boolean witness() {
        return property.startsWith("Witness_");
    }

    /** Whether states are counted up to symmetry. */
    public boolean symmetric() {
        return changes.symmetry() != null;
    }
}
