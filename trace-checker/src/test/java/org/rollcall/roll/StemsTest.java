package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StemsTest {
    private static final Stems STEMS = Stems.ofAlternatives("(?:los(?:t|es)|over-?run|cut)");

    @Test
    void aWordIsFoundByItsBeginning() {
        assertThat(STEMS.occurIn("12 messages lost")).isTrue();
        assertThat(STEMS.occurIn("OVERRUN")).isTrue();
        assertThat(STEMS.occurIn("(cut)")).isTrue();
        assertThat(STEMS.occurIn("cu")).isFalse();
        assertThat(STEMS.occurIn("")).isFalse();
    }

    @Test
    void theMiddleOfAWordIsNone() {
        assertThat(STEMS.occurIn("executed")).isFalse();
        assertThat(STEMS.occurIn("xover_lost")).isFalse();
    }

    @Test
    void nothingIsLostSilently() {
        assertThatIllegalArgumentException().isThrownBy(() -> Stems.ofAlternatives("(?:[dk]?msg|lost)"));
    }
}
