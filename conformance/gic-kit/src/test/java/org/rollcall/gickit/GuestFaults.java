package org.rollcall.gickit;

import static org.rollcall.gic.Register.*;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
import org.rollcall.gic.Caller;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.InterruptLine;
import org.rollcall.gic.Register;
import org.rollcall.gic.Trap;
import org.rollcall.gickit.FaultyGic.Access;

/** Errors in what a guest meets: traps, which interface it reaches, list registers, EOIcount, maintenance. */
final class GuestFaults {
    private static final Caller EL2 = new Caller(ExceptionLevel.EL2, false, false);
    private static final Caller GUEST = new Caller(ExceptionLevel.EL1_NS, false, false);
    private static final int SPURIOUS = 0x3ff;
    private static final List<Register> LISTS = List.of(ICH_LR0_EL2, ICH_LR1_EL2, ICH_LR2_EL2, ICH_LR3_EL2);
    private static final List<Register> INTERFACE = List.of(
            ICC_PMR_EL1,
            ICC_RPR_EL1,
            ICC_IAR0_EL1,
            ICC_IAR1_EL1,
            ICC_EOIR0_EL1,
            ICC_EOIR1_EL1,
            ICC_DIR_EL1,
            ICC_HPPIR0_EL1,
            ICC_HPPIR1_EL1,
            ICC_BPR0_EL1,
            ICC_BPR1_EL1,
            ICC_CTLR_EL1,
            ICC_IGRPEN0_EL1,
            ICC_IGRPEN1_EL1,
            ICC_AP0R0_EL1,
            ICC_AP1R0_EL1);

    private GuestFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        reach(faults);
        traps(faults);
        order(faults);
        end(faults);
        control(faults);
        maintenance(faults);
        return faults;
    }

    /** The wrong one of the two interfaces. */
    private static void reach(List<Fault> faults) {
        for (Register register : INTERFACE) {
            faults.add(Fault.access(
                    register + " of a guest is the physical one",
                    access -> access.is(register) && access.guest(),
                    access -> access.by(EL2)));
            faults.add(Fault.access(
                    register + " of EL2 is its guest's",
                    access -> access.is(register) && access.caller().level() == ExceptionLevel.EL2,
                    access -> access.by(GUEST)));
        }
        for (int bit : new int[] {3, 4}) {
            faults.add(Fault.write(
                    "HCR_EL2 bit " + bit + " is lost",
                    access -> access.is(HCR_EL2),
                    (gic, access) -> gic.writing(access.with(access.value() & ~(1L << bit)))));
            faults.add(Fault.write(
                    "HCR_EL2 bit " + bit + " works as the other",
                    access -> access.is(HCR_EL2),
                    (gic, access) -> gic.writing(access.with(
                            access.value() & ~0x18L | (access.value() >>> 1 & 8 | access.value() << 1 & 16)))));
        }
        for (int bit : new int[] {6, 7}) {
            faults.add(Fault.write(
                    "HCR_EL2 bit " + bit + " does not pend",
                    access -> access.is(HCR_EL2),
                    (gic, access) -> gic.writing(access.with(access.value() & ~(1L << bit)))));
        }
        faults.add(isr("ISR_EL1 of a guest shows physical interrupts", (gic, access) -> gic.reading(access.by(EL2))));
        faults.add(isr("ISR_EL1 of a guest shows nothing", (gic, access) -> 0));
        faults.add(isr("ISR_EL1 of a guest shows IRQ as FIQ", (gic, access) -> {
            long bits = gic.reading(access);
            return (bits & 0x80) >>> 1 | (bits & 0x40) << 1;
        }));
        faults.add(Fault.read(
                "ISR_EL1 of EL2 shows its guest's",
                access -> access.is(ISR_EL1) && access.caller().level() == ExceptionLevel.EL2,
                (gic, access) -> gic.reading(access.by(GUEST))));
    }

    private static Fault isr(String name, ToLongBiFunction<FaultyGic, Access> instead) {
        return Fault.read(name, access -> access.is(ISR_EL1) && access.guest(), instead);
    }

    private static void traps(List<Fault> faults) {
        for (Register register : INTERFACE) {
            faults.add(trap(
                    register + " is not trapped to EL2",
                    (one, trap) -> one == register && trap.el() == 2 && trap.ec() != 0));
        }
        for (Register register : List.of(ICC_SGI0R_EL1, ICC_SGI1R_EL1, ICC_ASGI1R_EL1)) {
            faults.add(trap(
                    register + " is not trapped to EL2",
                    (one, trap) -> one == register && trap.el() == 2 && trap.ec() != 0));
        }
        for (int bit : new int[] {10, 11, 12, 14}) {
            faults.add(Fault.write(
                    "ICH_HCR_EL2 bit " + bit + " is lost",
                    access -> access.is(ICH_HCR_EL2),
                    (gic, access) -> gic.writing(access.with(access.value() & ~(1L << bit)))));
        }
        for (Register register : Register.values()) {
            if (register.block() == Register.Block.HYPERVISOR && register.listRegisterIndex() < 4) {
                faults.add(
                        trap(register + " can be accessed at EL1", (one, trap) -> one == register && trap.el() == 1));
                faults.add(undefined(register + " is undefined at EL2", register));
            }
        }
        faults.add(new Fault("list registers that are not there can be accessed", healthy -> new FaultyGic(healthy) {
            @Override
            public Trap trap(int pe, Register one, Caller caller, boolean read) {
                return one.listRegisterIndex() >= 4 && caller.level() == ExceptionLevel.EL2
                        ? null
                        : super.trap(pe, one, caller, read);
            }

            @Override
            long reading(Access access) {
                return super.trap(access.pe(), access.register(), access.caller(), true) != null
                        ? 0
                        : super.reading(access);
            }

            @Override
            void writing(Access access) {
                if (super.trap(access.pe(), access.register(), access.caller(), false) == null) {
                    super.writing(access);
                }
            }
        }));
    }

    private static Fault trap(String name, BiPredicate<Register, Trap> omitted) {
        return new Fault(name, healthy -> new FaultyGic(healthy) {
            @Override
            public Trap trap(int pe, Register one, Caller caller, boolean read) {
                Trap trap = super.trap(pe, one, caller, read);
                return trap != null && omitted.test(one, trap) ? null : trap;
            }

            @Override
            long reading(Access access) {
                Trap trap = gic.trap(access.pe(), access.register(), access.caller(), true);
                return trap != null && trap.ec() == 0 ? 0 : super.reading(access);
            }

            @Override
            void writing(Access access) {
                Trap trap = gic.trap(access.pe(), access.register(), access.caller(), false);
                if (trap == null || trap.ec() != 0) {
                    super.writing(access);
                }
            }
        });
    }

    private static Fault undefined(String name, Register register) {
        return new Fault(name, healthy -> new FaultyGic(healthy) {
            @Override
            public Trap trap(int pe, Register one, Caller caller, boolean read) {
                return one == register && caller.level() == ExceptionLevel.EL2
                        ? new Trap(2, 0, 0)
                        : super.trap(pe, one, caller, read);
            }
        });
    }

    private static boolean lists(Access access) {
        return access.register().listRegisterIndex() >= 0;
    }

    private static Fault list(String name, LongUnaryOperator change) {
        return Fault.write(
                name,
                GuestFaults::lists,
                (gic, access) -> gic.writing(access.with(change.applyAsLong(access.value()))));
    }

    private static boolean acknowledges(Access access) {
        return access.guest() && (access.is(ICC_IAR0_EL1) || access.is(ICC_IAR1_EL1));
    }

    private static Fault afterAcknowledge(String name, BiConsumer<FaultyGic, Access> spoil) {
        return Fault.read(name, GuestFaults::acknowledges, (gic, access) -> {
            long intid = gic.reading(access);
            if (intid < 1020 && gic.virtual(access.pe(), access.caller(), access.register())) {
                spoil.accept(gic, access.with(intid));
            }
            return intid;
        });
    }

    private static void order(List<Fault> faults) {
        for (int bit : new int[] {0, 5, 12, 32, 40, 41, 51, 55, 60, 61, 62, 63}) {
            faults.add(list("bit " + bit + " of a list register is lost", value -> value & ~(1L << bit)));
        }
        faults.add(list("a list register keeps 8 bits of priority less", value -> value & ~(0xffL << 48)));
        for (int i = 0; i < LISTS.size(); i++) {
            Register other = LISTS.get(i ^ 1);
            Register one = LISTS.get(i);
            faults.add(Fault.access(
                    one + " is another one",
                    access -> access.is(one),
                    access -> new Access(
                            access.pe(), access.caller(), other, access.frame(), access.index(), access.value())));
        }
        faults.add(afterAcknowledge(
                "a guest's acknowledge leaves it pending",
                (gic, access) -> each(gic, access, lr -> intid(lr) == access.value() ? lr | 1L << 62 : lr)));
        faults.add(afterAcknowledge(
                "a guest's acknowledge does not make it active",
                (gic, access) -> each(gic, access, lr -> intid(lr) == access.value() ? lr & ~(1L << 63) : lr)));
        faults.add(afterAcknowledge(
                "a guest's acknowledge empties every list register",
                (gic, access) -> each(gic, access, lr -> intid(lr) == access.value() ? lr : 0)));
        faults.add(afterAcknowledge("a guest's acknowledge runs at no priority", (gic, access) -> {
            write(gic, access, ICH_AP0R0_EL2, 0);
            write(gic, access, ICH_AP1R0_EL2, 0);
        }));
        faults.add(afterAcknowledge(
                "a guest's acknowledge counts in EOIcount",
                (gic, access) -> write(gic, access, ICH_HCR_EL2, read(gic, access, ICH_HCR_EL2) + (1L << 27))));
        faults.add(Fault.read(
                "a guest's mask does not count",
                GuestFaults::acknowledges,
                (gic, access) -> with(gic, access, ICH_VMCR_EL2, value -> value | 0xffL << 24)));
        faults.add(Fault.read(
                "a guest's group enables do not count",
                access -> acknowledges(access) || highest(access),
                (gic, access) -> with(gic, access, ICH_VMCR_EL2, value -> value | 3)));
        faults.add(Fault.read(
                "a virtual disabled group hides the other",
                access -> acknowledges(access) || highest(access) || access.is(ISR_EL1) && access.guest(),
                (gic, access) -> {
                    long enabled = read(gic, access, ICH_VMCR_EL2) & 3;
                    long best = gic.gic.read(access.pe(), GUEST, ICC_HPPIR1_EL1, access.pe(), 0);
                    write(gic, access, ICH_VMCR_EL2, read(gic, access, ICH_VMCR_EL2) | 3);
                    long overall = gic.gic.read(access.pe(), GUEST, ICC_HPPIR1_EL1, access.pe(), 0);
                    write(gic, access, ICH_VMCR_EL2, read(gic, access, ICH_VMCR_EL2) & ~3L | enabled);
                    boolean hidden = enabled == 2 && best != overall;
                    return hidden ? access.is(ISR_EL1) ? 0 : SPURIOUS : gic.reading(access);
                }));
        faults.add(Fault.read(
                "ICH_HCR_EL2.En does not count",
                GuestFaults::acknowledges,
                (gic, access) -> with(gic, access, ICH_HCR_EL2, value -> value | 1)));
        faults.add(Fault.read("a guest is pre-empted by anything", GuestFaults::acknowledges, (gic, access) -> {
            long ap0 = read(gic, access, ICH_AP0R0_EL2);
            long ap1 = read(gic, access, ICH_AP1R0_EL2);
            write(gic, access, ICH_AP0R0_EL2, 0);
            write(gic, access, ICH_AP1R0_EL2, 0);
            long intid = gic.reading(access);
            write(gic, access, ICH_AP0R0_EL2, ap0 | read(gic, access, ICH_AP0R0_EL2));
            write(gic, access, ICH_AP1R0_EL2, ap1 | read(gic, access, ICH_AP1R0_EL2));
            return intid;
        }));
        faults.add(Fault.read(
                "a guest's HPPIR shows what is masked only",
                GuestFaults::highest,
                (gic, access) -> gic.virtual(access.pe(), access.caller(), access.register())
                                && gic.virtualLine(access.pe()) == InterruptLine.NONE
                        ? SPURIOUS
                        : gic.reading(access)));
        for (Register register : List.of(ICC_IAR0_EL1, ICC_IAR1_EL1, ICC_HPPIR0_EL1, ICC_HPPIR1_EL1)) {
            faults.add(Fault.read(
                    register + " gives a guest nothing",
                    access -> access.is(register) && access.guest(),
                    (gic, access) -> gic.virtual(access.pe(), access.caller(), access.register())
                            ? SPURIOUS
                            : gic.reading(access)));
        }
        faults.add(new Fault("a virtual interrupt is never signalled", healthy -> new FaultyGic(healthy) {
            @Override
            public InterruptLine virtualLine(int pe) {
                return InterruptLine.NONE;
            }
        }));
        faults.add(new Fault("a physical interrupt does not reach EL2 from a guest", healthy -> new FaultyGic(healthy) {
            @Override
            public InterruptLine line(int pe, Caller caller) {
                return caller.level() == ExceptionLevel.EL1_NS && super.virtual(pe, caller, ICC_IAR1_EL1)
                        ? InterruptLine.NONE
                        : super.line(pe, caller);
            }
        }));
    }

    private static boolean highest(Access access) {
        return access.guest() && (access.is(ICC_HPPIR0_EL1) || access.is(ICC_HPPIR1_EL1));
    }

    private static boolean ends(Access access) {
        return access.guest() && (access.is(ICC_EOIR0_EL1) || access.is(ICC_EOIR1_EL1));
    }

    private static Fault end(String name, Predicate<Access> where, BiConsumer<FaultyGic, Access> instead) {
        return Fault.write(name, where, (gic, access) -> {
            if (gic.virtual(access.pe(), access.caller(), access.register())) {
                instead.accept(gic, access);
            } else {
                gic.writing(access);
            }
        });
    }

    private static Fault afterEnd(String name, Predicate<Access> where, BiConsumer<FaultyGic, Access> spoil) {
        return end(name, where, (gic, access) -> {
            gic.writing(access);
            spoil.accept(gic, access);
        });
    }

    private static void end(List<Fault> faults) {
        Predicate<Access> dir = access -> access.guest() && access.is(ICC_DIR_EL1);
        faults.add(end("a guest's end does not drop the priority", GuestFaults::ends, (gic, access) -> {
            long ap0 = read(gic, access, ICH_AP0R0_EL2);
            long ap1 = read(gic, access, ICH_AP1R0_EL2);
            gic.writing(access);
            write(gic, access, ICH_AP0R0_EL2, ap0);
            write(gic, access, ICH_AP1R0_EL2, ap1);
        }));
        faults.add(afterEnd("a guest's end drops everything", GuestFaults::ends, (gic, access) -> {
            write(gic, access, ICH_AP0R0_EL2, 0);
            write(gic, access, ICH_AP1R0_EL2, 0);
        }));
        faults.add(end("a guest's end does not deactivate", GuestFaults::ends, (gic, access) -> {
            long mode = read(gic, access, ICH_VMCR_EL2);
            write(gic, access, ICH_VMCR_EL2, mode | 1 << 9);
            gic.writing(access);
            write(gic, access, ICH_VMCR_EL2, mode);
        }));
        faults.add(end("a guest's end always deactivates", GuestFaults::ends, (gic, access) -> {
            long mode = read(gic, access, ICH_VMCR_EL2);
            write(gic, access, ICH_VMCR_EL2, mode & ~(1L << 9));
            gic.writing(access);
            write(gic, access, ICH_VMCR_EL2, mode);
        }));
        faults.add(afterEnd(
                "a guest's end empties the list register",
                GuestFaults::ends,
                (gic, access) -> each(gic, access, lr -> intid(lr) == access.value() ? 0 : lr)));
        faults.add(end(
                "the end of 1023 drops a guest's priority",
                GuestFaults::ends,
                (gic, access) -> gic.writing(access.value() == SPURIOUS ? access.with(0) : access)));
        faults.add(end("a guest's DIR is lost", dir, (gic, access) -> {}));
        faults.add(afterEnd(
                "a guest's DIR deactivates everything",
                dir,
                (gic, access) -> each(gic, access, lr -> lr & ~(1L << 63))));
        for (Predicate<Access> where : List.<Predicate<Access>>of(GuestFaults::ends, dir)) {
            String what = where == dir ? "DIR" : "an end";
            faults.add(end(what + " of a missing interrupt does not count", where, (gic, access) -> {
                long count = read(gic, access, ICH_HCR_EL2);
                gic.writing(access);
                write(gic, access, ICH_HCR_EL2, count);
            }));
            faults.add(afterEnd(
                    what + " always counts",
                    where,
                    (gic, access) -> write(gic, access, ICH_HCR_EL2, read(gic, access, ICH_HCR_EL2) + (1L << 27))));
            faults.add(end(what + " leaves the physical interrupt active", where, (gic, access) -> {
                long active = gic.peek(access.pe(), GICR_ISACTIVER0);
                gic.writing(access);
                gic.poke(access.pe(), GICR_ISACTIVER0, active);
            }));
        }
        faults.add(end("EOIcount stays at 31", access -> ends(access) || dir.test(access), (gic, access) -> {
            boolean full = read(gic, access, ICH_HCR_EL2) >>> 27 == 31;
            gic.writing(access);
            if (full) {
                write(gic, access, ICH_HCR_EL2, read(gic, access, ICH_HCR_EL2) | 31L << 27);
            }
        }));
        faults.add(afterEnd(
                "EOIcount does not leave bit 0 of ICH_HCR_EL2",
                GuestFaults::ends,
                (gic, access) -> write(gic, access, ICH_HCR_EL2, read(gic, access, ICH_HCR_EL2) & ~1L)));
        faults.add(Fault.read(
                "EISR shows interrupts that nobody asked for",
                access -> access.is(ICH_EISR_EL2),
                (gic, access) -> read(gic, access, ICH_ELRSR_EL2)));
        faults.add(Fault.read(
                "ELRSR counts those that EL2 has not looked at",
                access -> access.is(ICH_ELRSR_EL2),
                (gic, access) -> gic.reading(access) | read(gic, access, ICH_EISR_EL2)));
    }

    private static void control(List<Fault> faults) {
        for (int bit : new int[] {0, 1, 4, 9, 19, 20, 22, 23, 27, 31}) {
            faults.add(Fault.write(
                    "ICH_VMCR_EL2 bit " + bit + " is lost",
                    access -> access.is(ICH_VMCR_EL2),
                    (gic, access) -> gic.writing(access.with(access.value() & ~(1L << bit)))));
        }
        for (Register register :
                List.of(ICC_PMR_EL1, ICC_BPR0_EL1, ICC_BPR1_EL1, ICC_CTLR_EL1, ICC_IGRPEN0_EL1, ICC_IGRPEN1_EL1)) {
            faults.add(end(
                    register + " of a guest ignores writes",
                    access -> access.is(register) && access.guest(),
                    (gic, access) -> {}));
            faults.add(end(
                    register + " of a guest does not show in ICH_VMCR_EL2",
                    access -> access.is(register) && access.guest(),
                    (gic, access) -> {
                        long before = read(gic, access, ICH_VMCR_EL2);
                        gic.writing(access);
                        write(gic, access, ICH_VMCR_EL2, before);
                    }));
        }
        faults.add(Fault.read(
                "BPR1 of a guest does not follow CBPR",
                access -> access.is(ICC_BPR1_EL1) && access.guest(),
                (gic, access) -> with(gic, access, ICH_VMCR_EL2, value -> value & ~(1L << 4))));
        faults.add(Fault.write(
                "ICH_VMCR_EL2 takes binary points below the least",
                access -> access.is(ICC_BPR0_EL1) && access.guest(),
                (gic, access) -> gic.writing(access.with(Math.max(access.value(), 3)))));
        for (Register register : List.of(ICH_AP0R0_EL2, ICH_AP1R0_EL2)) {
            for (int bit : new int[] {0, 31}) {
                faults.add(Fault.write(
                        register + " bit " + bit + " is lost",
                        access -> access.is(register),
                        (gic, access) -> gic.writing(access.with(access.value() & ~(1L << bit)))));
            }
        }
    }

    private static void maintenance(List<Fault> faults) {
        for (int bit = 0; bit < 8; bit++) {
            long mask = 1L << bit;
            faults.add(Fault.read(
                    "ICH_MISR_EL2 bit " + bit + " is never set",
                    access -> access.is(ICH_MISR_EL2),
                    (gic, access) -> gic.reading(access) & ~mask));
            if (bit > 0) {
                faults.add(Fault.write(
                        "ICH_HCR_EL2 bit " + bit + " is lost",
                        access -> access.is(ICH_HCR_EL2),
                        (gic, access) -> gic.writing(access.with(access.value() & ~mask))));
                faults.add(Fault.read(
                        "ICH_MISR_EL2 bit " + bit + " does not ask its enable",
                        access -> access.is(ICH_MISR_EL2),
                        (gic, access) ->
                                gic.reading(access) | with(gic, access, ICH_HCR_EL2, value -> value | mask) & mask));
            }
        }
        faults.add(new Fault("the maintenance interrupt does not come", healthy -> new FaultyGic(healthy) {
            @Override
            long reading(Access access) {
                long value = super.reading(access);
                return access.is(GICR_ISPENDR0) ? value & ~(1L << 25) : value;
            }
        }));
        faults.add(Fault.read(
                "the maintenance interrupt does not ask ICH_HCR_EL2.En",
                access -> access.is(GICR_ISPENDR0),
                (gic, access) -> gic.reading(access)
                        | (gic.gic.read(access.pe(), EL2, ICH_MISR_EL2, access.pe(), 0) != 0 ? 1L << 25 : 0)));
        faults.add(Fault.read(
                "the maintenance interrupt stays when its cause has gone",
                access -> access.is(GICR_ISPENDR0),
                new ToLongBiFunction<>() {
                    private long seen;

                    @Override
                    public long applyAsLong(FaultyGic gic, Access access) {
                        seen |= gic.reading(access) & 1L << 25;
                        return gic.reading(access) | seen;
                    }
                }));
    }

    private static int intid(long list) {
        return (int) list;
    }

    private static void each(FaultyGic gic, Access access, LongUnaryOperator change) {
        for (Register list : LISTS) {
            long now = read(gic, access, list);
            long then = change.applyAsLong(now);
            if (now != then) {
                write(gic, access, list, then);
            }
        }
    }

    /** The access while a register of EL2 holds something else. */
    private static long with(FaultyGic gic, Access access, Register register, LongUnaryOperator change) {
        long before = read(gic, access, register);
        write(gic, access, register, change.applyAsLong(before));
        long value = gic.reading(access);
        write(gic, access, register, before);
        return value;
    }

    private static long read(FaultyGic gic, Access access, Register register) {
        return gic.gic.read(access.pe(), EL2, register, access.pe(), 0);
    }

    private static void write(FaultyGic gic, Access access, Register register, long value) {
        gic.gic.write(access.pe(), EL2, register, access.pe(), 0, value);
    }
}
