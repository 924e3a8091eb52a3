package org.rollcall.gickit;

import java.util.Map;

/**
 * An operation to which the model gave another answer than the one it was held against.
 *
 * @param other who gave that answer, "recorded" or a program's name
 * @param registers the model's registers of that PE after the operation
 */
public record Difference(
        Operation operation, Answer model, Answer expected, String other, Map<String, String> registers) {

    /** For a person: what was done, both answers, and the registers. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("line ").append(operation.line()).append(": PE ").append(operation.pe());
        text.append(" at ").append(Levels.name(operation.level())).append(": ");
        text.append(Wording.of(operation.action())).append('\n');
        text.append("  model: ").append(Wording.of(model)).append('\n');
        text.append("  ")
                .append(other)
                .append(": ")
                .append(Wording.of(expected))
                .append('\n');
        text.append("  registers of PE ").append(operation.pe()).append(" in the model after it:\n");
        registers.forEach((name, value) ->
                text.append("    ").append(name).append(" = ").append(value).append('\n'));
        return text.toString();
    }
}
