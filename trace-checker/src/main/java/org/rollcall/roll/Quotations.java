package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.Asking;
import org.rollcall.message.Marking;
import org.rollcall.message.Message;
import org.rollcall.message.Topic;

/**
 * Tells what somebody quotes from what the kernel prints: where the request, or what led to it, has a stamp, a record without one that
 * answers it was written there by somebody else, or has lost its start.
 */
final class Quotations {
    private boolean stamped;

    /** What the next record says: a quotation is not understood. */
    @Nullable
    Message heard(Line line, @Nullable Message message) {
        if (message == null) {
            return null;
        } else if (line.time() == null && stamped && endsRollCall(message)) {
            return new Marking.NotUnderstood();
        } else if (message.topic() == Topic.ASKING || message.topic() == Topic.TRIGGERING) {
            stamped = line.time() != null;
        }
        return message;
    }

    private static boolean endsRollCall(Message message) {
        return message.topic() == Topic.ANSWERING
                || message.topic() == Topic.STOPPING
                || message instanceof Asking.StillSilent;
    }
}
