package org.rollcall.gickit;

import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Caller;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.GicPort;
import org.rollcall.gic.InterruptLine;
import org.rollcall.gic.Register;
import org.rollcall.gic.Trap;

/** A GIC that does what another does; a fault overrides one part of that. */
abstract class FaultyGic implements GicPort {
    /** One access to a register. */
    record Access(int pe, Caller caller, Register register, int frame, int index, long value) {
        Access by(Caller other) {
            return new Access(pe, other, register, frame, index, value);
        }

        Access with(long other) {
            return new Access(pe, caller, register, frame, index, other);
        }

        Access in(int other) {
            return new Access(pe, caller, register, other, index, value);
        }

        Access at(int other) {
            return new Access(pe, caller, register, frame, other, value);
        }

        boolean guest() {
            return caller.level() == ExceptionLevel.EL1_NS;
        }

        boolean is(Register one) {
            return register == one;
        }

        boolean nonSecure() {
            return !caller.level().secure();
        }
    }

    final GicPort gic;

    FaultyGic(GicPort gic) {
        this.gic = gic;
    }

    long reading(Access access) {
        return gic.read(access.pe(), access.caller(), access.register(), access.frame(), access.index());
    }

    void writing(Access access) {
        gic.write(access.pe(), access.caller(), access.register(), access.frame(), access.index(), access.value());
    }

    @Override
    public final long read(int pe, Caller caller, Register register, int frame, int index) {
        return reading(new Access(pe, caller, register, frame, index, 0));
    }

    @Override
    public final void write(int pe, Caller caller, Register register, int frame, int index, long value) {
        writing(new Access(pe, caller, register, frame, index, value));
    }

    @Override
    public InterruptLine line(int pe, Caller caller) {
        return gic.line(pe, caller);
    }

    @Override
    public InterruptLine virtualLine(int pe) {
        return gic.virtualLine(pe);
    }

    @Override
    public boolean virtual(int pe, Caller caller, Register register) {
        return gic.virtual(pe, caller, register);
    }

    @Override
    public @Nullable Trap trap(int pe, Register register, Caller caller, boolean read) {
        return gic.trap(pe, register, caller, read);
    }

    @Override
    public void prefer(int pe, int intid) {
        gic.prefer(pe, intid);
    }

    @Override
    public void give(int pe, int intid) {
        gic.give(pe, intid);
    }

    @Override
    public boolean anyPe(int intid) {
        return gic.anyPe(intid);
    }

    /** What EL3 reads there, without a side effect. */
    long peek(int pe, Register register) {
        return gic.read(pe, Caller.FIRMWARE, register, pe, 0);
    }

    void poke(int pe, Register register, long value) {
        gic.write(pe, Caller.FIRMWARE, register, pe, 0, value);
    }

    int priority(int pe, int intid) {
        return (int) gic.read(pe, Caller.FIRMWARE, Register.GICR_IPRIORITYR, pe, intid);
    }

    void prioritise(int pe, int intid, int priority) {
        gic.write(pe, Caller.FIRMWARE, Register.GICR_IPRIORITYR, pe, intid, priority);
    }
}
