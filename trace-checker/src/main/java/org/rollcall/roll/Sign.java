package org.rollcall.roll;

/** What the text shows of a roll call besides who was asked and who answered. */
enum Sign {
    /** The line of its trigger. */
    TRIGGER,
    /** The requester's own dump, before the request. */
    OWN_DUMP,
    /** Functions of a call trace in that dump. */
    OWN_TRACE,
    /** Another request was in flight: nmi_trigger_cpumask_backtrace went back at once. */
    DROPPED,
    /** The requester has listed all CPUs that it gave up on. */
    SILENT_LISTED,
    /** Lines are missing. */
    EDITED,
    /** Lines of another kernel stand between its own. */
    MIXED,
    /** What the kernel prints behind a stop shows that all have stopped. */
    ALL_STOPPED,
    /** The kernel says that CPUs are missing, by number or not. */
    PROVEN_MISSING
}
