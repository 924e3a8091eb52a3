package org.rollcall.gickit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation to which the model gave another answer than the one it was held against.
 *
 * @param theirs the answer that it was held against
 * @param qemu what QEMU answered, null if it was not asked
 * @param registers the model's registers of that PE before the operation; empty if the script was too long to run again
 */
public record Difference(
        Operation operation,
        Answer model,
        Answer theirs,
        @Nullable Answer qemu,
        Map<String, String> registers) {

    Difference with(Map<String, String> before, @Nullable Answer second) {
        return new Difference(operation, model, theirs, second, before);
    }

    /** What was done, on which line, for a person. */
    public String where() {
        return "line " + operation.line() + ": PE " + operation.pe() + " at " + Levels.name(operation.level()) + ": "
                + Wording.of(operation.action());
    }

    /** An answer in words. */
    public static String words(Answer answer) {
        return Wording.of(answer);
    }

    /** The rule that the model's answer follows. */
    public Rule rule() {
        return Rule.of(operation);
    }
}
