package org.rollcall.log;

import org.jspecify.annotations.Nullable;

/**
 * One record of a log, framing removed. A physical line may hold several.
 *
 * @param number the physical line, from 1
 * @param offset the byte offset at which the physical line starts, in the decompressed text
 * @param time the record's stamp, or null if it has none
 * @param caller the id of {@code CONFIG_PRINTK_CALLER}, such as {@code C8} or {@code T555}, or null
 * @param text the record itself, one char a byte (ISO 8859-1); never meant for a terminal. Where it is no message each digit may be a zero
 */
public record Line(
        long number,
        long offset,
        @Nullable Stamp time,
        @Nullable String caller,
        String text) {
    /** The same with a stamp that tells nothing. */
    public Line untimed() {
        return new Line(number, offset, null, caller, text);
    }
}
