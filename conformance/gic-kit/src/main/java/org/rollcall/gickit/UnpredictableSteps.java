package org.rollcall.gickit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Caller;
import org.rollcall.gic.GicPort;
import org.rollcall.gic.Register;

/**
 * Notices when a script does what the architecture calls UNPREDICTABLE, or leaves open altogether: from then on no answer
 * about that PE binds. Ending another interrupt than the last acknowledged one, or by the register of the other group; deactivating in EOImode 0, or before the
 * priority drop; moving a pending or active interrupt to another group; and, for a GIC with a layout of its own, writing
 * active priorities. Source: Arm's register pages of ICC_EOIR1_EL1 and ICC_DIR_EL1; QEMU icc_eoir_write, icc_dir_write.
 */
final class UnpredictableSteps {
    private static final int SPURIOUS_FROM = 1020;
    private static final int INTID_BITS = 0xffffff;
    private static final int SPLIT_EL1 = 1 << 1;
    private static final int SPLIT_EL3 = 1 << 2;

    private final ModelRun model;
    private final GicPort gic;
    private final boolean ownLayout;
    private final OpenedPe[] physical;
    private final OpenedPe[] virtual;
    private final @Nullable String[] since;
    private long runningBefore;
    private long membersBefore;

    UnpredictableSteps(ModelRun model, ScriptHeader header) {
        this.model = model;
        gic = model.gic();
        ownLayout = header.declared().has(Variation.OWN_ACTIVE_PRIORITY_LAYOUT);
        physical = new OpenedPe[header.pes()];
        Arrays.setAll(physical, pe -> new OpenedPe());
        virtual = new OpenedPe[header.pes()];
        Arrays.setAll(virtual, pe -> new OpenedPe());
        since = new String[header.pes()];
    }

    /** Why nothing about that PE binds any more, null if it does. */
    @Nullable
    String since(int pe) {
        return since[pe];
    }

    /** To be told before the model takes the operation. */
    void before(Operation operation) {
        if (operation.action() instanceof Action.Write write) {
            switch (write.target().register()) {
                case ICC_EOIR0_EL1, ICC_EOIR1_EL1 -> runningBefore = running(operation);
                case GICR_IGROUPR0, GICR_IGRPMODR0, GICD_IGROUPR, GICD_IGRPMODR ->
                    membersBefore = members(write.target());
                default -> {}
            }
        }
    }

    /** To be told after it, with the model's answer. */
    void after(Operation operation, Answer answer) {
        int pe = operation.pe();
        if (answer instanceof Answer.Value value && operation.action() instanceof Action.Read read) {
            Register register = read.target().register();
            boolean acknowledges = switch (register) {
                case ICC_IAR0_EL1, ICC_IAR1_EL1, ICC_NMIAR1_EL1 -> true;
                default -> false;
            };
            if (acknowledges && value.value() < SPURIOUS_FROM) {
                opened(operation).acknowledge((int) value.value(), register == Register.ICC_IAR0_EL1);
            }
        } else if (answer instanceof Answer.Done && operation.action() instanceof Action.Write write) {
            written(operation, write);
        } else if (answer instanceof Answer.Events events) {
            events.events().forEach(event -> inWindow(operation, event));
        } else if (operation.action() instanceof Action.IrqMode change) {
            physical[pe].mode(change.mode());
            virtual[pe].mode(change.mode());
        }
    }

    private void written(Operation operation, Action.Write write) {
        int pe = operation.pe();
        Register register = write.target().register();
        switch (register) {
            case ICC_EOIR0_EL1, ICC_EOIR1_EL1 ->
                end(operation, (int) write.value() & INTID_BITS, register == Register.ICC_EOIR0_EL1);
            case ICC_DIR_EL1 -> deactivate(operation, (int) write.value() & INTID_BITS);
            case GICR_IGROUPR0, GICR_IGRPMODR0, GICD_IGROUPR, GICD_IGRPMODR -> {
                int frame = write.target().frame();
                if (((membersBefore ^ members(write.target())) & busy(write.target())) != 0) {
                    open(frame, operation, "a pending or active interrupt changed its group");
                }
            }
            default -> {
                if (register.virtualActivePriority()) {
                    virtual[pe].forget();
                } else if (register.activePriority()) {
                    opened(operation).forget();
                    if (ownLayout && write.value() != 0) {
                        open(pe, operation, "active priorities were written in a layout of their own");
                    }
                }
            }
        }
    }

    private void end(Operation operation, int intid, boolean group0) {
        if (intid >= SPURIOUS_FROM && intid <= SPURIOUS_FROM + 3) {
            return;
        }
        int pe = operation.pe();
        if (!opened(operation).isLast(intid, group0)) {
            // Non-secure software that ends its own interrupt under a Secure one is ignored, in every GIC.
            boolean under = opened(operation).runs(intid) && runningBefore == running(operation);
            if (!under) {
                open(
                        pe,
                        operation,
                        "INTID " + intid + " was ended, which is not the last that this register's group acknowledged");
            }
        } else if (runningBefore != running(operation)) {
            opened(operation).end(splits(operation));
        }
    }

    private void deactivate(Operation operation, int intid) {
        int pe = operation.pe();
        if (!splits(operation)) {
            open(pe, operation, "an interrupt was deactivated in EOImode 0");
        } else if (opened(operation).runs(intid)) {
            open(pe, operation, "INTID " + intid + " was deactivated before its priority drop");
        } else {
            opened(operation).deactivate(intid);
        }
    }

    private void inWindow(Operation operation, String event) {
        int pe = operation.pe();
        int space = event.indexOf(' ');
        if (space < 0) {
            return;
        }
        int intid = Integer.parseInt(event.substring(space + 1));
        if (event.startsWith("eoi")) {
            boolean split = splits(operation);
            opened(operation).end(split);
            if (opened(operation).deactivatesInWindows()) {
                if (!split) {
                    open(pe, operation, "an interrupt was deactivated in EOImode 0");
                }
                opened(operation).deactivate(intid);
            }
        } else if (intid < SPURIOUS_FROM) {
            opened(operation).acknowledge(intid, event.startsWith("fiq"));
        }
    }

    private void open(int pe, Operation operation, String what) {
        if (since[pe] == null) {
            since[pe] = "UNPREDICTABLE since line " + operation.line() + ": " + what;
        }
    }

    private boolean splits(Operation operation) {
        Caller caller = model.caller(operation);
        boolean el3 = caller.level().number() == 3;
        Register register = el3 ? Register.ICC_CTLR_EL3 : Register.ICC_CTLR_EL1;
        return (gic.read(operation.pe(), caller, register, operation.pe(), 0) & (el3 ? SPLIT_EL3 : SPLIT_EL1)) != 0;
    }

    private OpenedPe opened(Operation operation) {
        return (model.virtual(operation) ? virtual : physical)[operation.pe()];
    }

    private long running(Operation operation) {
        Caller caller = model.virtual(operation) ? model.caller(operation) : Caller.FIRMWARE;
        return gic.read(operation.pe(), caller, Register.ICC_RPR_EL1, operation.pe(), 0);
    }

    private long members(Target target) {
        return read(target.register(), target);
    }

    private long busy(Target target) {
        boolean shared = target.register().isShared();
        return read(shared ? Register.GICD_ISPENDR : Register.GICR_ISPENDR0, target)
                | read(shared ? Register.GICD_ISACTIVER : Register.GICR_ISACTIVER0, target);
    }

    private long read(Register register, Target target) {
        return gic.read(target.frame(), Caller.FIRMWARE, register, target.frame(), target.index());
    }
}
