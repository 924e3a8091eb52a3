package org.rollcall.kernel;

/** What the code of a CPU may do of itself, outside of any roll call. */
public enum Habit implements Word {
    /** Its task may disable interrupts for a short time. */
    MASKS,
    /** It may lock up with interrupts disabled, for ever. */
    STUCK,
    /** Its hard-lockup detector may ask for a backtrace, from an NMI on a task that is stuck. */
    WATCHDOGS,
    /** It may be hard-masked for a short time. */
    WINDOWS,
    /** It may have interrupts off for longer than a time-out. */
    LONG_OFF,
    /** It may be hard-masked for longer than a time-out. */
    LONG_HARD,
    /** Its task may print a stack, which holds the printk CPU lock. */
    PRINTERS,
    /** Its task may hold the console lock. */
    CONSOLES,
    /** It may go idle (WFI). */
    IDLERS,
    /** It may panic and stop the others. */
    STOPPERS,
    /** Its panic is a crash stop: a crash kernel is loaded. */
    CRASHERS,
    /** It may reboot, and stop the others without a panic. */
    REBOOTERS,
    /** It may be suspended by firmware. */
    SUSPENDERS;

    /** Which CPUs have a habit. */
    @FunctionalInterface
    public interface Who {
        /** Bit c is CPU c. */
        long has(Habit habit);
    }

    /** The constant that names the CPUs with this habit. */
    @Override
    public String specName() {
        return Word.camelCase(this);
    }
}
