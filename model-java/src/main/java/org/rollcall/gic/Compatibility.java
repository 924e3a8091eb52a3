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

    /** QEMU 7.2.22 to 10.0.2, as recorded. */
    public static final Compatibility QEMU =
            new Compatibility(EnumSet.range(Choice.DISABLED_GROUP_HIDES, Choice.ACTIVE_PRIORITIES_SIGN_EXTENDED));

    /** QEMU 10.0.2, which departs in one point less. */
    public static final Compatibility QEMU_10 = QEMU.with(Choice.LINES_NUMBER_SHORT, false);

    /** QEMU 10.0.13, which departs in three points less. */
    public static final Compatibility QEMU_10_0_13 =
            QEMU_10.with(Choice.NON_SECURE_AP1R_IGNORED, false).with(Choice.ACTIVE_PRIORITIES_SIGN_EXTENDED, false);

    public Compatibility {
        choices = Set.copyOf(choices);
    }

    /** Exactly these choices. */
    public static Compatibility of(Choice... choices) {
        return new Compatibility(Set.copyOf(Arrays.asList(choices)));
    }

    /** These choices with one of them taken or not. */
    public Compatibility with(Choice choice, boolean taken) {
        Set<Choice> changed = EnumSet.noneOf(Choice.class);
        changed.addAll(choices);
        if (taken) {
            changed.add(choice);
        } else {
            changed.remove(choice);
        }
        return new Compatibility(changed);
    }

    /** Whether QEMU, of whichever version, is followed in every point. */
    public boolean followsQemu() {
        return choices.containsAll(QEMU_10_0_13.choices);
    }

    boolean has(Choice choice) {
        return choices.contains(choice);
    }
}
