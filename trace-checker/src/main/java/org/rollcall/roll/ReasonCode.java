package org.rollcall.roll;

/** The stable codes of reasons. Each has a paragraph in {@code docs/reasons.md}. */
public enum ReasonCode {
    IRQS_OFF_NO_PSEUDO_NMI("RC-IRQS-OFF-NO-PSEUDO-NMI"),
    DAIF_MASKED("RC-DAIF-MASKED"),
    FIRMWARE("RC-FIRMWARE"),
    NMI_SETUP_FAILED("RC-NMI-SETUP-FAILED"),
    OFFLINE("RC-OFFLINE"),
    CALL_SLOT_BUSY("RC-CALL-SLOT-BUSY"),
    KERNEL_NAMES_CPU("RC-KERNEL-NAMES-CPU"),
    WAIT_OVER("RC-WAIT-OVER"),
    REQUESTER_WENT_ON("RC-REQUESTER-WENT-ON"),
    NOT_ROUNDED_UP("RC-NOT-ROUNDED-UP"),
    TIMED_OUT("RC-TIMED-OUT"),
    FAILED_TO_STOP("RC-FAILED-TO-STOP"),
    NO_REGISTERS("RC-NO-REGISTERS"),
    LATE_ANSWER("RC-LATE-ANSWER"),
    FALSE_CLAIM("RC-FALSE-CLAIM"),
    NMI_OUT_OF_IRQS_OFF("RC-NMI-OUT-OF-IRQS-OFF"),
    EARLY_ANSWER("RC-EARLY-ANSWER"),
    IMPOSSIBLE("RC-IMPOSSIBLE"),
    LOG_ENDS("RC-LOG-ENDS"),
    NO_TIME("RC-NO-TIME"),
    TEXT_LOST("RC-TEXT-LOST"),
    EDITED("RC-EDITED"),
    NO_REQUEST("RC-NO-REQUEST"),
    NEVER_ASKED("RC-NEVER-ASKED"),
    SHARED_WORK("RC-SHARED-WORK"),
    CPUS_UNKNOWN("RC-CPUS-UNKNOWN"),
    NO_STATUS("RC-NO-STATUS"),
    GARBLED("RC-GARBLED");

    private final String word;

    ReasonCode(String word) {
        this.word = word;
    }

    /** The code as printed. */
    public String word() {
        return word;
    }
}
