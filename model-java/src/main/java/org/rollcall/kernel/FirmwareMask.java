package org.rollcall.kernel;

/**
 * The firmware's own mask of a CPU, the only one that holds SDEI event 0 back: {@code sdei_mask_local_cpu()} of a CPU that
 * parks or has stopped the others, and the event that runs already. Its handler has the context of an NMI.
 */
final class FirmwareMask {
    private final Variables v;

    FirmwareMask(Variables v) {
        this.v = v;
    }

    /** Whether the firmware would dispatch the event on a CPU. */
    boolean isOpen(long[] s, int c) {
        return v.nmiPc.ordinal(s, c) == 0
                && !v.irqPc.is(s, c, Label.Z)
                && !v.task.is(s, c, TaskState.STOPPED)
                && !(v.stopper.is(s, c) && v.stopPc.get(s).isOver());
    }
}
