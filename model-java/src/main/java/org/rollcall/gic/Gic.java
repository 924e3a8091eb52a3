package org.rollcall.gic;

import org.jspecify.annotations.Nullable;

/**
 * A GICv3 with its PEs' interfaces, at register level: every access happens at once and in the order in which it is made.
 * Not thread-safe. Reset state as after a cold reset: nothing enabled, every Redistributor asleep.
 */
public final class Gic implements GicPort {
    private final GicConfiguration configuration;
    private final Distributor distributor;
    private final Redistributor[] redistributors;
    private final CpuInterface[] interfaces;
    private final GenericTimer[] timers;
    private final long[] hypervisorConfiguration;

    public Gic(GicConfiguration configuration) {
        this.configuration = configuration;
        int pes = configuration.pes();
        distributor = new Distributor(configuration);
        redistributors = new Redistributor[pes];
        interfaces = new CpuInterface[pes];
        timers = new GenericTimer[pes];
        hypervisorConfiguration = new long[pes];
        for (int pe = 0; pe < pes; pe++) {
            redistributors[pe] = new Redistributor(distributor, configuration, pe);
            interfaces[pe] = new CpuInterface(distributor, redistributors[pe], configuration);
            timers[pe] = new GenericTimer();
        }
    }

    public GicConfiguration configuration() {
        return configuration;
    }

    @Override
    public InterruptLine line(int pe, Caller caller) {
        return interfaces[pe].line(caller);
    }

    @Override
    public void prefer(int pe, int intid) {
        interfaces[pe].prefer(intid);
    }

    /** The input of a PPI, 16..31, from the PE's own devices. */
    public void setPpiLine(int pe, int intid, boolean high) {
        redistributors[pe].setLine(intid, high);
    }

    @Override
    public @Nullable Trap trap(Register register, Caller caller, boolean read) {
        if (!register.isSystemRegister()) {
            return null;
        }
        int el = caller.level().number();
        boolean implemented = register.activePriorityIndex() < configuration.activePriorityRegisters();
        if (!implemented || !register.exists(read, el)) {
            return Trap.undefined(caller);
        }
        return el < 3 && register.route().traps(caller) ? Trap.toEl3(register, read) : null;
    }

    @Override
    public long read(int pe, Caller caller, Register register, int frame, int index) {
        return switch (register.block()) {
            case DISTRIBUTOR -> distributor.read(register, caller.level().secure()) & 0xffffffffL;
            case REDISTRIBUTOR ->
                redistributors[frame].read(register, index, caller.level().secure());
            case CPU_INTERFACE -> interfaces[pe].read(register, caller);
            case PE ->
                switch (register) {
                    case ISR_EL1 -> line(pe, caller).isr();
                    case HCR_EL2 -> hypervisorConfiguration[pe];
                    default -> timers[pe].read(register);
                };
        };
    }

    @Override
    public void write(int pe, Caller caller, Register register, int frame, int index, long value) {
        switch (register.block()) {
            case DISTRIBUTOR ->
                distributor.write(register, (int) value, caller.level().secure());
            case REDISTRIBUTOR ->
                redistributors[frame].write(
                        register, index, (int) value, caller.level().secure());
            case CPU_INTERFACE -> writeInterface(pe, caller, register, value);
            case PE -> writePe(pe, register, value);
        }
    }

    private void writeInterface(int pe, Caller caller, Register register, long value) {
        switch (register) {
            case ICC_SGI0R_EL1 -> generate(pe, SgiRequest.group0(value, caller));
            case ICC_SGI1R_EL1 -> generate(pe, SgiRequest.ownGroup1(value, caller));
            case ICC_ASGI1R_EL1 -> generate(pe, SgiRequest.otherGroup1(value, caller));
            default -> interfaces[pe].write(register, (int) value, caller);
        }
    }

    private void generate(int sender, SgiRequest request) {
        for (int pe = 0; pe < redistributors.length; pe++) {
            boolean targeted = request.allButSender()
                    ? pe != sender
                    : request.targets(configuration.affinity(pe), configuration.rangeSelector());
            if (targeted && request.accepted(redistributors[pe], distributor.disableSecurity())) {
                redistributors[pe].raise(request.intid());
            }
        }
    }

    private void writePe(int pe, Register register, long value) {
        if (register == Register.HCR_EL2) {
            hypervisorConfiguration[pe] = value;
            return;
        }
        timers[pe].write(register, value);
        setPpiLine(pe, GenericTimer.INTID, timers[pe].asserted());
    }
}
