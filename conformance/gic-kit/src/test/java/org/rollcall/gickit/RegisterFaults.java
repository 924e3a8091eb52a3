package org.rollcall.gickit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.rollcall.gic.Caller;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.GicPort;
import org.rollcall.gic.Register;
import org.rollcall.gic.Trap;

/** Errors that every register can have: lost accesses and bits, the wrong view, bank, frame or trap. */
final class RegisterFaults {
    private static final Caller NON_SECURE = new Caller(ExceptionLevel.EL1_NS, false, false);
    private static final Set<Register> BITMAPS = Set.of(
            Register.GICR_IGROUPR0,
            Register.GICR_ISENABLER0,
            Register.GICR_ICENABLER0,
            Register.GICR_ISPENDR0,
            Register.GICR_ICPENDR0,
            Register.GICR_ISACTIVER0,
            Register.GICR_ICACTIVER0,
            Register.GICR_INMIR0,
            Register.GICD_IGROUPR,
            Register.GICD_ISENABLER,
            Register.GICD_ICENABLER,
            Register.GICD_ISPENDR,
            Register.GICD_ICPENDR,
            Register.GICD_ISACTIVER,
            Register.GICD_ICACTIVER,
            Register.GICD_IGRPMODR,
            Register.GICD_INMIR);
    private static final List<Register> BANKED =
            List.of(Register.ICC_BPR1_EL1, Register.ICC_CTLR_EL1, Register.ICC_IGRPEN1_EL1, Register.ICC_AP1R0_EL1);
    private static final int[] BITS = {0, 7, 8, 15, 16, 31};

    private RegisterFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        for (Register register : Register.values()) {
            lost(faults, register);
            if (register.block() == Register.Block.REDISTRIBUTOR
                            && RegisterTraits.readable(register)
                            && !RegisterTraits.sameForEverybody(register)
                    || register.isShared()
                    || register == Register.GICD_CTLR) {
                views(faults, register);
            }
            if (register.isSystemRegister() && !register.needsEl2()) {
                access(faults, register);
            }
        }
        BITMAPS.forEach(register -> {
            for (int bit : BITS) {
                faults.add(Fault.write(
                        register + " does not take bit " + bit,
                        access -> access.is(register),
                        (gic, access) -> gic.writing(access.with(access.value() & ~(1L << bit)))));
            }
        });
        BANKED.forEach(register -> banks(faults, register));
        return faults;
    }

    private static void lost(List<Fault> faults, Register register) {
        if (RegisterTraits.readable(register)) {
            faults.add(Fault.read(
                    register + " reads with its " + (RegisterTraits.lowestBit(register) == 1 ? "lowest" : "best known")
                            + " bit turned",
                    access -> access.is(register),
                    (gic, access) -> gic.reading(access) ^ RegisterTraits.lowestBit(register)));
        }
        if (RegisterTraits.readable(register) && !RegisterTraits.readsAsZero(register)) {
            faults.add(Fault.read(register + " reads as zero", access -> access.is(register), (gic, access) -> 0));
        }
        if (RegisterTraits.takesWrites(register)) {
            faults.add(Fault.write(register + " ignores writes", access -> access.is(register), (gic, access) -> {}));
        }
    }

    /** A Non-secure access that is not confined, and a Secure one that is. */
    private static void views(List<Fault> faults, Register register) {
        Predicate<FaultyGic.Access> nonSecure = access -> access.is(register) && access.nonSecure();
        Predicate<FaultyGic.Access> secureEl1 =
                access -> access.is(register) && access.caller().level() == ExceptionLevel.EL1_S;
        Predicate<FaultyGic.Access> el3NonSecure =
                access -> access.is(register) && access.caller().level() == ExceptionLevel.EL3_NS;
        UnaryOperator<FaultyGic.Access> asSecure = access -> access.by(Caller.FIRMWARE);
        UnaryOperator<FaultyGic.Access> asNonSecure = access -> access.by(NON_SECURE);
        if (register != Register.GICR_TYPER) {
            directions(faults, register, register + " shows Non-secure software everything", nonSecure, asSecure);
            directions(faults, register, register + " takes Secure EL1 for Non-secure", secureEl1, asNonSecure);
            directions(
                    faults,
                    register,
                    register + " takes EL3 with SCR_EL3.NS = 1 for Non-secure",
                    el3NonSecure,
                    asNonSecure);
        }
        if (register.block() == Register.Block.REDISTRIBUTOR) {
            directions(
                    faults,
                    register,
                    register + " is always the own frame's",
                    access -> access.is(register) && access.frame() != access.pe(),
                    access -> access.in(access.pe()));
        }
    }

    private static void directions(
            List<Fault> faults,
            Register register,
            String name,
            Predicate<FaultyGic.Access> where,
            UnaryOperator<FaultyGic.Access> instead) {
        faults.add(Fault.read(name + ", reading", where, (gic, access) -> gic.reading(instead.apply(access))));
        if (RegisterTraits.takesWrites(register)) {
            faults.add(Fault.write(name + ", writing", where, (gic, access) -> gic.writing(instead.apply(access))));
        }
    }

    /** Each way in which an access may or may not be carried out. */
    private static void access(List<Fault> faults, Register register) {
        if (RegisterTraits.canTrap(register)) {
            faults.add(
                    trapping(register + " is not trapped to EL3", register, trap -> trap.el() == 3 && trap.ec() != 0));
        }
        if (RegisterTraits.canBeUndefined(register)) {
            faults.add(
                    trapping(register + " can be accessed where it does not exist", register, trap -> trap.ec() == 0));
        }
        if (RegisterTraits.belongsToEl3(register)) {
            return;
        }
        faults.add(new Fault(register + " is undefined below EL3", healthy -> new FaultyGic(healthy) {
            @Override
            public Trap trap(int pe, Register one, Caller caller, boolean read) {
                int el = caller.level().number();
                return one == register && el < 3 ? new Trap(el, 0, 0) : super.trap(pe, one, caller, read);
            }
        }));
    }

    private static Fault trapping(String name, Register register, Predicate<Trap> omitted) {
        return new Fault(name, healthy -> new FaultyGic(healthy) {
            @Override
            public Trap trap(int pe, Register one, Caller caller, boolean read) {
                Trap trap = super.trap(pe, one, caller, read);
                return one == register && trap != null && omitted.test(trap) ? null : trap;
            }

            @Override
            long reading(Access access) {
                return access.is(register) && !readable(gic, access) ? 0 : super.reading(access);
            }

            @Override
            void writing(Access access) {
                if (!access.is(register) || writable(gic, access)) {
                    super.writing(access);
                }
            }
        });
    }

    private static boolean readable(GicPort gic, FaultyGic.Access access) {
        return defined(gic.trap(access.pe(), access.register(), access.caller(), true));
    }

    private static boolean writable(GicPort gic, FaultyGic.Access access) {
        return defined(gic.trap(access.pe(), access.register(), access.caller(), false));
    }

    private static boolean defined(Trap trap) {
        return trap == null || trap.ec() != 0;
    }

    private static void banks(List<Fault> faults, Register register) {
        for (ExceptionLevel level : ExceptionLevel.values()) {
            if (level == ExceptionLevel.EL2) {
                continue;
            }
            Caller other = new Caller(otherBank(level), false, false);
            directions(
                    faults,
                    register,
                    register + " is the other bank at " + level,
                    access -> access.is(register) && access.caller().level() == level,
                    access -> access.by(other));
        }
    }

    private static ExceptionLevel otherBank(ExceptionLevel level) {
        return switch (level) {
            case EL1_NS -> ExceptionLevel.EL1_S;
            case EL1_S -> ExceptionLevel.EL1_NS;
            case EL3 -> ExceptionLevel.EL3_NS;
            default -> ExceptionLevel.EL3;
        };
    }
}
