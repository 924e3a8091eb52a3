package org.rollcall.roll;

/** Is told the messages of a log, each before it is judged. */
@FunctionalInterface
public interface Listener {
    /** The next message. */
    void said(Event event);

    /** The messages of a roll call that was told before. */
    default void saidAgain(Again again) {
        again.events().forEach(this::said);
    }
}
