package org.rollcall.cpu;

/**
 * Where a CPU of this kernel takes nothing, not even a pseudo-NMI: the windows that a roll call has to wait for, or that
 * it loses to. Sources: arch/arm64/kernel entry.S, entry-common.c, idle.c, suspend.c, smp.c; drivers/irqchip/irq-gic-v3.c.
 */
public enum HardWindow {
    /** From the vector until the handler unmasks, and from kernel_exit to eret. */
    EXCEPTION_ENTRY(End.SHORT),
    /** A pseudo-NMI is handled; as long as its handler waits for a lock or in the debugger. */
    NMI_HANDLER(End.HANDLER),
    /** A master of the debugger that came by BRK or a step, and those that wait to be one. */
    DEBUGGER(End.HANDLER),
    /** SError, watchpoints, kprobes. */
    DEBUG_EXCEPTION(End.SHORT),
    /** exit_to_user_mode: local_daif_mask. */
    EXIT_TO_USER(End.SHORT),
    /** cpu_do_idle: any signalled interrupt ends the WFI, and is taken right after. */
    IDLE(End.INTERRUPT),
    /** cpu_suspend through PSCI: a pending SGI is a wake source. */
    SUSPEND(End.INTERRUPT),
    /** A call into EL3 or SDEI. */
    FIRMWARE(End.FIRMWARE),
    /** secondary_start_kernel, before local_daif_restore. */
    BRING_UP(End.SHORT),
    /** After ipi_teardown; cpu_die. The CPU is offline. */
    GOING_DOWN(End.NEVER),
    /** local_cpu_stop, crash stop: parked and marked offline. */
    STOPPED(End.NEVER);

    /** What ends a window. */
    public enum End {
        /** The next instructions of the kernel. */
        SHORT,
        /** Its handler, which may wait for another CPU. */
        HANDLER,
        /** An interrupt that the GIC signals, whatever DAIF says. */
        INTERRUPT,
        /** Code that is not the kernel's. */
        FIRMWARE,
        /** Nothing. */
        NEVER
    }

    private final End end;

    HardWindow(End end) {
        this.end = end;
    }

    /** What ends it. */
    public End end() {
        return end;
    }

    /** Whether it is over well within the time-out of a roll call, on any kernel and firmware. */
    public boolean isBounded() {
        return end == End.SHORT || end == End.INTERRUPT;
    }
}
