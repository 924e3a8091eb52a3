package org.rollcall.spec.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollcall.spec.syntax.Place;

/** A change moves no other text to another column: TLA+ takes the structure of lists from columns. */
class SourceTextTest {
    private static final SourceText SOURCE = new SourceText("""
            A(c) ==
              /\\ \\/ x = c
                 \\/ y
              /\\ z' = IF x THEN {c} ELSE {}
            """);
    private static final Place WHOLE = new Place("M", 1, 1, 4, 31);

    @Test
    void whatFollowsOnTheLineKeepsItsColumn() {
        Edit longer = Edit.instead(Kind.NEGATED, new Place("M", 4, 14, 4, 14), "~(x)");
        assertThat(SOURCE.definition(WHOLE, "A", longer).lines().toList())
                .containsExactly(
                        "",
                        " (c) ==",
                        "  /\\ \\/ x = c",
                        "     \\/ y",
                        "  /\\ z' = IF ~(x)",
                        "               THEN {c} ELSE {}");
    }

    @Test
    void aListOfSeveralLinesStaysOne() {
        Edit around = Edit.around(Kind.NEGATED, new Place("M", 2, 6, 3, 9), "~(", ")");
        assertThat(SOURCE.definition(WHOLE, "A", around).lines().toList())
                .containsExactly(
                        "", " (c) ==", "  /\\ ~(", "     \\/ x = c", "     \\/ y)", "  /\\ z' = IF x THEN {c} ELSE {}");
    }

    @Test
    void theLastExpressionHasNothingBehindIt() {
        Edit last = Edit.instead(Kind.OTHER_SET, new Place("M", 4, 30, 4, 31), "CPU");
        assertThat(SOURCE.definition(WHOLE, "A", last)).endsWith("ELSE CPU\n" + " ".repeat(31));
    }

    @Test
    void wordsAreOneLine() {
        assertThat(SOURCE.words(new Place("M", 2, 6, 3, 9))).isEqualTo("\\/ x = c \\/ y");
    }
}
