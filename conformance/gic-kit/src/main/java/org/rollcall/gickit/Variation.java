package org.rollcall.gickit;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Choice;
import org.rollcall.gic.Compatibility;

/**
 * A way in which a GIC may differ from the model's architecture setting, by the name under which its author declares it.
 * Some change what the model answers, others what an answer is worth.
 */
public enum Variation {
    /** Of equal priorities the highest INTID comes first. */
    HIGHEST_INTID_FIRST(Choice.HIGHEST_INTID_FIRST),
    /** Equal priorities come in an order that only the GIC knows: the model follows the answers. */
    ANY_ORDER_OF_EQUALS(Kind.LEGAL),
    /** Bits of ICC_AP0Rn and ICC_AP1Rn mean something else; only zero must mean that nothing is active. */
    OWN_ACTIVE_PRIORITY_LAYOUT(Kind.LEGAL),
    /** A register that no line has written may read as anything. */
    OWN_RESET_VALUES(Kind.LEGAL),
    /** In the virtual CPU interface a disabled group hides the others, as in the physical one. */
    VIRTUAL_DISABLED_GROUP_HIDES(Choice.VIRTUAL_DISABLED_GROUP_HIDES),
    /** EOIcount counts no EOIR in EOImode 1. */
    SPLIT_EOI_NOT_COUNTED(Choice.SPLIT_EOI_NOT_COUNTED),
    /** ICC_CTLR_ELx.IDbits is 0. */
    INTID_16_BITS(Choice.INTID_16_BITS),
    /** A3V is 0. */
    NO_AFFINITY_3(Choice.NO_AFFINITY_3),
    /** GICD_CTLR.DS cannot be set at run time. */
    DS_FIXED(Choice.DS_FIXED),
    /** GICR_NSACR is RAZ/WI. */
    NSACR_RAZ(Choice.NSACR_RAZ),
    /** GICR_ICFGR1 cannot be written; PPIs are level-sensitive. */
    PPI_TRIGGERS_FIXED(Choice.PPI_TRIGGERS_FIXED),
    /** The GIC is a GICv4. */
    REVISION_4(Choice.REVISION_4),
    /** A disabled group does not compete with the others. */
    GROUPS_APART(Kind.LEGAL) {
        @Override
        Compatibility applyTo(Compatibility setting) {
            return setting.with(Choice.DISABLED_GROUP_HIDES, false);
        }
    },
    /** GICR_WAKER does not stop forwarding. */
    SLEEP_FORWARDS(Kind.DEPARTURE, Choice.SLEEP_FORWARDS),
    /** GICR_WAKER takes Non-secure accesses. */
    WAKER_OPEN_TO_NON_SECURE(Kind.DEPARTURE, Choice.WAKER_OPEN_TO_NON_SECURE),
    /** GICR_IPRIORITYR keeps bits that the CPU interface does not have. */
    PRIORITY_KEEPS_8_BITS(Kind.DEPARTURE, Choice.PRIORITY_KEEPS_8_BITS),
    /** Priority 0xff never shows as pending. */
    PRIORITY_FF_NEVER_PENDING(Kind.DEPARTURE, Choice.PRIORITY_FF_NEVER_PENDING),
    /** Non-secure writes of ICC_AP1R0 and 1 are ignored. */
    NON_SECURE_AP1R_IGNORED(Kind.DEPARTURE, Choice.NON_SECURE_AP1R_IGNORED),
    /** ICC_CTLR_EL3 shows the Non-secure bank for the Secure one. */
    CTLR_EL3_READS_NON_SECURE(Kind.DEPARTURE, Choice.CTLR_EL3_READS_NON_SECURE),
    /** Bit 31 of an active priorities register shows in its upper half. */
    ACTIVE_PRIORITIES_SIGN_EXTENDED(Kind.DEPARTURE, Choice.ACTIVE_PRIORITIES_SIGN_EXTENDED),
    /** GICD_TYPER.ITLinesNumber is one less than it ought to be. */
    LINES_NUMBER_SHORT(Kind.DEPARTURE, Choice.LINES_NUMBER_SHORT),
    /** A Non-secure write of INMIR clears the bits of Secure interrupts. */
    INMIR_CLEARS_SECURE(Kind.DEPARTURE, Choice.INMIR_CLEARS_SECURE),
    /** ICH_MISR_EL2.VGrp0D looks at virtual Group 1. */
    MISR_CONFUSES_GROUPS(Kind.DEPARTURE, Choice.MISR_CONFUSES_GROUPS),
    /** ICH_VMCR_EL2.VPMR keeps 8 bits. */
    VMCR_KEEPS_8_BITS(Kind.DEPARTURE, Choice.VMCR_KEEPS_8_BITS);

    /** What a variation is to an author. */
    public enum Kind {
        /** The architecture leaves it to the implementer. */
        LEGAL,
        /** QEMU does it; the architecture, as far as it is known here, does not allow it. */
        DEPARTURE
    }

    /** Before the name of a departure that a GIC does not have. */
    static final String NOT = "not-";

    private final Kind kind;
    private final @Nullable Choice choice;

    Variation(Choice choice) {
        this(Kind.LEGAL, choice);
    }

    Variation(Kind kind) {
        this(kind, null);
    }

    Variation(Kind kind, @Nullable Choice choice) {
        this.kind = kind;
        this.choice = choice;
    }

    public Kind kind() {
        return kind;
    }

    /** Its name in a declaration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The variation of that name in a declaration. */
    static Optional<Variation> of(String word) {
        for (Variation variation : values()) {
            if (variation.word().equals(word)) {
                return Optional.of(variation);
            }
        }
        return Optional.empty();
    }

    /** The model's setting for a GIC with this variation. */
    Compatibility applyTo(Compatibility setting) {
        return choice == null ? setting : setting.with(choice, true);
    }

    /** The model's setting for a GIC that certainly has it not. */
    Compatibility withdrawFrom(Compatibility setting) {
        return choice == null ? setting : setting.with(choice, false);
    }
}
