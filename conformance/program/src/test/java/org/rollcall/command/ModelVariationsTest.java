package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;

/** Configurations that the manifest does not have. */
class ModelVariationsTest {
    private static final String COUNTS = "(?s).*\n[\\d,]+ distinct states, [\\d,]+ generated, \\d+ levels.*";

    private static Program model(String... args) {
        return Program.run(Stream.concat(Stream.of("model"), Stream.of(args)).toArray(String[]::new));
    }

    /** One is varied into another of the manifest, whose counts are known. */
    @Test
    void aVariedModelIsTheModelWithTheseConstants() {
        Model windows = Manifest.ofProgram().named("ML-any-f22-weak");
        Program varied = model(
                "--engine",
                "java",
                "--set",
                "Stuck={}",
                "--set",
                "Windows={c3}",
                "--set",
                "MaxKg=2",
                "--set",
                "Timeouts=any",
                "ML-nmi-roundup");
        assertThat(varied.out())
                .contains(String.format(
                        "%,d distinct states, %,d generated, %d levels",
                        windows.distinct(), windows.generated(), windows.depth()));
    }

    @Test
    void theToolsConfirmAVariationToo() {
        Program two = model("--cpus", "2", "--set", "Stuck={c1}", "ML-nmi-roundup");
        assertThat(two.status()).isZero();
        assertThat(two.out()).startsWith("ML-nmi-roundup, varied: holds\n").matches(COUNTS);
        assertThat(two.out()).contains("the TLA+ tools' own engine counts the same");
    }

    @Test
    void aSweepIsATable() {
        Program table = model("--engine", "java", "--cpus", "3..4", "--sweep", "Stuck={c1, c3},{}", "ML-nmi-roundup");
        assertThat(table.status()).isZero();
        List<String> rows = table.out().lines().toList();
        assertThat(rows)
                .hasSize(5)
                .extracting(row -> row.split(" {2,}")[0])
                .containsExactly(
                        "ML-nmi-roundup",
                        "3 CPUs, Stuck = {c1, c3}",
                        "3 CPUs, Stuck = {}",
                        "4 CPUs, Stuck = {c1, c3}",
                        "4 CPUs, Stuck = {}");
    }

    @Test
    void aStateIsFoundByAPredicate() {
        Program found = model("--find", "tmo /\\ nS = 1", "ML-f25");
        assertThat(found.status()).isZero();
        assertThat(found.out())
                .startsWith("ML-f25: such a state is reached: tmo /\\ nS = 1\n")
                .contains("TimeoutKg");
        Program none = model("--find", "nM > 3", "ML-f25");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.out()).startsWith("ML-f25: no state is such: nM > 3\n");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(List.of("--cpus", "0"), "1 to 64 CPUs, not 0"),
                Arguments.of(List.of("--cpus", "65"), "1 to 64 CPUs, not 65"),
                Arguments.of(List.of("--cpus", "4..2"), "--cpus 4..2"),
                Arguments.of(List.of("--cpus", "some"), "--cpus N"),
                Arguments.of(List.of("--cpus", "2"), "Stuck names c3, which is not in CPU"),
                Arguments.of(List.of("--set", "Nothing=1"), "there is no constant Nothing"),
                Arguments.of(List.of("--set", "Masters={c9}"), "Masters names c9, which is not in CPU"),
                Arguments.of(List.of("--set", "Masters=c2"), "expected something like {c2}"),
                Arguments.of(List.of("--set", "MaxKg=many"), "expected something like 1"),
                Arguments.of(List.of("--set", "MaxKg=99"), "0 to 15"),
                Arguments.of(List.of("--set", "Timeouts=never"), "Timeouts"),
                Arguments.of(List.of("--set", "MaxKg"), "--set NAME=VALUE"),
                Arguments.of(List.of("--find", "frob = 1"), "Find.tla:4:5: Unknown operator: `frob'."),
                Arguments.of(List.of("--find", "tmo ="), "Find.tla:4:10: unexpected )"),
                Arguments.of(List.of("--sweep", "MaxKg"), "--sweep NAME=VALUE"),
                Arguments.of(List.of("--sweep", "Timeouts=fair,never"), "(the row Timeouts = \"never\")"),
                Arguments.of(
                        List.of("--sweep", "Masters={c2},{c9}"),
                        "Masters names c9, which is not in CPU (the row Masters = {c9})"),
                Arguments.of(List.of("--cpus", "2..3"), "Stuck names c3, which is not in CPU (the row 2 CPUs)"),
                Arguments.of(List.of("--cpus", "3..4", "--sweep", "MaxKg=1,99"), "(the row 3 CPUs, MaxKg = 99)"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aConfigurationWithoutMeaningIsRefusedInOneLine(List<String> options, String words) {
        Program refused = model(Stream.of(Stream.of("--engine", "java"), options.stream(), Stream.of("ML-nmi-roundup"))
                .flatMap(part -> part)
                .toArray(String[]::new));
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains(words).doesNotContain("internal");
    }
}
