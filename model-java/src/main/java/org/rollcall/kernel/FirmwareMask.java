package org.rollcall.kernel;

/**
 * The firmware's own mask of a CPU, the only one that holds SDEI event 0 back: {@code sdei_mask_local_cpu()} of a CPU that
 * parks or has stopped the others, the event that runs already, and a CPU that has not yet registered the event, or no longer.
 */
final class FirmwareMask {
    /** {@code sdei_cpuhp_up()} comes last on the way up, {@code sdei_cpuhp_down()} first on the way down. */
    private static final int NO_EVENT = TaskState.OFF.bit()
            | TaskState.SETUP.bit()
            | TaskState.UNCOUNTED.bit()
            | TaskState.LISTED.bit()
            | TaskState.COMING.bit()
            | TaskState.LEAVING.bit()
            | TaskState.DYING.bit()
            | TaskState.SUSPENDED.bit()
            | TaskState.STOPPED.bit();

    private final Variables v;
    private final boolean stopMasksEvent;

    FirmwareMask(Variables v, boolean stopMasksEvent) {
        this.v = v;
        this.stopMasksEvent = stopMasksEvent;
    }

    /** Whether the firmware would dispatch the event on a CPU. */
    boolean isOpen(long[] s, int c) {
        return v.evPc.ordinal(s, c) == 0
                && !v.nmiPc.is(s, c, Label.Z)
                && !v.irqPc.is(s, c, Label.Z)
                && !v.task.isAny(s, c, NO_EVENT)
                && !(stopMasksEvent && v.stopper.is(s, c) && v.stopPc.get(s).isOver());
    }
}
