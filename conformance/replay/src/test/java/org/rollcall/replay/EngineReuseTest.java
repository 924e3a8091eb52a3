package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.check.ModelCheck;
import org.rollcall.spec.tla.TlaTools;

/**
 * Models checked by the same tools, one after the other, do not see each other. The liveness checker of the TLA+ tools
 * remembers a violation in a static field, and ends the next check as soon as it sees it.
 */
class EngineReuseTest {
    private static final List<String> VIOLATED_BETWEEN_TWO_THAT_HOLD =
            List.of("ML-irq-live-bt-term", "ML-irq-live-bt-term-no-timeout", "V6-irq-live-fallback");

    @Test
    void aViolatedLivenessPropertyIsForgotten() {
        TlaTools tools = TlaTools.ofProgram();
        assertThat(VIOLATED_BETWEEN_TWO_THAT_HOLD)
                .map(Manifest.ofProgram()::named)
                .allSatisfy(model -> assertThat(ModelCheck.problems(model, tools.run(model, Duration.ofMinutes(5))))
                        .as(model.name())
                        .isEmpty());
    }
}
