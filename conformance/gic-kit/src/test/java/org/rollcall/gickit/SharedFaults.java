package org.rollcall.gickit;

import static org.rollcall.gic.Register.*;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.rollcall.gic.Caller;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Register;
import org.rollcall.gickit.FaultyGic.Access;

/** Errors with SPIs: which of many registers is meant, where they go, and what an acknowledge and an end do to them. */
final class SharedFaults {
    private static final int SPURIOUS = 0x3ff;

    private SharedFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        index(faults);
        access(faults);
        route(faults);
        take(faults);
        return faults;
    }

    private static void index(List<Fault> faults) {
        for (Register register : Register.values()) {
            if (!register.isShared()) {
                continue;
            }
            int first = 32 / Math.max(1, register.firstIntid(1));
            faults.add(Fault.access(
                    register + " is always the first",
                    access -> access.is(register),
                    access -> access.at(Math.min(access.index(), first))));
            faults.add(Fault.access(
                    register + " is the next one",
                    access -> access.is(register),
                    access -> access.at(access.index() + 1)));
            faults.add(Fault.access(
                    register + " wraps after 64 INTIDs",
                    access -> access.is(register),
                    access -> access.at(access.index() % (3 * first))));
        }
        for (Register register : List.of(GICD_IGROUPR, GICD_ISACTIVER)) {
            faults.add(Fault.read(
                    register + " shows SGIs and PPIs too",
                    access -> access.is(register) && access.index() == 0,
                    (gic, access) -> 0xffff));
        }
        for (Register register : List.of(GICD_IGROUPR, GICD_ISENABLER, GICD_ISPENDR, GICD_ISACTIVER)) {
            faults.add(Fault.read(
                    register + " shows what is beyond the last SPI",
                    access -> access.is(register) && access.index() > 8,
                    (gic, access) -> 1));
        }
        faults.add(Fault.read(
                "ITLinesNumber is one less",
                access -> access.is(GICD_TYPER),
                (gic, access) -> gic.reading(access) - 1));
        faults.add(Fault.read(
                "No1N is the other way round",
                access -> access.is(GICD_TYPER),
                (gic, access) -> gic.reading(access) ^ 1 << 25));
        faults.add(Fault.read(
                "GICD_TYPER.NMI is the other way round",
                access -> access.is(GICD_TYPER),
                (gic, access) -> gic.reading(access) ^ 1 << 9));
        faults.add(Fault.write(
                "GICD_TYPER takes writes",
                access -> access.is(GICD_TYPER),
                (gic, access) -> gic.gic.write(access.pe(), Caller.FIRMWARE, GICD_CTLR, access.pe(), 0, 0)));
    }

    /** Whether Non-secure software may, by {@code GICD_NSACRn}. */
    private static void access(List<Fault> faults) {
        for (Register register :
                List.of(GICD_ISENABLER, GICD_ICENABLER, GICD_ISPENDR, GICD_ICPENDR, GICD_ISACTIVER, GICD_ICACTIVER)) {
            faults.add(Fault.write(
                    register + " does not ask for the Security state",
                    access -> access.is(register) && access.nonSecure(),
                    (gic, access) -> gic.writing(access.by(Caller.FIRMWARE))));
        }
        for (Register register : List.of(GICD_ISPENDR, GICD_ICPENDR, GICD_ISACTIVER, GICD_ICACTIVER)) {
            faults.add(Fault.read(
                    register + " does not ask GICD_NSACRn, reading",
                    access -> access.is(register) && access.nonSecure(),
                    (gic, access) -> gic.reading(access) & group(gic, access)));
        }
        for (Register register : List.of(GICD_ISPENDR, GICD_ICPENDR)) {
            faults.add(Fault.write(
                    register + " does not ask GICD_NSACRn, writing",
                    access -> access.is(register) && access.nonSecure(),
                    (gic, access) -> gic.writing(access.with(access.value() & group(gic, access)))));
        }
        faults.add(Fault.read(
                "GICD_IROUTERn is closed to Non-secure software",
                access -> access.is(GICD_IROUTER) && access.nonSecure(),
                (gic, access) -> 0));
    }

    private static long group(FaultyGic gic, Access access) {
        boolean one = (gic.gic.read(access.pe(), Caller.FIRMWARE, GICD_CTLR, access.pe(), 0) & 1 << 6) != 0;
        return one ? -1 : gic.gic.read(access.pe(), Caller.FIRMWARE, GICD_IGROUPR, access.pe(), access.index());
    }

    private static void route(List<Fault> faults) {
        for (int bit : new int[] {0, 1, 8, 16, 31, 32}) {
            faults.add(Fault.write(
                    "GICD_IROUTERn bit " + bit + " is lost",
                    access -> access.is(GICD_IROUTER),
                    (gic, access) -> gic.writing(access.with(access.value() & ~(1L << bit)))));
        }
        faults.add(Fault.read(
                "SPIs go to every PE", access -> acknowledges(access) || highest(access), (gic, access) -> {
                    for (int pe = 0; pe < 4; pe++) {
                        long there = pe == access.pe() ? SPURIOUS : peek(gic, access, pe);
                        if (there >= 32 && there < 1020 && peek(gic, access, access.pe()) == SPURIOUS) {
                            return there;
                        }
                    }
                    return gic.reading(access);
                }));
        faults.add(Fault.read(
                "SPIs go to PE 0 only",
                access -> (acknowledges(access) || highest(access)) && access.pe() > 0,
                (gic, access) -> {
                    long best = peek(gic, access, access.pe());
                    return best >= 32 && best < 1020 ? SPURIOUS : gic.reading(access);
                }));
    }

    /** PEs that a script lacks have nothing pending. */
    private static long peek(FaultyGic gic, Access access, int pe) {
        try {
            return gic.gic.read(pe, access.caller(), ICC_HPPIR1_EL1, pe, 0);
        } catch (ArrayIndexOutOfBoundsException none) {
            return SPURIOUS;
        }
    }

    private static boolean acknowledges(Access access) {
        return access.is(ICC_IAR1_EL1);
    }

    private static boolean highest(Access access) {
        return access.is(ICC_HPPIR1_EL1);
    }

    private static boolean shared(long intid) {
        return intid >= 32 && intid < 1020;
    }

    private static Fault afterAcknowledge(String name, BiConsumer<FaultyGic, Access> spoil) {
        return Fault.read(name, access -> access.is(ICC_IAR0_EL1) || acknowledges(access), (gic, access) -> {
            long intid = gic.reading(access);
            if (shared(intid) && !gic.virtual(access.pe(), access.caller(), access.register())) {
                spoil.accept(gic, access.with(intid));
            }
            return intid;
        });
    }

    private static void set(FaultyGic gic, Access access, Register register) {
        gic.gic.write(
                access.pe(),
                Caller.FIRMWARE,
                register,
                access.pe(),
                (int) access.value() / 32,
                1L << access.value() % 32);
    }

    private static void take(List<Fault> faults) {
        faults.add(afterAcknowledge("an SPI stays pending", (gic, access) -> set(gic, access, GICD_ISPENDR)));
        faults.add(
                afterAcknowledge("an SPI does not become active", (gic, access) -> set(gic, access, GICD_ICACTIVER)));
        faults.add(
                afterAcknowledge("an acknowledge disables the SPI", (gic, access) -> set(gic, access, GICD_ICENABLER)));
        Predicate<Access> ends =
                access -> (access.is(ICC_EOIR0_EL1) || access.is(ICC_EOIR1_EL1)) && shared(access.value());
        faults.add(Fault.write("the end of an SPI is lost", ends, (gic, access) -> {}));
        faults.add(Fault.write("the end of an SPI does not deactivate", ends, (gic, access) -> {
            gic.writing(access);
            if (!gic.virtual(access.pe(), access.caller(), access.register())) {
                set(gic, access, GICD_ISACTIVER);
            }
        }));
        faults.add(Fault.write("the end of an SPI always deactivates", ends, (gic, access) -> {
            gic.writing(access);
            if (!gic.virtual(access.pe(), access.caller(), access.register())) {
                set(gic, access, GICD_ICACTIVER);
            }
        }));
        Predicate<Access> dir = access -> access.is(ICC_DIR_EL1) && shared(access.value());
        faults.add(Fault.write("DIR of an SPI is lost", dir, (gic, access) -> {}));
        faults.add(Fault.write(
                "DIR of an SPI counts only on the PE that took it",
                dir.and(access -> access.pe() > 0),
                (gic, access) -> {}));
        faults.add(Fault.write(
                "DIR of an SPI does not ask who writes",
                dir.and(Access::nonSecure),
                (gic, access) -> gic.writing(access.by(new Caller(ExceptionLevel.EL1_S, false, false)))));
        faults.add(Fault.write("DIR of an SPI asks too much", dir, (gic, access) -> {
            if (!access.caller().level().secure()) {
                gic.writing(access);
            }
        }));
    }
}
