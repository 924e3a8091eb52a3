package org.rollcall.verify;

import java.util.List;

/**
 * One line of the table.
 *
 * @param what what was held against what
 * @param amount how much of it, in words
 * @param problems what differs; empty if nothing does
 * @param seconds wall time
 */
public record Row(String what, String amount, List<String> problems, double seconds) {
    public Row {
        problems = List.copyOf(problems);
    }
}
