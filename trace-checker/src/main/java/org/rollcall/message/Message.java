package org.rollcall.message;

/** What one record of a kernel log says, in the kernel's own terms. */
public sealed interface Message
        permits Asking, Answering, Triggering, Calling, Debugging, Stopping, Configuring, Dumping, Marking {
    /** Which of these types it is of. */
    Topic topic();
}
