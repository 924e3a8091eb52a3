package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.rollcall.message.CpuSet;

/** What must hold of any bytes, and of any real log that is cut, shuffled or robbed of a line. */
class RobustProperties {
    private static final List<List<String>> SAMPLES = samples();
    private static final List<String> PARTS = List.of(
            "Sending NMI from CPU 0 to CPUs 1-3:",
            "Sending NMI from CPU 1 to CPUs 0-99999,3-1:",
            "Sending NMI from CPU 2 to CPUs 1,",
            "NMI backtrace for cpu 1",
            "NMI backtrace for cpu 2 skipped: idling at x",
            "sysrq: Show backtrace of all active CPUs",
            "sysrq: CPU1:",
            "KGDB: Timed out waiting for secondary CPUs.",
            "Available cpus: 0, 1(D), 2-",
            "[0]kdb> go",
            "  CPU[  1]: TSTATE[0000000000000000]",
            "SMP: failed to stop secondary CPUs 1-2",
            "Booting Linux on physical CPU 0",
            "[   10.000000] ",
            "[99999999999.999999] ",
            "[  +0.5] ",
            "<6>",
            "> ",
            "\u001b[31m",
            "\\n",
            "\r",
            "\n",
            "\0",
            "\u00c3",
            "...",
            "9999-99-99 99:99:99 ");

    @Provide
    Arbitrary<byte[]> anyBytes() {
        Arbitrary<String> noise =
                Arbitraries.strings().withCharRange((char) 0, (char) 255).ofMaxLength(8);
        return Arbitraries.oneOf(Arbitraries.of(PARTS), Arbitraries.of(PARTS), Arbitraries.just("\n"), noise)
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 20_000, shrinking = ShrinkingMode.BOUNDED)
    void anyBytesGetAVerdict(@ForAll("anyBytes") byte[] bytes) {
        int index = 0;
        for (RollCall call : Logs.check(bytes)) {
            assertThat(call.index()).isEqualTo(++index);
            consistent(call);
        }
    }

    @Provide
    Arbitrary<List<String>> sampleLines() {
        return Arbitraries.of(SAMPLES);
    }

    @Provide
    Arbitrary<String> mutatedSamples() {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 400);
        return Combinators.combine(Arbitraries.of(SAMPLES), places, places, Arbitraries.of(PARTS))
                .as((lines, from, to, put) -> {
                    List<String> mutated = new ArrayList<>(lines);
                    String moved = mutated.remove(from % mutated.size());
                    mutated.add(to % (mutated.size() + 1), moved);
                    mutated.add(from % mutated.size(), put);
                    return String.join("\n", mutated);
                });
    }

    @Property(tries = 2_000)
    void aDamagedLogGetsConsistentVerdicts(@ForAll("mutatedSamples") String text) {
        Logs.check(text).forEach(RobustProperties::consistent);
    }

    @Property(tries = 1_500)
    void aCutLogNeverMissesACpuThatTheWholeLogHears(
            @ForAll("sampleLines") List<String> lines, @ForAll("cuts") double cut) {
        List<RollCall> whole = Logs.check(String.join("\n", lines));
        List<RollCall> part = Logs.check(String.join("\n", lines.subList(0, (int) (lines.size() * cut))));
        for (RollCall call : part) {
            CpuSet missed = call.missed() == null ? CpuSet.none() : call.missed();
            whole.stream()
                    .filter(other -> other.kind() == call.kind() && other.requestLine() == call.requestLine())
                    .forEach(other -> assertThat(missed.and(heard(other))).isEqualTo(CpuSet.none()));
        }
    }

    @Provide
    Arbitrary<Double> cuts() {
        return Arbitraries.doubles().between(0.3, 1.0);
    }

    /** The mutant of a log: an answer is gone, so its roll call must not be complete any more. */
    @Property(tries = 400)
    void withoutOneAnswerNoRollCallIsComplete(@ForAll("sampleLines") List<String> lines, @ForAll("cuts") double which) {
        for (RollCall call : Logs.check(String.join("\n", lines))) {
            boolean asksOthers =
                    call.kind() == Kind.BACKTRACE && call.verdict() == Verdict.COMPLETE && call.asked() != null;
            if (!asksOthers) {
                continue;
            }
            int[] others = heard(call).stream()
                    .filter(cpu -> call.requester() == null || cpu != call.requester())
                    .toArray();
            int victim = others[(int) (which * (others.length - 1))];
            List<String> robbed = new ArrayList<>(lines);
            for (int i = (int) call.firstLine() - 1; i < call.lastLine(); i++) {
                if (robbed.get(i).matches("(?s).*NMI backtrace for cpu " + victim + "\\b.*")) {
                    robbed.set(i, "");
                }
            }
            assertThat(Logs.check(String.join("\n", robbed)).stream()
                            .filter(other -> other.requestLine() == call.requestLine()
                                    && other.verdict() == Verdict.COMPLETE
                                    && call.asked().equals(other.asked())))
                    .isEmpty();
        }
    }

    private static CpuSet heard(RollCall call) {
        CpuSet answered = call.answered() == null ? CpuSet.none() : call.answered();
        return call.idle() == null ? answered : answered.with(call.idle());
    }

    private static void consistent(RollCall call) {
        assertThat(call.firstLine()).isBetween(1L, call.lastLine());
        CpuSet missed = call.missed() == null ? CpuSet.none() : call.missed();
        assertThat(missed.and(heard(call))).isEqualTo(CpuSet.none());
        if (call.asked() != null) {
            assertThat(missed.without(call.asked())).isEqualTo(CpuSet.none());
            assertThat(call.undecided()).isNotNull();
        }
        switch (call.verdict()) {
            case COMPLETE -> assertThat(missed.isEmpty()).isTrue();
            case MISSED -> assertThat(call.reasons()).isNotEmpty();
            case INCONCLUSIVE -> assertThat(missed.isEmpty()).isTrue();
            case IMPOSSIBLE -> throw new AssertionError("no text is impossible without the model");
        }
    }

    private static List<List<String>> samples() {
        try (Stream<Path> files = Files.list(Path.of("../conformance/program/samples"))) {
            List<List<String>> samples = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                samples.add(Arrays.asList(
                        Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")));
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
