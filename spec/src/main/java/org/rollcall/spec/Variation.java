package org.rollcall.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * A configuration that differs from a model's in some constants.
 *
 * @param label how it differs, for people: {@code 4 CPUs, Timeouts = "any"}
 */
public record Variation(String label, ModelConfiguration configuration) {
    private static final String CPU = "CPU";
    private static final int MOST_CPUS = 64;

    /**
     * With so many CPUs, {@code c1} and so on. A set of all CPUs stays one: the configuration names it so because it means
     * everybody.
     *
     * @throws SpecificationException if the model has no CPUs, or there cannot be so many
     */
    public Variation withCpus(int number) {
        if (number < 1 || number > MOST_CPUS) {
            throw new SpecificationException("a machine has 1 to " + MOST_CPUS + " CPUs, not " + number);
        }
        SpecValue before = configuration.constants().get(CPU);
        if (before == null) {
            throw new SpecificationException("the model has no constant CPU: it is not one of several CPUs");
        }
        SpecValue after = new SpecValue.SetOf(IntStream.rangeClosed(1, number)
                .<SpecValue>mapToObj(c -> new SpecValue.Constant("c" + c))
                .toList());
        Map<String, SpecValue> changed = new LinkedHashMap<>();
        configuration.constants().forEach((name, value) -> {
            if (value.equals(before)) {
                changed.put(name, after);
            }
        });
        return labelled(number + (number == 1 ? " CPU" : " CPUs"), changed);
    }

    /**
     * With another constant.
     *
     * @param value in TLA+; a string may lack its quotes
     * @param parser reads the text of a configuration, of which it is told the name
     * @throws SpecificationException if there is no such constant, or the value is of another kind
     */
    public Variation with(String name, String value, BiFunction<String, String, ModelConfiguration> parser) {
        SpecValue before = configuration.constants().get(name);
        if (before == null) {
            throw new SpecificationException("there is no constant " + name + "; there are "
                    + String.join(", ", configuration.constants().keySet()));
        }
        boolean quotes = before instanceof SpecValue.Text && !value.startsWith("\"");
        String written = quotes ? '"' + value + '"' : value;
        SpecValue after;
        try {
            after = parser.apply(name, "CONSTANT " + name + " = " + written + "\n")
                    .constant(name);
        } catch (SpecificationException e) {
            throw new SpecificationException(name + "=" + value + ": not a value in TLA+; it is " + before + " now", e);
        }
        if (after.getClass() != before.getClass()) {
            throw new SpecificationException(name + "=" + value + ": expected something like " + before);
        }
        return labelled(name + " = " + after, Map.of(name, after));
    }

    /** The same with the label of another. */
    public Variation unlabelled(Variation other) {
        return new Variation(other.label, configuration);
    }

    private Variation labelled(String more, Map<String, SpecValue> constants) {
        return new Variation(
                label.isEmpty() ? more : label + ", " + more,
                Changes.of(constants).in(configuration));
    }
}
