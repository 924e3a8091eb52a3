package org.rollcall.log;

/** What the reader of a text is likely to ask of the next stretch. */
enum Demand {
    /** A few lines. To find them is most of the work, and takes no longer than to hand all bytes from one processor to the other. */
    FEW_LINES,
    /** Whole passages, which only are compared. */
    PASSAGES,
    /** Each line, and what record it is. */
    RECORDS
}
