package org.rollcall.gickit;

import static org.rollcall.gic.Register.*;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.rollcall.gic.Caller;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Register;
import org.rollcall.gickit.FaultyGic.Access;

/** Errors in priorities, masks and their views, in binary points, and in who owns which control bit. */
final class PriorityFaults {
    private static final Caller NON_SECURE = new Caller(ExceptionLevel.EL1_NS, false, false);
    private static final Caller SHIFTED = new Caller(ExceptionLevel.EL1_NS, false, true);

    private PriorityFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        mask(faults);
        running(faults);
        stored(faults);
        binaryPoints(faults);
        control(faults);
        return faults;
    }

    private static Predicate<Access> nonSecure(Register register) {
        return access -> access.is(register) && access.nonSecure();
    }

    private static Predicate<Access> shifted(Register register) {
        return access ->
                access.is(register) && access.nonSecure() && access.caller().fiqToEl3();
    }

    private static void mask(List<Fault> faults) {
        faults.add(Fault.write(
                "PMR of Non-secure software is not shifted",
                shifted(ICC_PMR_EL1),
                (gic, a) -> gic.writing(a.by(NON_SECURE))));
        faults.add(Fault.read(
                "PMR is not shifted for a Non-secure reader",
                shifted(ICC_PMR_EL1),
                (gic, a) -> gic.reading(a.by(NON_SECURE))));
        faults.add(
                Fault.access("PMR is shifted whatever SCR_EL3.FIQ says", nonSecure(ICC_PMR_EL1), a -> a.by(SHIFTED)));
        faults.add(Fault.write(
                "Non-secure software lifts a mask of the Secure half",
                shifted(ICC_PMR_EL1),
                (gic, a) -> gic.poke(a.pe(), ICC_PMR_EL1, 0x80 | a.value() >> 1)));
        faults.add(Fault.write("Non-secure PMR 0 closes the Secure half", shifted(ICC_PMR_EL1), (gic, a) -> {
            if (a.value() == 0 && gic.peek(a.pe(), ICC_PMR_EL1) >= 0x80) {
                gic.poke(a.pe(), ICC_PMR_EL1, 0);
            } else {
                gic.writing(a);
            }
        }));
        faults.add(Fault.read(
                "PMR of the Secure half shows shifted",
                shifted(ICC_PMR_EL1),
                (gic, a) -> gic.peek(a.pe(), ICC_PMR_EL1) << 1 & 0xff));
        faults.add(Fault.read(
                "PMR of the Secure half shows unshifted",
                shifted(ICC_PMR_EL1),
                (gic, a) -> gic.peek(a.pe(), ICC_PMR_EL1) < 0x80 ? gic.peek(a.pe(), ICC_PMR_EL1) : gic.reading(a)));
        for (ExceptionLevel level : List.of(ExceptionLevel.EL1_S, ExceptionLevel.EL3, ExceptionLevel.EL3_NS)) {
            faults.add(Fault.access(
                    "PMR is shifted at " + level,
                    a -> a.is(ICC_PMR_EL1) && a.caller().level() == level,
                    a -> a.by(SHIFTED)));
        }
        faults.add(Fault.write(
                "PMR is rounded up",
                a -> a.is(ICC_PMR_EL1),
                (gic, a) -> gic.writing(a.with(Math.min(0xff, (a.value() & 0xff) + 7)))));
        faults.add(Fault.write(
                "PMR loses its lowest implemented bit",
                a -> a.is(ICC_PMR_EL1),
                (gic, a) -> gic.writing(a.with(a.value() & ~8))));
        faults.add(Fault.write(
                "PMR is inclusive",
                a -> a.is(ICC_PMR_EL1),
                (gic, a) -> gic.writing(a.with(Math.min(0xff, a.value() + 8)))));
        faults.add(new Fault("PMR lets its own priority pass, and reads right", InclusiveGic::new));
        faults.add(new Fault("PMR keeps bits that are not implemented", KeepingGic::new));
        faults.add(Fault.access(
                "PMR of PE 1 is that of PE 0",
                a -> a.is(ICC_PMR_EL1) && a.pe() == 1,
                a -> new Access(0, a.caller(), a.register(), 0, a.index(), a.value())));
    }

    private static void running(List<Fault> faults) {
        faults.add(Fault.read(
                "RPR is not shifted for a Non-secure reader",
                shifted(ICC_RPR_EL1),
                (gic, a) -> gic.reading(a.by(NON_SECURE))));
        faults.add(Fault.read(
                "RPR is shifted whatever SCR_EL3.FIQ says",
                nonSecure(ICC_RPR_EL1),
                (gic, a) -> gic.reading(a.by(SHIFTED))));
        faults.add(Fault.read("RPR shows Secure priorities shifted", shifted(ICC_RPR_EL1), (gic, a) -> {
            long running = gic.peek(a.pe(), ICC_RPR_EL1);
            return running == 0xff ? running : running << 1 & 0xff;
        }));
        faults.add(Fault.read(
                "RPR of nothing is shifted too",
                shifted(ICC_RPR_EL1),
                (gic, a) -> gic.reading(a) == 0xff ? 0xfe : gic.reading(a)));
        faults.add(Fault.read(
                "RPR of nothing is the lowest priority",
                a -> a.is(ICC_RPR_EL1),
                (gic, a) -> gic.reading(a) == 0xff ? 0xf8 : gic.reading(a)));
        faults.add(Fault.read(
                "RPR hides Secure priorities as nothing",
                shifted(ICC_RPR_EL1),
                (gic, a) -> gic.reading(a) == 0 ? 0xff : gic.reading(a)));
        for (ExceptionLevel level : List.of(ExceptionLevel.EL1_S, ExceptionLevel.EL3, ExceptionLevel.EL3_NS)) {
            faults.add(Fault.read(
                    "RPR is shifted at " + level,
                    a -> a.is(ICC_RPR_EL1) && a.caller().level() == level,
                    (gic, a) -> gic.reading(a.by(SHIFTED))));
        }
        faults.add(Fault.read(
                "RPR is the whole priority of the last active interrupt", a -> a.is(ICC_RPR_EL1), (gic, a) -> {
                    long group = gic.reading(a);
                    long active = gic.peek(a.pe(), GICR_ISACTIVER0);
                    for (int intid = 0; intid < 32 && group != 0xff; intid++) {
                        int priority = gic.priority(a.pe(), intid);
                        if ((active >>> intid & 1) != 0
                                && priority > group
                                && priority < group + 0x40
                                && !a.nonSecure()) {
                            return priority;
                        }
                    }
                    return group;
                }));
        faults.add(Fault.read(
                "RPR is the mask while nothing runs",
                a -> a.is(ICC_RPR_EL1),
                (gic, a) -> gic.reading(a) == 0xff ? gic.peek(a.pe(), ICC_PMR_EL1) : gic.reading(a)));
        faults.add(Fault.read(
                "AP1R0 is turned round",
                a -> a.is(ICC_AP1R0_EL1),
                (gic, a) -> Integer.toUnsignedLong(Integer.reverse((int) gic.reading(a)))));
        faults.add(Fault.read(
                "AP1R0 shows Group 0 too",
                a -> a.is(ICC_AP1R0_EL1),
                (gic, a) -> gic.reading(a) | gic.peek(a.pe(), ICC_AP0R0_EL1)));
        faults.add(Fault.read(
                "AP1R0 shows both states",
                a -> a.is(ICC_AP1R0_EL1),
                (gic, a) -> gic.reading(a.by(NON_SECURE)) | gic.reading(a.by(Caller.FIRMWARE))));
        faults.add(Fault.read(
                "Non-secure AP1R0 shows its half in the lower bits",
                nonSecure(ICC_AP1R0_EL1),
                (gic, a) -> gic.reading(a) >>> 16));
    }

    private static boolean isPriority(Access access) {
        return access.is(GICR_IPRIORITYR)
                || access.register().compareTo(GICR_IPRIORITYR0) >= 0
                        && access.register().compareTo(GICR_IPRIORITYR7) <= 0;
    }

    private static void stored(List<Fault> faults) {
        faults.add(Fault.write(
                "a Non-secure priority is not shifted when written",
                a -> isPriority(a) && a.nonSecure(),
                (gic, a) -> gic.writing(a.by(Caller.FIRMWARE))));
        faults.add(Fault.write(
                "a Non-secure priority lands in the Secure half",
                a -> a.is(GICR_IPRIORITYR) && a.nonSecure(),
                (gic, a) -> {
                    gic.writing(a);
                    if ((gic.gic.read(a.pe(), Caller.FIRMWARE, GICR_IGROUPR0, a.frame(), 0) >>> a.index() & 1) != 0) {
                        gic.gic.write(a.pe(), Caller.FIRMWARE, GICR_IPRIORITYR, a.frame(), a.index(), a.value() >> 1);
                    }
                }));
        faults.add(Fault.access(
                "a Non-secure view of priorities needs SCR_EL3.FIQ",
                a -> isPriority(a) && a.nonSecure() && !a.caller().fiqToEl3(),
                a -> a.by(Caller.FIRMWARE)));
        faults.add(Fault.read(
                "a priority word reads in the wrong byte order",
                a -> isPriority(a) && !a.is(GICR_IPRIORITYR),
                (gic, a) -> Integer.toUnsignedLong(Integer.reverseBytes((int) gic.reading(a)))));
        faults.add(Fault.write(
                "a priority word is written in the wrong byte order",
                a -> isPriority(a) && !a.is(GICR_IPRIORITYR),
                (gic, a) -> gic.writing(a.with(Integer.toUnsignedLong(Integer.reverseBytes((int) a.value()))))));
        for (int intid : new int[] {0, 1, 2, 3, 8, 15, 16, 31}) {
            faults.add(Fault.write(
                    "the priority of INTID " + intid + " cannot be written",
                    a -> a.is(GICR_IPRIORITYR) && a.index() == intid,
                    (gic, a) -> {}));
        }
        faults.add(Fault.write(
                "a byte of priorities writes its neighbour too",
                a -> a.is(GICR_IPRIORITYR) && a.index() % 4 < 3,
                (gic, a) -> {
                    gic.writing(a);
                    gic.gic.write(a.pe(), a.caller(), a.register(), a.frame(), a.index() + 1, a.value());
                }));
        faults.add(Fault.write(
                "priorities of PPIs are common to all", a -> isPriority(a) && a.index() >= 16, (gic, a) -> {
                    gic.writing(a);
                    if (a.frame() == 0) {
                        trySet(gic, a);
                    }
                }));
        for (int bit = 3; bit < 8; bit++) {
            int lost = 1 << bit;
            faults.add(Fault.write(
                    "priorities lack bit " + bit,
                    a -> a.is(GICR_IPRIORITYR),
                    (gic, a) -> gic.writing(a.with(a.value() & ~lost))));
        }
        faults.add(new Fault("priorities keep bits that are not implemented", KeepingPriorities::new));
    }

    private static void trySet(FaultyGic gic, Access a) {
        try {
            gic.writing(a.in(1));
        } catch (ArrayIndexOutOfBoundsException none) {
            // There is one PE only.
        }
    }

    private static void binaryPoints(List<Fault> faults) {
        for (Register register : List.of(ICC_BPR0_EL1, ICC_BPR1_EL1)) {
            for (int by : new int[] {-1, 1}) {
                faults.add(Fault.write(
                        register + " is off by " + by,
                        a -> a.is(register),
                        (gic, a) -> gic.writing(a.with(Math.max(0, Math.min(7, (a.value() & 7) + by))))));
            }
            faults.add(Fault.read(
                    register + " of 7 reads 6", a -> a.is(register), (gic, a) -> Math.min(6, gic.reading(a))));
            faults.add(new Fault(
                    register + " keeps less than the least binary point", healthy -> new Unclamped(healthy, register)));
            faults.add(Fault.write(
                    register + " below the least is ignored",
                    a -> a.is(register) && (a.value() & 7) < 2,
                    (gic, a) -> {}));
        }
        faults.add(Fault.read(
                "with CBPR Non-secure BPR1 is BPR0",
                nonSecure(ICC_BPR1_EL1),
                (gic, a) -> common(gic, a) ? gic.peek(a.pe(), ICC_BPR0_EL1) : gic.reading(a)));
        faults.add(Fault.read(
                "with CBPR Non-secure BPR1 does not stop at 7",
                nonSecure(ICC_BPR1_EL1),
                (gic, a) -> common(gic, a) ? gic.peek(a.pe(), ICC_BPR0_EL1) + 1 : gic.reading(a)));
        faults.add(Fault.write("with CBPR Non-secure software sets BPR0", nonSecure(ICC_BPR1_EL1), (gic, a) -> {
            if (common(gic, a)) {
                gic.poke(a.pe(), ICC_BPR0_EL1, a.value());
            } else {
                gic.writing(a);
            }
        }));
        faults.add(Fault.access(
                "CBPR does not change the register at Secure EL1",
                a -> a.is(ICC_BPR1_EL1) && a.caller().level() == ExceptionLevel.EL1_S,
                a -> a.by(Caller.FIRMWARE)));
        faults.add(Fault.access(
                "CBPR does not change the register at Non-secure EL1",
                nonSecure(ICC_BPR1_EL1),
                a -> a.by(new Caller(ExceptionLevel.EL3_NS, false, false))));
        faults.add(Fault.access(
                "CBPR holds at EL3 too",
                a -> a.is(ICC_BPR1_EL1) && a.caller().level() == ExceptionLevel.EL3,
                a -> a.by(new Caller(ExceptionLevel.EL1_S, false, false))));
        faults.add(Fault.access(
                "CBPR holds at EL3 with SCR_EL3.NS = 1 too",
                a -> a.is(ICC_BPR1_EL1) && a.caller().level() == ExceptionLevel.EL3_NS,
                a -> a.by(NON_SECURE)));
        faults.add(Fault.write(
                "CBPR does not reach the CPU interface",
                a -> a.is(ICC_CTLR_EL3),
                (gic, a) -> gic.writing(a.with(a.value() & ~3))));
    }

    private static boolean common(FaultyGic gic, Access a) {
        return (gic.gic.read(a.pe(), a.caller(), ICC_CTLR_EL1, a.pe(), 0) & 1) != 0;
    }

    private static void control(List<Fault> faults) {
        for (int bit = 0; bit < 5; bit++) {
            int lost = 1 << bit;
            faults.add(Fault.write(
                    "ICC_CTLR_EL3 does not take bit " + bit,
                    a -> a.is(ICC_CTLR_EL3),
                    (gic, a) -> gic.writing(a.with(a.value() & ~lost))));
            faults.add(Fault.read(
                    "ICC_CTLR_EL3 does not show bit " + bit,
                    a -> a.is(ICC_CTLR_EL3),
                    (gic, a) -> gic.reading(a) & ~lost));
        }
        faults.add(Fault.write(
                "EL1 sets CBPR with two Security states",
                a -> a.is(ICC_CTLR_EL1) && !a.caller().equals(Caller.KERNEL),
                (gic, a) -> {
                    gic.writing(a);
                    long bits = gic.peek(a.pe(), ICC_CTLR_EL3) & 0x1f;
                    int own = a.caller().level().nonSecureBank() ? 2 : 1;
                    gic.poke(a.pe(), ICC_CTLR_EL3, (a.value() & 1) != 0 ? bits | own : bits & ~own);
                }));
        faults.add(Fault.write("EOImode is common to both states", a -> a.is(ICC_CTLR_EL1), (gic, a) -> {
            gic.writing(a);
            gic.writing(a.by(NON_SECURE));
            gic.writing(a.by(Caller.FIRMWARE));
        }));
        for (int bit = 0; bit < 2; bit++) {
            int lost = 1 << bit;
            faults.add(Fault.write(
                    "ICC_IGRPEN1_EL3 does not take bit " + bit,
                    a -> a.is(ICC_IGRPEN1_EL3),
                    (gic, a) -> gic.writing(a.with(a.value() & ~lost))));
        }
        faults.add(Fault.read(
                "ICC_IGRPEN1_EL3 shows the states the other way round", a -> a.is(ICC_IGRPEN1_EL3), (gic, a) -> {
                    long both = gic.reading(a);
                    return both >> 1 | (both & 1) << 1;
                }));
        faults.add(Fault.write("ICC_IGRPEN0_EL1 enables Group 1 too", a -> a.is(ICC_IGRPEN0_EL1), (gic, a) -> {
            gic.writing(a);
            gic.gic.write(a.pe(), a.caller(), ICC_IGRPEN1_EL1, a.pe(), 0, a.value());
        }));
        for (int bit : new int[] {0, 1, 2}) {
            int lost = 1 << bit;
            faults.add(Fault.write(
                    "GICD_CTLR does not take bit " + bit,
                    a -> a.is(GICD_CTLR),
                    (gic, a) -> gic.writing(a.with(a.value() & ~lost))));
            faults.add(Fault.write(
                    "GICD_CTLR bit " + bit + " is always set",
                    a -> a.is(GICD_CTLR),
                    (gic, a) -> gic.writing(a.with(a.value() | lost))));
        }
        faults.add(Fault.write(
                "GICD_CTLR.DS cannot be set",
                a -> a.is(GICD_CTLR),
                (gic, a) -> gic.writing(a.with(a.value() & ~0x40))));
        faults.add(Fault.write(
                "Non-secure software sets GICD_CTLR.DS", a -> a.is(GICD_CTLR) && a.nonSecure(), (gic, a) -> {
                    gic.writing(a);
                    if ((a.value() & 0x40) != 0) {
                        gic.poke(a.pe(), GICD_CTLR, gic.peek(a.pe(), GICD_CTLR) | 0x40);
                    }
                }));
        for (int sgi : new int[] {8, 11, 12, 15}) {
            faults.add(Fault.write(
                    "GICR_NSACR lacks the field of SGI " + sgi,
                    a -> a.is(GICR_NSACR),
                    (gic, a) -> gic.writing(a.with(a.value() & ~(3L << 2 * sgi)))));
        }
        faults.add(Fault.write(
                "GICR_NSACR 1 counts as 2",
                a -> a.is(GICR_NSACR),
                (gic, a) -> gic.writing(a.with((a.value() & 0x55555555L) << 1))));
        faults.add(Fault.write(
                "GICR_NSACR 2 counts as 1",
                a -> a.is(GICR_NSACR),
                (gic, a) -> gic.writing(a.with((a.value() & 0xaaaaaaaaL) >> 1))));
        faults.add(Fault.write(
                "GICR_ICFGR1 takes the even bits",
                a -> a.is(GICR_ICFGR1),
                (gic, a) -> gic.writing(a.with(a.value() << 1))));
        faults.add(Fault.read("GICR_ICFGR0 says level-sensitive", a -> a.is(GICR_ICFGR0), (gic, a) -> 0));
        faults.add(Fault.write("IGRPMODR0 moves Non-secure interrupts too", a -> a.is(GICR_IGRPMODR0), (gic, a) -> {
            gic.writing(a);
            gic.gic.write(
                    a.pe(),
                    a.caller(),
                    GICR_IGROUPR0,
                    a.frame(),
                    0,
                    gic.gic.read(a.pe(), a.caller(), GICR_IGROUPR0, a.frame(), 0) & ~a.value());
        }));
    }

    /** Masks only what is below the mask, although the register reads as it should. */
    private static final class InclusiveGic extends FaultyGic {
        private final long[] mask = new long[16];

        InclusiveGic(org.rollcall.gic.GicPort gic) {
            super(gic);
        }

        @Override
        void writing(Access access) {
            super.writing(access);
            if (access.is(ICC_PMR_EL1)) {
                mask[access.pe()] = peek(access.pe(), ICC_PMR_EL1);
                poke(access.pe(), ICC_PMR_EL1, Math.min(0xff, mask[access.pe()] + 8));
            }
        }

        @Override
        long reading(Access access) {
            if (!access.is(ICC_PMR_EL1)) {
                return super.reading(access);
            }
            poke(access.pe(), ICC_PMR_EL1, mask[access.pe()]);
            long value = super.reading(access);
            poke(access.pe(), ICC_PMR_EL1, Math.min(0xff, mask[access.pe()] + 8));
            return value;
        }
    }

    /** Shows the mask as it was written. */
    private static final class KeepingGic extends FaultyGic {
        private final long[] low = new long[256];

        KeepingGic(org.rollcall.gic.GicPort gic) {
            super(gic);
        }

        @Override
        void writing(Access access) {
            super.writing(access);
            if (access.is(ICC_PMR_EL1)) {
                low[access.pe()] = access.value() & 7;
            }
        }

        @Override
        long reading(Access access) {
            return super.reading(access) | (access.is(ICC_PMR_EL1) ? low[access.pe()] : 0);
        }
    }

    /** Shows priorities as they were written. */
    private static final class KeepingPriorities extends FaultyGic {
        private final java.util.Map<Integer, Long> low = new java.util.HashMap<>();

        KeepingPriorities(org.rollcall.gic.GicPort gic) {
            super(gic);
        }

        @Override
        void writing(Access access) {
            super.writing(access);
            if (access.is(GICR_IPRIORITYR)) {
                low.put(access.frame() * 32 + access.index(), access.value() & 1);
            }
        }

        @Override
        long reading(Access access) {
            long value = super.reading(access);
            return access.is(GICR_IPRIORITYR)
                    ? value | low.getOrDefault(access.frame() * 32 + access.index(), 0L)
                    : value;
        }
    }

    /** Shows a binary point as it was written, though it is not that. */
    private static final class Unclamped extends FaultyGic {
        private final Register register;
        private final java.util.Map<Caller, Long> written = new java.util.HashMap<>();

        Unclamped(org.rollcall.gic.GicPort gic, Register register) {
            super(gic);
            this.register = register;
        }

        @Override
        void writing(Access access) {
            super.writing(access);
            if (access.is(register)) {
                written.put(access.caller(), access.value() & 7);
            }
        }

        @Override
        long reading(Access access) {
            long value = super.reading(access);
            return access.is(register) ? Math.min(value, written.getOrDefault(access.caller(), value)) : value;
        }
    }
}
