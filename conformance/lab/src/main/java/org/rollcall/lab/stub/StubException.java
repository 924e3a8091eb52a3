package org.rollcall.lab.stub;

/** The gdb stub did not do what was awaited; the message says what that was. */
public final class StubException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 60;

    public StubException(String message) {
        super(message);
    }

    public StubException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What a stub said, fit for a message to a person. */
    static String printable(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
    }
}
