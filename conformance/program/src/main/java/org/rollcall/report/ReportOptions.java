package org.rollcall.report;

/**
 * How reports are written.
 *
 * @param width columns of a report for people; no line is wider unless a single word is
 * @param ink what a report for people is written with
 * @param explain whether a report for people gives the reasons of every roll call and the answers to common questions
 * @param build the KCIDB build that booted, {@code ORIGIN:ID}
 */
public record ReportOptions(int width, Ink ink, boolean explain, String build) {
    /** Columns of a report that goes to no terminal. */
    public static final int WIDTH = 80;

    /** A build of which nobody said which it is. */
    public static final String UNKNOWN_BUILD = "rollcall:unknown";

    /** What {@code --build} takes: KCIDB's name of an origin, a colon, the rest. */
    public static final String BUILD_PATTERN = "[a-z0-9_]+:.+";

    /** For a file or a pipe. */
    public static ReportOptions plain() {
        return new ReportOptions(WIDTH, Ink.PLAIN, false, UNKNOWN_BUILD);
    }

    /** The same for a file. */
    public ReportOptions forFile() {
        return new ReportOptions(WIDTH, Ink.PLAIN, explain, build);
    }
}
