package org.rollcall.message;

import org.jspecify.annotations.Nullable;

/** Of which of its sealed types a message is. To ask for this costs less than a test of the type: of an interface that is a search. */
public enum Topic {
    /** {@link Asking}. */
    ASKING,
    /** {@link Answering}. */
    ANSWERING,
    /** {@link Triggering}. */
    TRIGGERING,
    /** {@link Calling}. */
    CALLING,
    /** {@link Debugging}. */
    DEBUGGING,
    /** {@link Stopping}. */
    STOPPING,
    /** {@link Configuring}. */
    CONFIGURING,
    /** {@link Dumping}. */
    DUMPING,
    /** {@link Marking}. */
    MARKING;

    /** The type of a record's message, or null if it has none. */
    public static @Nullable Topic of(@Nullable Message message) {
        return message == null ? null : message.topic();
    }
}
