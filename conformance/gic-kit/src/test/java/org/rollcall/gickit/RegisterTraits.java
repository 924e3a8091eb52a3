package org.rollcall.gickit;

import org.rollcall.gic.Caller;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Gic;
import org.rollcall.gic.GicConfiguration;
import org.rollcall.gic.GicExtensions;
import org.rollcall.gic.Register;

/** What can go wrong with a register at all, so that no error is put in where nobody could see it. */
final class RegisterTraits {
    private static final Caller ROUTED = new Caller(ExceptionLevel.EL1_NS, true, true);
    private static final Gic GIC = new Gic(new GicConfiguration(
            1,
            8,
            7,
            true,
            false,
            GicConfiguration.ALL_PPIS,
            new GicExtensions(64, true, true, 16, 8, 7),
            Compatibility.ARCHITECTURE));

    private RegisterTraits() {}

    static boolean readable(Register register) {
        return register == Register.GICD_SGIR || identifies(register)
                ? false
                : !register.isSystemRegister() || GIC.trap(0, register, Caller.FIRMWARE, true) == null;
    }

    /** Whatever the Security state and the frame. */
    static boolean sameForEverybody(Register register) {
        return register == Register.GICR_CTLR || register == Register.GICR_PIDR2;
    }

    /** RAZ/WI with affinity routing. */
    static boolean readsAsZero(Register register) {
        return switch (register) {
            case GICD_ISENABLER0, GICD_ISPENDR0, GICD_IPRIORITYR0, GICD_SGIR, GICR_CTLR -> true;
            default -> false;
        };
    }

    static boolean takesWrites(Register register) {
        return switch (register) {
            case GICD_TYPER,
                    GICD_PIDR2,
                    GICR_PIDR2,
                    GICR_CTLR,
                    GICR_TYPER,
                    GICR_ICFGR0,
                    ICC_SRE_EL1,
                    ICC_SRE_EL2,
                    ICC_SRE_EL3 -> false;
            default ->
                !readsAsZero(register)
                        && !identifies(register)
                        && (!register.isSystemRegister() || GIC.trap(0, register, Caller.FIRMWARE, false) == null);
        };
    }

    /** Nothing about it binds anybody. */
    private static boolean identifies(Register register) {
        return BoundBits.of(register, Declaration.NONE) == 0;
    }

    /** A bit that every GIC has to show. */
    static long lowestBit(Register register) {
        return Long.lowestOneBit(BoundBits.of(register, Declaration.NONE));
    }

    static boolean canTrap(Register register) {
        return GIC.trap(0, register, ROUTED, true) != null
                        && GIC.trap(0, register, ROUTED, true).el() == 3
                || GIC.trap(0, register, ROUTED, false) != null
                        && GIC.trap(0, register, ROUTED, false).el() == 3;
    }

    /** Read-only, write-only, of EL3, or one of several that a GIC with few priority bits lacks. */
    static boolean canBeUndefined(Register register) {
        return GIC.trap(0, register, Caller.KERNEL, true) != null
                || GIC.trap(0, register, Caller.KERNEL, false) != null
                || register.activePriority() && !register.name().contains("R0_");
    }

    static boolean belongsToEl3(Register register) {
        return register.name().endsWith("_EL3");
    }
}
