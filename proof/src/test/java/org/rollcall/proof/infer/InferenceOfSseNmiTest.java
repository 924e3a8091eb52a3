package org.rollcall.proof.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.rollcall.proof.infer.Inference.Result;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** The theorems about RISC-V's local software event follow from clauses that nobody wrote. {@code -Drollcall.models=deep} asks for it. */
@EnabledIfSystemProperty(named = "rollcall.models", matches = "deep")
class InferenceOfSseNmiTest {
    private static Result infer() {
        return new Inference(
                        TlaTools.ofProgram(),
                        SanyReader.ofProgram().read("SseNmiProof"),
                        text -> {},
                        Duration.ofMinutes(10))
                .run();
    }

    @Test
    void everyTheoremFollows() {
        Result result = infer();
        assertThat(result).isInstanceOfSatisfying(Result.Found.class, found -> {
            assertThat(found.theorems()).containsExactly("Lost", "Else", "Stopper", "Traced", "TaskStays");
            assertThat(found.module()).noneMatch(line -> line.contains("IndInv"));
        });
        assertThat(infer()).isEqualTo(result);
    }
}
