package org.rollcall.gickit;

/** A script that cannot be run; the message says where and what to do. */
public final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param line the line of the script, from 1 */
    public ScriptException(int line, String message) {
        super("line " + line + ": " + message);
    }

    public ScriptException(String message) {
        super(message);
    }
}
