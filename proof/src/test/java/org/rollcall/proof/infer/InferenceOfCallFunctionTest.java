package org.rollcall.proof.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.proof.infer.Inference.Result;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** The theorems about function calls follow from clauses that nobody wrote. {@code -Drollcall.models=deep} asks for it. */
@EnabledIfSystemProperty(named = "rollcall.models", matches = "deep")
class InferenceOfCallFunctionTest {
    private static final String MODULE = "CallFunctionProof";

    private static Result infer(TlaTools tools, SanyReader reader) {
        return new Inference(tools, reader.read(MODULE), text -> {}, Duration.ofMinutes(10)).run();
    }

    @Test
    void everyTheoremFollows() {
        assertThat(infer(TlaTools.ofProgram(), SanyReader.ofProgram()))
                .isInstanceOfSatisfying(Result.Found.class, found -> {
                    assertThat(found.theorems())
                            .containsExactly(
                                    "Locked",
                                    "Covered",
                                    "TaskStays",
                                    "SomeStep",
                                    "StepsForward",
                                    "NoStepBack",
                                    "NoStepLost");
                    assertThat(found.module()).noneMatch(line -> line.contains("IndInv"));
                });
    }

    /** Another process gives objects other hashes, frees them at other times, and walks through sets in another order. */
    @Test
    void anotherProcessFindsTheSame() throws IOException, InterruptedException {
        assertThat(List.of(inAnotherProcess("-XX:hashCode=2"), inAnotherProcess("-Xmx200m")))
                .allMatch(text -> text.contains("THEOREM InferredCovered"))
                .satisfies(both -> assertThat(both.get(0)).isEqualTo(both.get(1)));
    }

    private static String inAnotherProcess(String option) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UnlockExperimentalVMOptions",
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        InferenceOfCallFunctionTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text;
    }

    /** Prints what is found. */
    public static void main(String[] arguments) {
        if (infer(TlaTools.ofProgram(), SanyReader.ofProgram()) instanceof Result.Found found) {
            found.module().forEach(System.out::println);
        }
    }

    @Test
    void anIpiThatIsForgottenIsABehaviour(@TempDir Path folder) throws IOException {
        for (String file : List.of("CsdChannel.tla", "CallFunction.tla", "CallFunctionProof.tla")) {
            Files.writeString(
                    folder.resolve(file),
                    TlaTools.ofProgram().text(file).replace("/\\ pend' = pend \\cup owed[c]\n", "/\\ pend' = pend\n"));
        }
        assertThat(infer(TlaTools.of(folder), SanyReader.of(folder)))
                .isInstanceOfSatisfying(Result.Refuted.class, refuted -> {
                    assertThat(refuted.goal()).isEqualTo("Covered: QueueCovers");
                    assertThat(refuted.steps()).contains("SendOwed(c1)");
                });
    }
}
