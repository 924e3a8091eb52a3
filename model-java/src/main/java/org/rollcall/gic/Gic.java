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
    private final Hypervisor[] hypervisors;

    public Gic(GicConfiguration configuration) {
        this.configuration = configuration;
        int pes = configuration.pes();
        distributor = new Distributor(configuration);
        redistributors = new Redistributor[pes];
        interfaces = new CpuInterface[pes];
        timers = new GenericTimer[pes];
        hypervisors = new Hypervisor[pes];
        for (int pe = 0; pe < pes; pe++) {
            redistributors[pe] = new Redistributor(distributor, configuration, pe);
            interfaces[pe] = new CpuInterface(distributor, redistributors[pe], configuration, pe);
            hypervisors[pe] = new Hypervisor(configuration, interfaces[pe]::deactivate);
            timers[pe] = new GenericTimer();
        }
        distributor.shared().among((pe, group) -> redistributors[pe].awake() && interfaces[pe].enables(group));
    }

    public GicConfiguration configuration() {
        return configuration;
    }

    @Override
    public InterruptLine line(int pe, Caller caller) {
        return interfaces[pe].line(caller);
    }

    @Override
    public InterruptLine virtualLine(int pe) {
        return hypervisors[pe].guest().line();
    }

    @Override
    public void prefer(int pe, int intid) {
        interfaces[pe].prefer(intid);
    }

    @Override
    public void give(int pe, int intid) {
        distributor.shared().choose(intid, pe);
    }

    @Override
    public boolean anyPe(int intid) {
        return distributor.shared().has(intid) && distributor.shared().anyPe(intid);
    }

    /** The input of a PPI, 16..31, from the PE's own devices. */
    public void setPpiLine(int pe, int intid, boolean high) {
        redistributors[pe].interrupts().setLine(intid, high);
    }

    @Override
    public @Nullable Trap trap(int pe, Register register, Caller caller, boolean read) {
        if (!register.isSystemRegister()) {
            return null;
        }
        int el = caller.level().number();
        if (!configuration.has(register) || !register.exists(read, el)) {
            return Trap.undefined(caller);
        }
        Trap toEl2 = caller.level() == ExceptionLevel.EL1_NS ? hypervisors[pe].trap(register, read) : null;
        if (toEl2 != null) {
            return toEl2;
        }
        return el < 3 && register.route().traps(caller) ? Trap.to(3, register, read) : null;
    }

    @Override
    public boolean virtual(int pe, Caller caller, Register register) {
        return caller.level() == ExceptionLevel.EL1_NS && hypervisors[pe].virtual(register);
    }

    @Override
    public long read(int pe, Caller caller, Register register, int frame, int index) {
        return switch (register.block()) {
            case DISTRIBUTOR -> distributor.read(register, index, caller.level().secure());
            case REDISTRIBUTOR ->
                redistributors[frame].read(register, index, caller.level().secure());
            case CPU_INTERFACE ->
                virtual(pe, caller, register)
                        ? readVirtual(pe, caller, register)
                        : interfaces[pe].read(register, caller);
            case HYPERVISOR -> hypervisors[pe].read(register);
            case PE ->
                switch (register) {
                    case ISR_EL1 -> isr(pe, caller);
                    default -> timers[pe].read(register);
                };
        };
    }

    @Override
    public void write(int pe, Caller caller, Register register, int frame, int index, long value) {
        switch (register.block()) {
            case DISTRIBUTOR ->
                distributor.write(register, index, value, caller.level().secure());
            case REDISTRIBUTOR ->
                redistributors[frame].write(
                        register, index, (int) value, caller.level().secure());
            case CPU_INTERFACE -> writeInterface(pe, caller, register, value);
            case HYPERVISOR -> {
                hypervisors[pe].write(register, value);
                maintain(pe);
            }
            case PE -> {
                timers[pe].write(register, value);
                setPpiLine(pe, GenericTimer.INTID, timers[pe].asserted());
            }
        }
    }

    private long isr(int pe, Caller caller) {
        InterruptLine physical = line(pe, caller);
        return caller.level() == ExceptionLevel.EL1_NS ? hypervisors[pe].isr(physical) : physical.isr();
    }

    private long readVirtual(int pe, Caller caller, Register register) {
        long value = hypervisors[pe].guest().read(register, caller);
        maintain(pe);
        return value;
    }

    /** The maintenance interrupt is a PPI whose line follows the list registers. */
    private void maintain(int pe) {
        setPpiLine(pe, Maintenance.INTID, hypervisors[pe].maintenance());
    }

    private void writeInterface(int pe, Caller caller, Register register, long value) {
        switch (register) {
            case ICC_SGI0R_EL1 -> generate(pe, SgiRequest.group0(value, caller));
            case ICC_SGI1R_EL1 -> generate(pe, SgiRequest.ownGroup1(value, caller));
            case ICC_ASGI1R_EL1 -> generate(pe, SgiRequest.otherGroup1(value, caller));
            default -> {
                if (virtual(pe, caller, register)) {
                    hypervisors[pe].guest().write(register, value);
                    maintain(pe);
                } else {
                    interfaces[pe].write(register, value, caller);
                }
            }
        }
    }

    private void generate(int sender, SgiRequest request) {
        for (int pe = 0; pe < redistributors.length; pe++) {
            boolean targeted = request.allButSender()
                    ? pe != sender
                    : request.targets(configuration.affinity(pe), configuration.rangeSelector());
            if (targeted && request.accepted(redistributors[pe].interrupts(), distributor.disableSecurity())) {
                redistributors[pe].interrupts().raise(request.intid());
            }
        }
    }
}
