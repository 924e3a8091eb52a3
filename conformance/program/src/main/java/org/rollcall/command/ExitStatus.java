package org.rollcall.command;

/** What the program's exit status says, for every command. */
final class ExitStatus {
    /** Nothing is missed, violated or different. */
    static final int OK = 0;
    /** Something is missed, violated or different. */
    static final int FOUND = 1;
    /** Usage, input or an error inside the program. */
    static final int ERROR = 2;

    private ExitStatus() {}
}
