package org.rollcall.kernel;

/** What a CPU is to the others, beside the label at which its code is. */
public enum Role implements Site {
    /** An SGI is about to be taken. */
    INTERRUPTED,
    /** Its workqueue holds sysrq_showallcpus. */
    WORKQUEUE,
    /** Its kworker runs that. */
    WORKER,
    /** Its task owns a lock of printk. */
    LOCK_HOLDER
}
