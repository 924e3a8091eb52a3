package org.rollcall.message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code nmi_backtrace_stall_check} of x86 (arch/x86/kernel/nmi.c, Linux 6.4 to 7.3) says of a CPU. */
final class StallWords {
    private static final Pattern HEAD = Pattern.compile("(?:nmi_backtrace_stall_check: )?CPU \\d+: ");

    /** {@code msgp}. */
    private static final List<String> STATES = List.of(
            "NMIs are not reaching exc_nmi() handler",
            "exc_nmi() handler is ignoring NMIs",
            "CPU is offline and NMIs are not reaching exc_nmi() handler",
            "CPU is offline and exc_nmi() handler is legitimately ignoring NMIs",
            "CPU is in exc_nmi() handler and no further NMIs are reaching handler",
            "CPU is in exc_nmi() handler which is legitimately ignoring NMIs",
            "CPU is offline in exc_nmi() handler and no more NMIs are reaching exc_nmi() handler",
            "CPU is offline in exc_nmi() handler which is legitimately ignoring NMIs",
            "CPU entered NMI handler function, but has not exited",
            "CPU is handling NMIs");

    /** {@code modp} and {@code msghp}. */
    private static final List<String> MORE = List.of(
            ", but OK because ignore_nmis was set",
            " (CPU exited one NMI handler function)",
            " (CPU currently in NMI handler function)",
            " (CPU was never in an NMI handler function)");

    private static final List<String> ALL = all();

    private StallWords() {}

    /** What stands in this line behind the kernel's words, which may be cut anywhere; null if the words are others. */
    static @Nullable String behind(String line) {
        Matcher head = HEAD.matcher(line);
        String said = (head.find() ? line.substring(head.end()) : line).stripTrailing();
        for (String words : ALL) {
            if (words.startsWith(said)) {
                return "";
            } else if (said.startsWith(words)) {
                return said.substring(words.length());
            }
        }
        return null;
    }

    /** The longest first. */
    private static List<String> all() {
        List<String> all = new ArrayList<>();
        for (String state : STATES) {
            for (String first : MORE) {
                for (String second : MORE.subList(1, MORE.size())) {
                    all.add(state + first + second);
                }
                all.add(state + first);
            }
            all.add(state);
        }
        all.sort((one, other) -> other.length() - one.length());
        return all;
    }
}
