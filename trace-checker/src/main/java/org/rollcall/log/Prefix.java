package org.rollcall.log;

import org.jspecify.annotations.Nullable;

/**
 * What stands before a record. {@link #read} takes what is no word in any framing: blanks, quotes of mails and commit messages, code
 * fences, a log level, stamps and the kernel's caller id, in any order and number. {@link #upTo} takes all up to a place that is known.
 *
 * @param time the kernel's stamp, or else the last other one, or null
 * @param caller the caller id, or null
 * @param end the index at which the record starts
 */
record Prefix(@Nullable Stamp time, @Nullable String caller, int end) {
    /** The prefix at {@code line[from]}. */
    static Prefix read(String line, int from, int end) {
        var reader = new PrefixReader(line, end);
        int at = from;
        int before = -1;
        while (at < end && at != before) {
            before = at;
            at = reader.element(at);
        }
        return new Prefix(reader.time(), reader.caller(), at);
    }

    /** The prefix {@code line[from, to)}, whatever it is made of. */
    static Prefix upTo(String line, int from, int to) {
        var reader = new PrefixReader(line, to);
        int at = from;
        while (at < to) {
            int next = reader.element(at);
            at = next > at ? next : reader.word(at);
        }
        return new Prefix(reader.time(), reader.caller(), to);
    }
}
