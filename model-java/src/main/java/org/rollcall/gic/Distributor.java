package org.rollcall.gic;

/** The Distributor: affinity routing is always on, so its registers for SGIs and PPIs are RAZ/WI. */
final class Distributor {
    private static final int ENABLE_GRP0 = 1;
    private static final int ENABLE_GRP1_NS = 1 << 1;
    private static final int ENABLE_GRP1_S = 1 << 2;
    private static final int ARE_S = 1 << 4;
    private static final int ARE_NS = 1 << 5;
    private static final int DS = 1 << 6;

    private static final int TYPER_NMI = 1 << 9;
    private static final int TYPER_SECURITY_EXTN = 1 << 10;
    private static final int TYPER_ID_BITS_16 = 0xf << 19;
    private static final int TYPER_A3V = 1 << 24;
    private static final int TYPER_NO_1_OF_N = 1 << 25;
    private static final int TYPER_RSS = 1 << 26;

    private static final int REVISION_3 = 0x30;
    private static final int REVISION_4 = 0x40;

    private final SharedInterrupts shared;
    private final int revision;
    private final int implemented;
    private final boolean disableSecurityFixed;
    private int ctlr;

    Distributor(GicConfiguration configuration) {
        GicExtensions extensions = configuration.extensions();
        shared = new SharedInterrupts(this, configuration);
        revision = configuration.has(Choice.REVISION_4) ? REVISION_4 : REVISION_3;
        int lines = extensions.intids() / 32 - 1;
        implemented = (configuration.has(Choice.LINES_NUMBER_SHORT) && lines > 0 ? lines - 1 : lines)
                | TYPER_ID_BITS_16
                | (extensions.oneOfN() ? 0 : TYPER_NO_1_OF_N)
                | (extensions.nonMaskable() ? TYPER_NMI : 0)
                | (configuration.has(Choice.NO_AFFINITY_3) ? 0 : TYPER_A3V)
                | (configuration.rangeSelector() ? TYPER_RSS : 0);
        disableSecurityFixed = configuration.has(Choice.DS_FIXED);
        ctlr = configuration.twoSecurityStates() ? ARE_S | ARE_NS : DS | ARE_S;
    }

    /** Whether there is one Security state: {@code GICD_CTLR.DS}. */
    boolean disableSecurity() {
        return (ctlr & DS) != 0;
    }

    /** Whether interrupts of this group belong to the Secure state, of two. */
    boolean isSecure(Group group) {
        return !disableSecurity() && group != Group.NON_SECURE_GROUP_1;
    }

    boolean enables(Group group) {
        return switch (group) {
            case GROUP_0 -> (ctlr & ENABLE_GRP0) != 0;
            case SECURE_GROUP_1 -> (ctlr & ENABLE_GRP1_S) != 0;
            case NON_SECURE_GROUP_1 -> (ctlr & ENABLE_GRP1_NS) != 0;
        };
    }

    SharedInterrupts shared() {
        return shared;
    }

    /** The priority that superpriority stands for in that group. */
    int superpriority(Group group) {
        return disableSecurity() || group != Group.NON_SECURE_GROUP_1 ? 0 : 0x80;
    }

    /** {@code GICD_PIDR2} and {@code GICR_PIDR2}: the revision of the architecture. */
    int peripheralId2() {
        return revision;
    }

    long read(Register register, int index, boolean secure) {
        return register.isShared()
                ? shared.read(register, index, secure)
                : Integer.toUnsignedLong(read(register, secure));
    }

    private int read(Register register, boolean secure) {
        return switch (register) {
            case GICD_PIDR2 -> revision;
            case GICD_CTLR -> secure || disableSecurity() ? ctlr : nonSecureView();
            case GICD_TYPER -> implemented | (disableSecurity() ? 0 : TYPER_SECURITY_EXTN);
            default -> 0;
        };
    }

    void write(Register register, int index, long value, boolean secure) {
        if (register.isShared()) {
            shared.write(register, index, value, secure);
        } else if (register == Register.GICD_CTLR) {
            writeControl((int) value, secure);
        }
    }

    private void writeControl(int value, boolean secure) {
        int writable = ENABLE_GRP1_NS;
        if (disableSecurity()) {
            writable |= ENABLE_GRP0;
        } else if (secure) {
            writable |= ENABLE_GRP0 | ENABLE_GRP1_S | (disableSecurityFixed ? 0 : DS);
        }
        ctlr = ctlr & ~writable | value & writable;
        if (disableSecurity()) {
            // DS is one-way until reset; what belongs to the second Security state becomes RES0.
            ctlr &= ~(ENABLE_GRP1_S | ARE_NS);
        }
    }

    /** ARE_NS shows as bit 4, EnableGrp1NS as EnableGrp1A in bit 1. */
    private int nonSecureView() {
        return (ctlr & ARE_NS) >> 1 | ctlr & ENABLE_GRP1_NS;
    }
}
