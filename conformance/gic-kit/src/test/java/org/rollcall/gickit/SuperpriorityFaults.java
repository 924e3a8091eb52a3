package org.rollcall.gickit;

import static org.rollcall.gic.Register.*;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongBiFunction;
import org.rollcall.gic.Caller;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.InterruptLine;
import org.rollcall.gic.Register;
import org.rollcall.gic.Trap;
import org.rollcall.gickit.FaultyGic.Access;

/** Errors in superpriority: its bits, its acknowledge, what it masks and what masks it. */
final class SuperpriorityFaults {
    private static final int SPURIOUS = 0x3ff;
    private static final int NON_MASKABLE = 1022;

    private SuperpriorityFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        acknowledge(faults);
        show(faults);
        signal(faults);
        return faults;
    }

    private static void acknowledge(List<Fault> faults) {
        faults.add(read("IAR1 acknowledges superpriority although SCTLR.NMI is set", ICC_IAR1_EL1, (gic, access) -> {
            Caller caller = access.caller();
            return gic.reading(access.by(new Caller(caller.level(), caller.irqToEl3(), caller.fiqToEl3(), false)));
        }));
        faults.add(read("IAR1 names superpriority although SCTLR.NMI is clear", ICC_IAR1_EL1, (gic, access) -> {
            Caller caller = access.caller();
            return gic.reading(access.by(new Caller(caller.level(), caller.irqToEl3(), caller.fiqToEl3(), true)));
        }));
        faults.add(read("IAR1 names superpriority by 1023", ICC_IAR1_EL1, (gic, access) -> {
            long intid = gic.reading(access);
            return intid == NON_MASKABLE ? SPURIOUS : intid;
        }));
        faults.add(read("NMIAR1 acknowledges what has no superpriority", ICC_NMIAR1_EL1, (gic, access) -> {
            long intid = gic.reading(access);
            return intid == SPURIOUS ? gic.reading(as(access, ICC_IAR1_EL1)) : intid;
        }));
        faults.add(read("NMIAR1 only names", ICC_NMIAR1_EL1, (gic, access) -> gic.reading(as(access, ICC_HPPIR1_EL1))));
        faults.add(read("NMIAR1 gives 1022", ICC_NMIAR1_EL1, (gic, access) -> {
            long intid = gic.reading(access);
            return intid < 1020 ? NON_MASKABLE : intid;
        }));
        for (ExceptionLevel level : List.of(ExceptionLevel.EL1_NS, ExceptionLevel.EL1_S, ExceptionLevel.EL3)) {
            faults.add(Fault.read(
                    "NMIAR1 gives nothing at " + level,
                    access -> access.is(ICC_NMIAR1_EL1) && access.caller().level() == level,
                    (gic, access) -> SPURIOUS));
        }
        faults.add(new Fault("NMIAR1 is not there", healthy -> new FaultyGic(healthy) {
            @Override
            public Trap trap(int pe, Register register, Caller caller, boolean read) {
                return register == ICC_NMIAR1_EL1
                        ? new Trap(caller.level().number(), 0, 0)
                        : super.trap(pe, register, caller, read);
            }
        }));
        faults.add(new Fault("NMIAR1 is not trapped to EL2", healthy -> new FaultyGic(healthy) {
            @Override
            public Trap trap(int pe, Register register, Caller caller, boolean read) {
                Trap trap = super.trap(pe, register, caller, read);
                return register == ICC_NMIAR1_EL1 && trap != null && trap.el() == 2 && trap.ec() != 0 ? null : trap;
            }
        }));
    }

    private static void show(List<Fault> faults) {
        faults.add(read("RPR does not show superpriority", ICC_RPR_EL1, (gic, access) -> gic.reading(access) & 0xff));
        faults.add(read("RPR shows it in the other bit", ICC_RPR_EL1, (gic, access) -> {
            long value = gic.reading(access);
            return value & ~(3L << 62) | value >>> 1 & 1L << 62 | value << 1 & 1L << 63;
        }));
        faults.add(read("RPR shows superpriority as 0xff", ICC_RPR_EL1, (gic, access) -> {
            long value = gic.reading(access);
            return value >>> 62 != 0 ? value | 0xff : value;
        }));
        faults.add(read(
                "AP1R0 does not show superpriority",
                ICC_AP1R0_EL1,
                (gic, access) -> gic.reading(access) & 0xffffffffL));
        faults.add(Fault.write(
                "AP1R0 does not take superpriority",
                access -> access.is(ICC_AP1R0_EL1),
                (gic, access) -> gic.writing(access.with(access.value() & 0xffffffffL))));
        faults.add(Fault.write(
                "ICH_AP1R0 does not take superpriority",
                access -> access.is(ICH_AP1R0_EL2),
                (gic, access) -> gic.writing(access.with(access.value() & 0xffffffffL))));
        faults.add(read(
                "ISR_EL1 does not show superpriority", ISR_EL1, (gic, access) -> gic.reading(access) & ~(1L << 10)));
        faults.add(read("ISR_EL1 shows superpriority without I", ISR_EL1, (gic, access) -> {
            long value = gic.reading(access);
            return (value & 1L << 10) != 0 ? value & ~0x80L : value;
        }));
        faults.add(Fault.write(
                "a list register does not keep NMI",
                access -> access.register().listRegisterIndex() >= 0,
                (gic, access) -> gic.writing(access.with(access.value() & ~(1L << 59)))));
        faults.add(Fault.write(
                "INMIR reaches Secure interrupts",
                access -> access.is(GICR_INMIR0) && access.nonSecure(),
                (gic, access) -> gic.writing(access.by(Caller.FIRMWARE))));
        faults.add(Fault.write(
                "a Non-secure write of INMIR clears the Secure bits",
                access -> access.is(GICR_INMIR0) && access.nonSecure(),
                (gic, access) -> {
                    gic.poke(access.pe(), GICR_INMIR0, 0);
                    gic.writing(access);
                }));
        faults.add(Fault.write(
                "INMIR sets only",
                access -> access.is(GICR_INMIR0),
                (gic, access) -> gic.writing(access.with(access.value() | gic.peek(access.frame(), GICR_INMIR0)))));
    }

    private static void signal(List<Fault> faults) {
        faults.add(line(
                "PMR masks superpriority",
                (gic, pe, line) ->
                        line == InterruptLine.NMI && gic.gic.read(pe, Caller.FIRMWARE, ICC_PMR_EL1, pe, 0) <= 0x20
                                ? InterruptLine.NONE
                                : line));
        faults.add(line(
                "superpriority is signalled as an IRQ",
                (gic, pe, line) -> line == InterruptLine.NMI ? InterruptLine.IRQ : line));
        faults.add(line(
                "superpriority is signalled as an FIQ",
                (gic, pe, line) -> line == InterruptLine.NMI ? InterruptLine.FIQ : line));
        faults.add(line(
                "superpriority is not signalled",
                (gic, pe, line) -> line == InterruptLine.NMI ? InterruptLine.NONE : line));
        faults.add(line(
                "everything is signalled with superpriority",
                (gic, pe, line) -> line == InterruptLine.IRQ ? InterruptLine.NMI : line));
        faults.add(Fault.write("an end leaves superpriority running", SuperpriorityFaults::ends, (gic, access) -> {
            long running = gic.gic.read(access.pe(), access.caller(), ICC_AP1R0_EL1, access.pe(), 0) & 1L << 63;
            gic.writing(access);
            if (running != 0) {
                long now = gic.gic.read(access.pe(), access.caller(), ICC_AP1R0_EL1, access.pe(), 0);
                gic.gic.write(access.pe(), access.caller(), ICC_AP1R0_EL1, access.pe(), 0, now | running);
            }
        }));
        faults.add(Fault.write(
                "an end drops what is below superpriority too", SuperpriorityFaults::ends, (gic, access) -> {
                    boolean running = gic.gic.read(access.pe(), access.caller(), ICC_AP1R0_EL1, access.pe(), 0) < 0;
                    gic.writing(access);
                    if (running) {
                        gic.gic.write(access.pe(), access.caller(), ICC_AP1R0_EL1, access.pe(), 0, 0);
                    }
                }));
        for (Register register : List.of(GICR_INMIR0, GICD_INMIR)) {
            faults.add(Fault.write(
                    register + " reads back and does nothing else",
                    access -> access.is(register),
                    (gic, access) -> {}));
        }
    }

    private interface Line {
        InterruptLine instead(FaultyGic gic, int pe, InterruptLine line);
    }

    private static Fault line(String name, Line other) {
        return new Fault(name, healthy -> new FaultyGic(healthy) {
            @Override
            public InterruptLine line(int pe, Caller caller) {
                return other.instead(this, pe, super.line(pe, caller));
            }

            @Override
            long reading(Access access) {
                return access.is(ISR_EL1) && access.caller().level() != ExceptionLevel.EL1_NS
                                || access.is(ISR_EL1) && !gic.virtual(access.pe(), access.caller(), ICC_IAR1_EL1)
                        ? line(access.pe(), access.caller()).isr()
                        : super.reading(access);
            }
        });
    }

    private static boolean ends(Access access) {
        return access.is(ICC_EOIR1_EL1);
    }

    private static Access as(Access access, Register register) {
        return new Access(access.pe(), access.caller(), register, access.frame(), access.index(), access.value());
    }

    private static Fault read(String name, Register register, ToLongBiFunction<FaultyGic, Access> instead) {
        return Fault.read(name, access -> access.is(register), instead);
    }
}
