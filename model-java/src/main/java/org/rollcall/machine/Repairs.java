package org.rollcall.machine;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.kernel.Repair;

/**
 * The repairs that a kernel has.
 *
 * @param made all of them
 */
public record Repairs(Set<Repair> made) implements Repair.Made {
    /** The kernel as it is. */
    public static final Repairs NONE = new Repairs(Set.of());

    /** Keeps a copy. */
    public Repairs {
        made = Set.copyOf(made);
    }

    static Stream<Constant<Repairs, ?>> constants() {
        return Stream.of(Repair.values())
                .map(repair -> new Constant<>(
                        repair.specName(),
                        Boolean.class,
                        repairs -> repairs.has(repair),
                        (repairs, is) -> repairs.with(repair, is)));
    }

    @Override
    public boolean has(Repair repair) {
        return made.contains(repair);
    }

    /** The same, with one of them made or not. */
    public Repairs with(Repair repair, boolean is) {
        Set<Repair> changed = made.isEmpty() ? EnumSet.noneOf(Repair.class) : EnumSet.copyOf(made);
        if (is) {
            changed.add(repair);
        } else {
            changed.remove(repair);
        }
        return new Repairs(changed);
    }
}
