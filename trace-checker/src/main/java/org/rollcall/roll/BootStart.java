package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.message.Configuring;
import org.rollcall.message.Message;

/**
 * Tells where a boot starts. {@code Booting Linux} and {@code Linux version} both start one; the second of the two does not start another. Other
 * lines of a boot start one where the first are not in the text: nobody waits for answers while the kernel boots.
 */
final class BootStart {
    private boolean begun;

    /** Whether one starts with this record, which says so much, if anything; {@code waiting} tells whether an answer is awaited. */
    boolean isAt(@Nullable Message message, boolean waiting) {
        boolean first = message instanceof Configuring.BootingLinux;
        boolean second = message instanceof Configuring.LinuxVersion;
        boolean later = message instanceof Configuring.CommandLine || message instanceof Configuring.BroughtUp;
        boolean starts = first || second && !begun || later && waiting;
        if (message != null) {
            begun = first || second;
        }
        return starts;
    }

    /** A message of something else was passed. */
    void passed() {
        begun = false;
    }
}
