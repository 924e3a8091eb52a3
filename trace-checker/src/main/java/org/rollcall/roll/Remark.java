package org.rollcall.roll;

/**
 * What a log shows besides its roll calls.
 *
 * @param kind what it is about
 * @param line the first line that shows it
 * @param count how many lines do
 * @param text a sentence for people
 */
public record Remark(Kind kind, long line, long count, String text) {
    /** What a remark is about. */
    public enum Kind {
        /** Lines that look like a part of a roll call and were not understood: the log is not fully judged. */
        NOT_UNDERSTOOD("not-understood"),
        /** The hard lockup detector fired, and no request for a backtrace follows in the text. */
        HARD_LOCKUP("hard-lockup"),
        /** The same of the soft lockup detector. */
        SOFT_LOCKUP("soft-lockup"),
        /** The same of RCU. */
        RCU_STALL("rcu-stall"),
        /** What a trace that was found in the log tells of a silent CPU. */
        TRACE("trace");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Its name in records. */
        public String word() {
            return word;
        }
    }
}
