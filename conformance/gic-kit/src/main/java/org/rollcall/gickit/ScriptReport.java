package org.rollcall.gickit;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a script's answers compare with the model's.
 *
 * @param header the machine that the script ran on
 * @param operations how many there were
 * @param same answers that bind and are the same
 * @param unbound answers that are the same and bind nobody, by why
 * @param excused answers that differ and bind nobody, by what excuses them
 * @param different answers that bind and differ
 * @param unanswered operations that ask and have no answer
 * @param firstUnanswered the line of the first, if there is one
 * @param differences the first of those that differ, see {@link ScriptCheck}
 * @param explanation what declared choice would explain them, null if all is the same
 */
public record ScriptReport(
        ScriptHeader header,
        int operations,
        int same,
        Map<String, Integer> unbound,
        Map<String, Integer> excused,
        int different,
        int unanswered,
        OptionalInt firstUnanswered,
        List<Difference> differences,
        @Nullable Explanation explanation) {

    /** What a report comes to. */
    public enum Verdict {
        /** Something was compared, all of it is the same, and nothing is missing. */
        AGREES,
        /** An answer that binds is another one. */
        DIFFERS,
        /** What was compared is the same, but answers or lines are missing. */
        INCOMPLETE,
        /** No answer that binds was there to compare. */
        NOTHING_COMPARED
    }

    public Verdict verdict() {
        if (different > 0) {
            return Verdict.DIFFERS;
        } else if (same == 0) {
            return Verdict.NOTHING_COMPARED;
        }
        return unanswered > 0 || cut() ? Verdict.INCOMPLETE : Verdict.AGREES;
    }

    /** Whether the header announces another number of operations. */
    public boolean cut() {
        return header.operations().isPresent() && header.operations().getAsInt() != operations;
    }

    /** Answers that differ and bind nobody. */
    public int excuses() {
        return sum(excused);
    }

    /** Answers that are the same, whether they bind or not. */
    public int equal() {
        return same + sum(unbound);
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
