package org.rollcall.lab.guest;

import java.util.Locale;

/** How QEMU runs the virtual CPUs. */
public enum TcgThreads {
    /** All in one thread, in turn. */
    SINGLE,
    /** Each in a thread of its own. */
    MULTI;

    /** QEMU's word for it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
