package org.rollcall.gickit;

import static org.rollcall.gic.Register.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.rollcall.gic.Caller;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.InterruptLine;
import org.rollcall.gic.Register;
import org.rollcall.gickit.FaultyGic.Access;

/** Errors in what an interrupt meets on its way: signalling, acknowledge, priority drop, deactivation, SGIs. */
final class InterruptFaults {
    private static final int SPURIOUS = 0x3ff;

    private InterruptFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        acknowledge(faults);
        end(faults);
        deactivate(faults);
        generate(faults);
        signal(faults);
        pend(faults);
        return faults;
    }

    private static boolean acknowledges(Access access) {
        return access.is(ICC_IAR0_EL1) || access.is(ICC_IAR1_EL1);
    }

    private static boolean ends(Access access) {
        return access.is(ICC_EOIR0_EL1) || access.is(ICC_EOIR1_EL1);
    }

    private static Fault afterAcknowledge(String name, BiFunction<FaultyGic, Access, Long> spoil) {
        return Fault.read(name, InterruptFaults::acknowledges, (gic, access) -> {
            long intid = gic.reading(access);
            return intid < 1020 ? spoil.apply(gic, access.with(intid)) : intid;
        });
    }

    private static void acknowledge(List<Fault> faults) {
        faults.add(afterAcknowledge("an acknowledge leaves the interrupt pending", (gic, a) -> {
            gic.poke(a.pe(), GICR_ISPENDR0, 1L << a.value());
            return a.value();
        }));
        faults.add(afterAcknowledge("an acknowledge does not make the interrupt active", (gic, a) -> {
            gic.poke(a.pe(), GICR_ICACTIVER0, 1L << a.value());
            return a.value();
        }));
        faults.add(afterAcknowledge("an acknowledge clears all that is pending", (gic, a) -> {
            gic.poke(a.pe(), GICR_ICPENDR0, -1);
            return a.value();
        }));
        faults.add(afterAcknowledge("an acknowledge disables the interrupt", (gic, a) -> {
            gic.poke(a.pe(), GICR_ICENABLER0, 1L << a.value());
            return a.value();
        }));
        faults.add(afterAcknowledge("an acknowledge sets the mask to the priority", (gic, a) -> {
            gic.poke(a.pe(), ICC_PMR_EL1, gic.priority(a.pe(), (int) a.value()));
            return a.value();
        }));
        faults.add(afterAcknowledge("an acknowledge leaves the running priority", (gic, a) -> {
            Caller bank = a.is(ICC_IAR0_EL1) ? Caller.FIRMWARE : a.caller();
            Register active = a.is(ICC_IAR0_EL1) ? ICC_AP0R0_EL1 : ICC_AP1R0_EL1;
            long now = gic.gic.read(a.pe(), bank, active, a.pe(), 0);
            gic.gic.write(a.pe(), bank, active, a.pe(), 0, now & now - 1);
            return a.value();
        }));
        faults.add(urgent("an interrupt of equal priority is acknowledged", -8));
        faults.add(urgent("an interrupt is acknowledged one level below the running one", -16));
        faults.add(masked("the mask does not count for the acknowledge"));
        faults.add(Fault.read(
                "EL3 is given 1020 for 1021", InterruptFaults::names, (gic, a) -> special(gic.reading(a), 1021, 1020)));
        faults.add(Fault.read(
                "EL3 is given 1021 for 1020", InterruptFaults::names, (gic, a) -> special(gic.reading(a), 1020, 1021)));
        faults.add(Fault.read(
                "EL3 is given 1023 for 1020",
                InterruptFaults::names,
                (gic, a) -> special(gic.reading(a), 1020, SPURIOUS)));
        faults.add(Fault.read(
                "EL3 is given 1023 for 1021",
                InterruptFaults::names,
                (gic, a) -> special(gic.reading(a), 1021, SPURIOUS)));
        faults.add(Fault.read(
                "nothing to acknowledge is 1022",
                InterruptFaults::acknowledges,
                (gic, a) -> special(gic.reading(a), SPURIOUS, 1022)));
        for (ExceptionLevel level : ExceptionLevel.values()) {
            if (level != ExceptionLevel.EL2) {
                for (Register register : List.of(ICC_IAR0_EL1, ICC_IAR1_EL1, ICC_HPPIR0_EL1, ICC_HPPIR1_EL1)) {
                    faults.add(Fault.read(
                            register + " gives nothing at " + level,
                            access -> access.is(register) && access.caller().level() == level,
                            (gic, access) -> SPURIOUS));
                }
                for (Register register : List.of(ICC_HPPIR0_EL1, ICC_HPPIR1_EL1)) {
                    Caller other = new Caller(
                            level == ExceptionLevel.EL1_NS ? ExceptionLevel.EL1_S : ExceptionLevel.EL1_NS,
                            false,
                            false);
                    faults.add(Fault.read(
                            register + " shows the other state's at " + level,
                            access -> access.is(register) && access.caller().level() == level,
                            (gic, access) -> gic.reading(access.by(other))));
                }
            }
        }
        faults.add(Fault.read(
                "HPPIR shows what may be acknowledged only",
                a -> a.is(ICC_HPPIR1_EL1),
                (gic, a) -> gic.gic.line(a.pe(), a.caller()) == InterruptLine.NONE ? SPURIOUS : gic.reading(a)));
        faults.add(new Fault("priorities count the other way round", healthy -> new Reversed(healthy)));
    }

    private static boolean names(Access access) {
        return acknowledges(access) || access.is(ICC_HPPIR0_EL1) || access.is(ICC_HPPIR1_EL1);
    }

    private static long special(long intid, int from, int to) {
        return intid == from ? to : intid;
    }

    /** The acknowledge takes the interrupt as more urgent than it is. */
    private static Fault urgent(String name, int by) {
        return Fault.read(name, InterruptFaults::acknowledges, (gic, a) -> {
            Register shows = a.is(ICC_IAR0_EL1) ? ICC_HPPIR0_EL1 : ICC_HPPIR1_EL1;
            long intid = gic.gic.read(a.pe(), a.caller(), shows, a.pe(), 0);
            if (intid >= 32 || gic.priority(a.pe(), (int) intid) + by < 0) {
                return gic.reading(a);
            }
            int priority = gic.priority(a.pe(), (int) intid);
            gic.prioritise(a.pe(), (int) intid, priority + by);
            long taken = gic.reading(a);
            gic.prioritise(a.pe(), (int) intid, priority);
            return taken;
        });
    }

    private static Fault masked(String name) {
        return Fault.read(name, InterruptFaults::acknowledges, (gic, a) -> {
            long mask = gic.peek(a.pe(), ICC_PMR_EL1);
            gic.poke(a.pe(), ICC_PMR_EL1, 0xff);
            long intid = gic.reading(a);
            gic.poke(a.pe(), ICC_PMR_EL1, mask);
            return intid;
        });
    }

    private static void end(List<Fault> faults) {
        faults.add(Fault.write("an end does not drop the priority", InterruptFaults::ends, (gic, a) -> {
            if (a.value() < 32) {
                gic.poke(a.pe(), GICR_ICACTIVER0, 1L << a.value());
            }
        }));
        faults.add(Fault.write("an end does not deactivate", InterruptFaults::ends, (gic, a) -> {
            long active = gic.peek(a.pe(), GICR_ISACTIVER0);
            gic.writing(a);
            gic.poke(a.pe(), GICR_ISACTIVER0, active);
        }));
        faults.add(
                afterEnd("an end always deactivates", (gic, a) -> gic.poke(a.pe(), GICR_ICACTIVER0, 1L << a.value())));
        faults.add(afterEnd("an end deactivates everything", (gic, a) -> gic.poke(a.pe(), GICR_ICACTIVER0, -1)));
        faults.add(afterEnd(
                "an end clears what came again", (gic, a) -> gic.poke(a.pe(), GICR_ICPENDR0, 1L << a.value())));
        faults.add(afterEnd(
                "an end drops every level of Group 1",
                (gic, a) -> gic.gic.write(a.pe(), a.caller(), ICC_AP1R0_EL1, a.pe(), 0, 0)));
        faults.add(afterEnd("an end drops every level of Group 0", (gic, a) -> gic.poke(a.pe(), ICC_AP0R0_EL1, 0)));
        faults.add(afterEnd("an end unmasks everything", (gic, a) -> gic.poke(a.pe(), ICC_PMR_EL1, 0xff)));
        faults.add(Fault.write(
                "the end of 1023 is taken",
                InterruptFaults::ends,
                (gic, a) -> gic.writing(a.value() == SPURIOUS ? a.with(0) : a)));
        faults.add(Fault.write(
                "Non-secure software ends Secure interrupts",
                a -> ends(a) && a.nonSecure(),
                (gic, a) -> gic.writing(a.by(Caller.FIRMWARE))));
        faults.add(Fault.write(
                "EL3 does not end Non-secure interrupts",
                a -> ends(a) && a.caller().level().number() == 3,
                (gic, a) -> {
                    if (a.value() >= 32 || (gic.peek(a.pe(), GICR_IGROUPR0) >>> a.value() & 1) == 0) {
                        gic.writing(a);
                    }
                }));
        for (ExceptionLevel level : ExceptionLevel.values()) {
            if (level != ExceptionLevel.EL2) {
                faults.add(Fault.write(
                        "EOImode of " + level + " is always 0",
                        a -> ends(a) && a.caller().level() == level,
                        (gic, a) -> {
                            gic.writing(a);
                            if (a.value() < 32) {
                                gic.poke(a.pe(), GICR_ICACTIVER0, 1L << a.value());
                            }
                        }));
                faults.add(Fault.write(
                        "EOImode of " + level + " is always 1",
                        a -> ends(a) && a.caller().level() == level,
                        (gic, a) -> {
                            long active = gic.peek(a.pe(), GICR_ISACTIVER0);
                            gic.writing(a);
                            gic.poke(a.pe(), GICR_ISACTIVER0, active);
                        }));
            }
        }
        faults.add(Fault.write("an end of Group 0 is taken from EOIR1 too", a -> a.is(ICC_EOIR1_EL1), (gic, a) -> {
            gic.writing(a);
            gic.gic.write(a.pe(), a.caller(), ICC_EOIR0_EL1, a.pe(), 0, a.value());
        }));
    }

    private static Fault afterEnd(String name, java.util.function.BiConsumer<FaultyGic, Access> spoil) {
        return Fault.write(name, a -> ends(a) && a.value() < 32, (gic, a) -> {
            gic.writing(a);
            spoil.accept(gic, a);
        });
    }

    private static void deactivate(List<Fault> faults) {
        Predicate<Access> dir = access -> access.is(ICC_DIR_EL1) && access.value() < 32;
        faults.add(Fault.write(
                "DIR does not ask who writes", dir, (gic, a) -> gic.poke(a.pe(), GICR_ICACTIVER0, 1L << a.value())));
        faults.add(Fault.write("DIR deactivates everything", dir, (gic, a) -> {
            long before = gic.peek(a.pe(), GICR_ISACTIVER0);
            gic.writing(a);
            if (gic.peek(a.pe(), GICR_ISACTIVER0) != before) {
                gic.poke(a.pe(), GICR_ICACTIVER0, -1);
            }
        }));
        faults.add(Fault.write("DIR clears the pending bit", dir, (gic, a) -> {
            gic.writing(a);
            gic.poke(a.pe(), GICR_ICPENDR0, 1L << a.value());
        }));
        faults.add(Fault.write("DIR drops the priority", dir, (gic, a) -> {
            gic.writing(a);
            gic.gic.write(a.pe(), a.caller(), ICC_EOIR1_EL1, a.pe(), 0, a.value());
        }));
        for (ExceptionLevel level : ExceptionLevel.values()) {
            if (level != ExceptionLevel.EL2) {
                faults.add(Fault.write(
                        "DIR is ignored at " + level,
                        a -> dir.test(a) && a.caller().level() == level,
                        (gic, a) -> {}));
            }
        }
        faults.add(Fault.write(
                "DIR of Secure EL1 does not reach Non-secure interrupts",
                a -> dir.test(a) && a.caller().level() == ExceptionLevel.EL1_S,
                (gic, a) -> {
                    if ((gic.peek(a.pe(), GICR_IGROUPR0) >>> a.value() & 1) == 0) {
                        gic.writing(a);
                    }
                }));
        faults.add(Fault.write(
                "DIR does not look at SCR_EL3",
                dir,
                (gic, a) -> gic.writing(a.by(new Caller(a.caller().level(), false, false)))));
    }

    private static boolean generates(Access access) {
        return access.is(ICC_SGI0R_EL1) || access.is(ICC_SGI1R_EL1) || access.is(ICC_ASGI1R_EL1);
    }

    private static Fault sgi(String name, ToIntFunction<Access> unused, BiFunction<FaultyGic, Access, Access> instead) {
        return Fault.write(name, InterruptFaults::generates, (gic, a) -> gic.writing(instead.apply(gic, a)));
    }

    private static void generate(List<Fault> faults) {
        ToIntFunction<Access> any = access -> 0;
        faults.add(sgi("an SGI goes to all of its cluster", any, (gic, a) -> a.with(a.value() | 0xffff)));
        faults.add(sgi("IRM is ignored", any, (gic, a) -> a.with(a.value() & ~(1L << 40))));
        faults.add(sgi(
                "IRM takes the target list",
                any,
                (gic, a) -> (a.value() & 0xffff) == 0 ? a : a.with(a.value() & ~(1L << 40))));
        faults.add(Fault.write("IRM reaches the sender", InterruptFaults::generates, (gic, a) -> {
            gic.writing(a);
            if ((a.value() >>> 40 & 1) != 0) {
                gic.writing(a.with(a.value() & 0xfL << 24 | 1L << (a.pe() & 15)));
            }
        }));
        for (int shift : new int[] {16, 32, 48}) {
            faults.add(sgi(
                    "the affinity at bit " + shift + " is ignored",
                    any,
                    (gic, a) -> a.with(a.value() & ~(0xffL << shift))));
        }
        faults.add(sgi("target 0 of the list is lost", any, (gic, a) -> a.with(a.value() & ~1L)));
        faults.add(sgi("target 15 of the list is lost", any, (gic, a) -> a.with(a.value() & ~0x8000L)));
        faults.add(sgi("INTIDs of SGIs have three bits", any, (gic, a) -> a.with(a.value() & ~(8L << 24))));
        faults.add(sgi("an SGI to the sender is lost", any, (gic, a) -> a.with(a.value() & ~(1L << (a.pe() & 15)))));
        for (Register from : List.of(ICC_SGI0R_EL1, ICC_SGI1R_EL1, ICC_ASGI1R_EL1)) {
            for (Register to : List.of(ICC_SGI0R_EL1, ICC_SGI1R_EL1, ICC_ASGI1R_EL1)) {
                if (from != to) {
                    faults.add(Fault.write(
                            from + " works as " + to,
                            a -> a.is(from),
                            (gic, a) -> gic.gic.write(a.pe(), a.caller(), to, a.pe(), 0, a.value())));
                }
            }
        }
        faults.add(sgi("GICR_NSACR is not asked", any, (gic, a) -> a.nonSecure() ? allowed(gic, a) : a));
        faults.add(Fault.write(
                "Non-secure software generates as Secure EL1 does",
                a -> generates(a) && a.nonSecure(),
                (gic, a) -> gic.writing(a.by(new Caller(ExceptionLevel.EL1_S, false, false)))));
        faults.add(Fault.write("a disabled SGI is lost", InterruptFaults::generates, (gic, a) -> {
            gic.writing(a);
            for (int pe = 0; pe < 2; pe++) {
                if (exists(gic, pe)) {
                    gic.poke(pe, GICR_ICPENDR0, ~gic.peek(pe, GICR_ISENABLER0) & 0xffff);
                }
            }
        }));
        faults.add(Fault.write("an SGI to an active one is lost", InterruptFaults::generates, (gic, a) -> {
            gic.writing(a);
            for (int pe = 0; pe < 2; pe++) {
                if (exists(gic, pe)) {
                    gic.poke(pe, GICR_ICPENDR0, gic.peek(pe, GICR_ISACTIVER0) & 0xffff);
                }
            }
        }));
        faults.add(new Fault("SGIs are counted, not coalesced", CountingGic::new));
    }

    private static boolean exists(FaultyGic gic, int pe) {
        try {
            gic.peek(pe, GICR_WAKER);
            return true;
        } catch (ArrayIndexOutOfBoundsException none) {
            return false;
        }
    }

    private static Access allowed(FaultyGic gic, Access access) {
        for (int pe = 0; pe < 2; pe++) {
            if (exists(gic, pe)) {
                gic.poke(pe, GICR_NSACR, 0xffffffffL);
            }
        }
        return access;
    }

    private static void signal(List<Fault> faults) {
        faults.add(
                line("the IRQ line is never up", (gic, line) -> line == InterruptLine.IRQ ? InterruptLine.NONE : line));
        faults.add(
                line("the FIQ line is never up", (gic, line) -> line == InterruptLine.FIQ ? InterruptLine.NONE : line));
        for (ExceptionLevel level : ExceptionLevel.values()) {
            if (level == ExceptionLevel.EL2) {
                continue;
            }
            for (ExceptionLevel other : List.of(ExceptionLevel.EL1_NS, ExceptionLevel.EL1_S, ExceptionLevel.EL3)) {
                if (other.number() != level.number() || other.number() == 1 && other != level) {
                    Caller caller = new Caller(other, false, false);
                    faults.add(Fault.read(
                            "ISR_EL1 at " + level + " is that of " + other,
                            a -> a.is(ISR_EL1) && a.caller().level() == level,
                            (gic, a) -> gic.reading(a.by(caller))));
                }
            }
        }
        faults.add(Fault.read("ISR_EL1 shows what PMR masks", a -> a.is(ISR_EL1), (gic, a) -> {
            long mask = gic.peek(a.pe(), ICC_PMR_EL1);
            gic.poke(a.pe(), ICC_PMR_EL1, 0xff);
            long lines = gic.reading(a);
            gic.poke(a.pe(), ICC_PMR_EL1, mask);
            return lines;
        }));
        faults.add(Fault.read("ISR_EL1 shows what does not preempt", a -> a.is(ISR_EL1), (gic, a) -> {
            long lines = gic.reading(a);
            boolean more = gic.gic.read(a.pe(), a.caller(), ICC_HPPIR1_EL1, a.pe(), 0) < 1020;
            return lines == 0 && more ? 0x80 : lines;
        }));
        faults.add(new Fault("a PE wakes though PMR masks", healthy -> new FaultyGic(healthy) {
            @Override
            public InterruptLine line(int pe, Caller caller) {
                long mask = peek(pe, ICC_PMR_EL1);
                poke(pe, ICC_PMR_EL1, 0xff);
                InterruptLine line = super.line(pe, caller);
                poke(pe, ICC_PMR_EL1, mask);
                return line;
            }
        }));
    }

    private static Fault line(String name, BiFunction<FaultyGic, InterruptLine, InterruptLine> instead) {
        return new Fault(name, healthy -> new FaultyGic(healthy) {
            @Override
            public InterruptLine line(int pe, Caller caller) {
                return instead.apply(this, super.line(pe, caller));
            }
        });
    }

    private static void pend(List<Fault> faults) {
        faults.add(Fault.write("clearing the enable clears the pending bit", a -> a.is(GICR_ICENABLER0), (gic, a) -> {
            gic.writing(a);
            gic.gic.write(a.pe(), a.caller(), GICR_ICPENDR0, a.frame(), 0, a.value());
        }));
        faults.add(Fault.write("setting the pending bit enables", a -> a.is(GICR_ISPENDR0), (gic, a) -> {
            gic.writing(a);
            gic.gic.write(a.pe(), a.caller(), GICR_ISENABLER0, a.frame(), 0, a.value());
        }));
        faults.add(Fault.write("clearing the pending bit clears the active one", a -> a.is(GICR_ICPENDR0), (gic, a) -> {
            gic.writing(a);
            gic.gic.write(a.pe(), a.caller(), GICR_ICACTIVER0, a.frame(), 0, a.value());
        }));
        faults.add(Fault.write("clearing the active bit drops the priority", a -> a.is(GICR_ICACTIVER0), (gic, a) -> {
            gic.writing(a);
            gic.poke(a.frame(), ICC_AP1R0_EL1, 0);
            gic.gic.write(a.frame(), new Caller(ExceptionLevel.EL3_NS, false, false), ICC_AP1R0_EL1, a.frame(), 0, 0);
        }));
        faults.add(Fault.write("a set register sets exactly what is written", a -> a.is(GICR_ISENABLER0), (gic, a) -> {
            gic.gic.write(a.pe(), a.caller(), GICR_ICENABLER0, a.frame(), 0, -1);
            gic.writing(a);
        }));
        faults.add(
                Fault.write("a pending register sets exactly what is written", a -> a.is(GICR_ISPENDR0), (gic, a) -> {
                    gic.gic.write(a.pe(), a.caller(), GICR_ICPENDR0, a.frame(), 0, -1);
                    gic.writing(a);
                }));
        faults.add(Fault.write("going to sleep loses what is pending", a -> a.is(GICR_WAKER), (gic, a) -> {
            gic.writing(a);
            if ((a.value() & 2) != 0) {
                gic.poke(a.frame(), GICR_ICPENDR0, -1);
            }
        }));
        faults.add(Fault.write("GICR_WAKER never sleeps", a -> a.is(GICR_WAKER), (gic, a) -> gic.writing(a.with(0))));
        faults.add(
                Fault.read("ChildrenAsleep does not follow", a -> a.is(GICR_WAKER), (gic, a) -> gic.reading(a) & ~4));
    }

    /** Sends one more for each SGI that was sent again before it was taken. */
    private static final class CountingGic extends FaultyGic {
        private final Set<Long> again = new HashSet<>();

        CountingGic(org.rollcall.gic.GicPort gic) {
            super(gic);
        }

        @Override
        void writing(Access access) {
            if (generates(access) && exists(this, 1)) {
                long intid = access.value() >>> 24 & 0xf;
                if ((peek(1, GICR_ISPENDR0) >>> intid & 1) != 0) {
                    again.add(intid);
                }
            }
            super.writing(access);
        }

        @Override
        long reading(Access access) {
            long value = super.reading(access);
            if (acknowledges(access) && access.pe() == 1 && again.remove(value)) {
                poke(1, GICR_ISPENDR0, 1L << value);
            }
            return value;
        }
    }

    /** Keeps the complement of every priority, and shows it as it was written. */
    private static final class Reversed extends FaultyGic {
        Reversed(org.rollcall.gic.GicPort gic) {
            super(gic);
        }

        @Override
        void writing(Access access) {
            super.writing(access.is(GICR_IPRIORITYR) ? access.with(access.value() ^ 0x70) : access);
        }

        @Override
        long reading(Access access) {
            long value = super.reading(access);
            return access.is(GICR_IPRIORITYR) ? value ^ 0x70 : value;
        }
    }
}
