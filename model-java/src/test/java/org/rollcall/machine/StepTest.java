package org.rollcall.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.StepKind;

class StepTest {
    @ParameterizedTest
    @EnumSource(StepKind.class)
    void textIsRead(StepKind kind) {
        Step step = new Step(kind, 11, kind.hasArgument() ? 2 : -1);
        assertThat(Step.parse(step.toString())).isEqualTo(step);
    }

    @Test
    void printsAsTheSpecificationDoes() {
        assertThat(new Step(StepKind.TAKE, 0, Sgi.BT.ordinal())).hasToString("Take(c1, BT)");
        assertThat(new Step(StepKind.T5, 0, 2)).hasToString("T5(c1, c3)");
        assertThat(new Step(StepKind.E0, 1, -1)).hasToString("E0(c2)");
    }

    @Test
    void whatIsNoStepIsRefused() {
        for (String text :
                List.of("", "E0", "E0()", "E0(c0)", "E0(c1, c2)", "T5(c1)", "T5(c1, BT)", "Take(c1, c2)", "Nap(c1)")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Step.parse(text));
        }
    }
}
