package org.rollcall.channel;

/** What the firmware is asked to signal: all that a CPU learns of a request. */
public enum SdeiEvent {
    /** Event 0, for software. */
    EV0
}
