package org.rollcall.message;

/** Whose kernel a line shows it to be. */
public enum Architecture {
    ARM64("arm64"),
    X86("x86"),
    POWERPC("powerpc"),
    /** One that sends its requests as ordinary interrupts. */
    OTHER("an architecture whose requests are ordinary interrupts");

    private final String words;

    Architecture(String words) {
        this.words = words;
    }

    /** The name in a sentence. */
    public String words() {
        return words;
    }
}
