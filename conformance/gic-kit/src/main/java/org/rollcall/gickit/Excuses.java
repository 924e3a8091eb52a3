package org.rollcall.gickit;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Register;

/** Why an answer binds nobody: the script says so, or what was done before leaves it open. */
final class Excuses {
    private record Written(int pe, Target target) {}

    private final @Nullable String header;
    private final boolean ownResetValues;
    private final UnpredictableSteps steps;
    /** Registers that a marked line has written. */
    private final Set<Written> loose = new HashSet<>();

    private final Set<Target> written = new HashSet<>();

    Excuses(ScriptHeader header, UnpredictableSteps steps) {
        this.steps = steps;
        this.header = header.comparison() == ScriptHeader.Binding.QEMU_ONLY
                ? "the script's class, which binds only with --compat=qemu"
                : null;
        ownResetValues = header.declared().has(Variation.OWN_RESET_VALUES);
    }

    /** Why the answer to this operation does not bind, null if it does. To be asked of every operation, in order. */
    @Nullable
    String of(Operation operation) {
        boolean loosened = loose(operation);
        if (header != null) {
            return header;
        } else if (operation.marked() != null) {
            return "class \"" + operation.marked() + "\"";
        } else if (loosened) {
            return "a register that a line with a class has written";
        } else if (steps.since(subject(operation)) != null) {
            return steps.since(subject(operation));
        }
        return ownResetValues && resets(operation, false) ? Variation.OWN_RESET_VALUES.word() : null;
    }

    /** Whether EOImode and CBPR may read as anything. The other bits of their register identify the implementation. */
    boolean controlIsFree(Operation operation) {
        return ownResetValues && resets(operation, true);
    }

    /** The PE that the answer is about. */
    private static int subject(Operation operation) {
        if (operation.action() instanceof Action.Read read) {
            return read.target().frame();
        }
        return operation.action() instanceof Action.Woke woke ? woke.sleeper() : operation.pe();
    }

    private boolean loose(Operation operation) {
        if (operation.action() instanceof Action.Write write) {
            Written access = new Written(operation.pe(), write.target());
            written.add(write.target());
            if (operation.marked() != null) {
                loose.add(access);
            } else {
                loose.remove(access);
            }
        }
        return operation.action() instanceof Action.Read read
                && loose.contains(new Written(operation.pe(), read.target()));
    }

    private boolean resets(Operation operation, boolean control) {
        return operation.action() instanceof Action.Read read
                && !written.contains(read.target())
                && (control
                        ? isControl(read.target().register())
                        : resetsToAnything(read.target().register()));
    }

    private static boolean isControl(Register register) {
        return register == Register.ICC_CTLR_EL1 || register == Register.ICC_CTLR_EL3;
    }

    private static boolean resetsToAnything(Register register) {
        return switch (register) {
            case ICC_PMR_EL1,
                    ICC_BPR0_EL1,
                    ICC_BPR1_EL1,
                    GICR_IGROUPR0,
                    GICR_IGRPMODR0,
                    GICR_NSACR,
                    GICR_ICFGR1,
                    GICR_IPRIORITYR,
                    GICR_IPRIORITYR0,
                    GICR_IPRIORITYR1,
                    GICR_IPRIORITYR2,
                    GICR_IPRIORITYR3,
                    GICR_IPRIORITYR4,
                    GICR_IPRIORITYR5,
                    GICR_IPRIORITYR6,
                    GICR_IPRIORITYR7,
                    CNTP_CTL_EL0,
                    CNTP_CVAL_EL0 -> true;
            default -> false;
        };
    }
}
