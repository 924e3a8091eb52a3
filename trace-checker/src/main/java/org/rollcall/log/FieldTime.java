package org.rollcall.log;

import org.jspecify.annotations.Nullable;

/** The time in a named field of an entry: {@code __MONOTONIC_TIMESTAMP=21288313}, {@code "time": 21.288313}, {@code "ts": "2025-03-04T..."}. */
final class FieldTime {
    private static final int MOST_DIGITS = 15;

    private FieldTime() {}

    /** The stamp, or null if the value is none. */
    static @Nullable Stamp of(String key, String value) {
        int digits = Digits.after(value, 0, value.length());
        if (digits == value.length() && digits > 0 && digits <= MOST_DIGITS && key.contains("MONOTONIC")) {
            return new Stamp(Stamp.Clock.KERNEL, Digits.number(value, 0, digits));
        }
        WallTime wall = WallTime.at(value, 0, value.length());
        if (wall != null) {
            return wall.stamp();
        }
        KernelTime seconds = OtherUnit.isBefore(key, key.length()) ? null : KernelTime.bare(value, 0, value.length());
        return seconds == null || seconds.end() < value.length() ? null : seconds.stamp();
    }
}
