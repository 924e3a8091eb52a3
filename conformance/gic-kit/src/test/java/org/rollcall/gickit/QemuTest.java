package org.rollcall.gickit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Register;

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
        agrees(RecordedCases.open(file), Compatibility.QEMU);
    }

    /** Nothing in these is open, so the architecture's setting must agree with QEMU too. */
    @ParameterizedTest
    @MethodSource("seeds")
    void wellFormedRandomScriptsAreAnsweredAlike(int seed) throws IOException {
        int pes = 1 + seed % 8;
        agrees(generated(seed, pes, seed / 8 % 2 == 0, false), Compatibility.ARCHITECTURE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void openRandomScriptsAreAnsweredAlikeInTheQemuSetting(int seed) throws IOException {
        agrees(generated(seed, 1 + seed % 4, seed / 4 % 2 == 0, true), Compatibility.QEMU);
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

    private static ScriptReader generated(int seed, int pes, boolean twoStates, boolean unpredictable)
            throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new ScriptGenerator(seed, pes, twoStates, unpredictable, out).write(500);
        out.flush();
        return new ScriptReader(new StringReader(text.toString()));
    }

    private static void agrees(ScriptReader script, Compatibility setting) {
        List<Operation> operations = new ArrayList<>();
        script.forEachRemaining(operations::add);
        List<Answer> answers = QEMU.run(script.header(), operations);
        List<Operation> live = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            live.add(operations.get(i).answered(answers.get(i)));
        }
        ScriptCheck check = new ScriptCheck("QEMU");
        check.run(script.header(), live.iterator(), setting, (operation, answer) -> {});
        assertThat(check.first() == null ? "" : check.first().text()).isEmpty();
        assertThat(check.same()).isEqualTo(operations.size());
    }

    /** A wrong model must be noticed: here one that lets a disabled group compete apart. */
    @Test
    void aWrongModelIsNoticed() {
        ScriptReader script = RecordedCases.open(cases().stream()
                .filter(c -> c.getFileName().toString().startsWith("37-"))
                .findFirst()
                .orElseThrow());
        List<Operation> operations = new ArrayList<>();
        script.forEachRemaining(operations::add);
        List<Answer> answers = QEMU.run(script.header(), operations);
        ScriptCheck check = new ScriptCheck("QEMU");
        check.run(
                script.header(),
                IntStream.range(0, answers.size())
                        .mapToObj(i -> operations.get(i).answered(answers.get(i)))
                        .iterator(),
                Compatibility.GROUPS_APART,
                (operation, answer) -> {});
        assertThat(check.first()).isNotNull();
        assertThat(check.first().operation().action())
                .isEqualTo(new Action.Read(new Target(Register.ICC_HPPIR1_EL1, 1, 0)));
        assertThat(check.first().operation().level()).isEqualTo(ExceptionLevel.EL1_NS);
    }
}
