package org.rollcall.gickit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.gic.Compatibility;

/**
 * The model against QEMU, run now. {@code -Drollcall.gic.scripts=200} runs more random scripts;
 * {@code -Drollcall.gic.qemu=PATH} names another QEMU.
 */
class QemuTest {
    private static final String PROGRAM = System.getProperty("rollcall.gic.qemu", Qemu.PROGRAM);
    private static final Qemu QEMU = new Qemu(PROGRAM, Duration.ofSeconds(60));
    private static final int SCRIPTS = Integer.getInteger("rollcall.gic.scripts", 12);

    static List<Path> cases() {
        return RecordedCases.all();
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, SCRIPTS);
    }

    @BeforeEach
    void installed() {
        boolean available = QEMU.available();
        if (!available) {
            System.out.println("skipped: " + PROGRAM + " is not installed");
        }
        assumeTrue(available, PROGRAM + " is not installed");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void recordedCasesAreAnsweredAlike(Path file) {
        agrees(RecordedCases.open(file), QEMU.setting());
    }

    static List<Path> directed() throws IOException {
        return KillMatrixTest.directed();
    }

    /** Those for a machine that QEMU can be: it has 5 or 8 priority bits, no 1-of-N, and superpriority since 9.1. */
    @ParameterizedTest
    @MethodSource("directed")
    void directedScriptsAreAnsweredAlike(Path file) {
        ScriptReader script = RecordedCases.open(file);
        Optional<String> lacking = QEMU.lacks(script.header());
        assumeTrue(lacking.isEmpty(), () -> PROGRAM + ": " + lacking.orElse(""));
        agrees(script, QEMU.setting());
    }

    /** Nothing in these is open, so the architecture's setting must agree with QEMU too. */
    @ParameterizedTest
    @MethodSource("seeds")
    void wellFormedRandomScriptsAreAnsweredAlike(int seed) {
        int pes = 1 + seed % 8;
        agrees(generated(seed, pes, seed / 8 % 2 == 0, false), Compatibility.ARCHITECTURE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void openRandomScriptsAreAnsweredAlikeInTheQemuSetting(int seed) {
        agrees(generated(seed, 1 + seed % 4, seed / 4 % 2 == 0, true), QEMU.setting());
    }

    @Test
    void aGuestThatHangsIsEnded(@TempDir Path folder) throws IOException {
        Path hangs = folder.resolve("hangs");
        Files.writeString(hangs, "#!/bin/sh\nexec sleep 600\n");
        assertThat(hangs.toFile().setExecutable(true)).isTrue();
        ScriptReader script = RecordedCases.open(cases().get(0));
        assertThatThrownBy(() -> new Qemu(hangs.toString(), Duration.ofMillis(300)).run(script.header(), List.of()))
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("did not finish");
        assertThat(ProcessHandle.current().descendants().anyMatch(ProcessHandle::isAlive))
                .isFalse();
    }

    private static ScriptReader generated(int seed, int pes, boolean twoStates, boolean unpredictable) {
        return Scripts.open(Scripts.generated(seed, pes, twoStates, unpredictable, Declaration.NONE));
    }

    private static void agrees(ScriptReader script, Compatibility setting) {
        List<Operation> operations = new ArrayList<>();
        script.forEachRemaining(operations::add);
        List<Answer> answers = QEMU.run(script.header(), operations);
        List<Operation> live = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            live.add(operations.get(i).answered(answers.get(i)));
        }
        ScriptReport report = new ScriptCheck(script.header(), setting, 1, List.of()).run(live.iterator());
        assertThat(report.differences()).extracting(Difference::where).isEmpty();
        assertThat(report.verdict()).isEqualTo(ScriptReport.Verdict.AGREES);
        assertThat(report.excuses()).isZero();
    }

    /** A wrong answer of QEMU must be noticed: here one to a read that is put in its place. */
    @Test
    void aWrongAnswerIsNoticed() {
        ScriptReader script = RecordedCases.open(RecordedCases.starting("04-"));
        List<Operation> operations = new ArrayList<>();
        script.forEachRemaining(operations::add);
        List<Answer> answers = QEMU.run(script.header(), operations);
        List<Operation> wrong = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i) instanceof Answer.Value value && value.value() == 0x3ff
                    ? new Answer.Value(0)
                    : answers.get(i);
            wrong.add(operations.get(i).answered(answer));
        }
        ScriptReport report = new ScriptCheck(script.header(), QEMU.setting(), 1, answers).run(wrong.iterator());
        assertThat(report.verdict()).isEqualTo(ScriptReport.Verdict.DIFFERS);
        assertThat(report.differences().get(0).qemu()).isEqualTo(new Answer.Value(0x3ff));
    }
}
