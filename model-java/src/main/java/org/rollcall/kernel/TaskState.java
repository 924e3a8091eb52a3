package org.rollcall.kernel;

import java.util.Locale;

/** What the task context of a CPU does; it decides the mask. Spelling of {@code IpiNmi.tla}. */
public enum TaskState implements Site, Word {
    /** Runs with interrupts enabled. */
    OPEN,
    /** local_irq_disable, for a short time. */
    IRQOFF,
    /** Locked up with interrupts disabled, for ever: lkdtm HARDLOCKUP. */
    STUCK,
    /** On top of such a task: the NMI of the hard-lockup detector, which asks for a backtrace. */
    WATCHDOG,
    /** Interrupts disabled for longer than a time-out. */
    LONGOFF,
    /** DAIF.I set for a short time. */
    HARD,
    /** DAIF.I set for longer than a time-out. */
    LONGHARD,
    /** cpu_do_idle: WFI. */
    IDLE,
    /** cpu_suspend. */
    SUSPENDED,
    /** panic or machine_restart: about to stop the others, or in smp_send_stop. */
    STOPPING,
    /** Out of smp_send_stop: it goes on to the crash kernel, the reboot, the end of panic. */
    ALONE,
    /** Another CPU panics already: panic_smp_self_stop. */
    SELFSTOP,
    /** panic_smp_self_stop: offline, before local_daif_mask. */
    SELFOFF,
    /** Parked by panic_smp_self_stop. */
    STOPPED,
    /** Offline. */
    OFF,
    /** secondary_start_kernel is past ipi_setup. */
    SETUP,
    /** In cpu_online_mask, not yet in its counter. */
    UNCOUNTED,
    /** Online and counted, still masked. */
    LISTED,
    /** Up, before sdei_cpuhp_up: it has no event 0 yet. */
    COMING,
    /** Online, after sdei_cpuhp_down: it has no event 0 any more. */
    LEAVING,
    /** __cpu_disable: offline, interrupts not yet torn down. */
    DYING;

    @Override
    public String specName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This state as a set: one bit. */
    int bit() {
        return 1 << ordinal();
    }
}
