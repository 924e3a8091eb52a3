package org.rollcall.transition;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An instance of an action whose parameters are CPUs.
 *
 * @param kind the action
 * @param cpus its arguments, numbered from 0; the specification calls them {@code c1}, {@code c2}, ...
 */
public record Instance<K extends Enum<K> & ActionName>(K kind, List<Integer> cpus) {
    /** Checks the number of arguments. */
    public Instance {
        cpus = List.copyOf(cpus);
        if (cpus.size() != kind.parameters().size()) {
            throw new IllegalArgumentException(kind.specName() + kind.parameters() + " does not take " + cpus);
        }
    }

    @Override
    public String toString() {
        return cpus.isEmpty()
                ? kind.specName()
                : cpus.stream().map(c -> "c" + (c + 1)).collect(Collectors.joining(", ", kind.specName() + "(", ")"));
    }
}
