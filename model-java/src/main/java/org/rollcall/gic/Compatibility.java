package org.rollcall.gic;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whom the model follows where implementations differ.
 *
 * @param choices the points that are taken the way their names say
 */
public record Compatibility(Set<Choice> choices) {
    /**
     * The architecture, as {@code docs/gic.md} reads it. One best pending interrupt over all groups is what Arm's
     * pseudocode is said to demand (QEMU's maintainer) and what gem5 does, so it is part of it.
     */
    public static final Compatibility ARCHITECTURE = of(Choice.DISABLED_GROUP_HIDES);

    /** The architecture, but an interrupt of a disabled group does not compete with the others. */
    public static final Compatibility GROUPS_APART = of();

    /** QEMU 7.2 to 10.0. */
    public static final Compatibility QEMU = new Compatibility(EnumSet.allOf(Choice.class));

    public Compatibility {
        choices = Set.copyOf(choices);
    }

    /** Exactly these choices. */
    public static Compatibility of(Choice... choices) {
        return new Compatibility(Set.copyOf(Arrays.asList(choices)));
    }

    boolean has(Choice choice) {
        return choices.contains(choice);
    }
}
