package org.rollcall.gickit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.gic.Compatibility;
import org.rollcall.gickit.Comparison.Outcome;

/** QEMU's recorded answers, each compared in both settings. */
class RecordedCasesTest {
    static List<Path> cases() {
        return RecordedCases.all();
    }

    @Test
    void allCasesAreThere() {
        assertThat(cases()).hasSize(41);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theQemuSettingGivesEveryRecordedAnswer(Path file) {
        assertThat(lines(file, Compatibility.QEMU, Outcome.DIFFERENT)).isEmpty();
        assertThat(lines(file, Compatibility.QEMU, Outcome.EXCUSED)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theArchitectureDiffersOnlyWhereTheRecordingIsMarked(Path file) {
        assertThat(lines(file, Compatibility.ARCHITECTURE, Outcome.DIFFERENT)).isEmpty();
    }

    static List<Path> binding() {
        return RecordedCases.binding();
    }

    @ParameterizedTest
    @MethodSource("binding")
    void theRecordingBindsSomewhere(Path file) {
        assertThat(lines(file, Compatibility.ARCHITECTURE, Outcome.SAME)).isNotEmpty();
        assertThat(lines(file, Compatibility.ARCHITECTURE, Outcome.UNANSWERED)).isEmpty();
    }

    /** If a departure had no effect in any recording, its mark there would be wrong. */
    @Test
    void theArchitectureDoesDifferWhereItIsExpectedTo() {
        TreeMap<String, List<Integer>> excused = new TreeMap<>();
        for (Path file : cases()) {
            List<Integer> lines = lines(file, Compatibility.ARCHITECTURE, Outcome.EXCUSED);
            if (!lines.isEmpty()) {
                excused.put(file.getFileName().toString().substring(0, 2), lines);
            }
        }
        assertThat(excused.toString())
                .isEqualTo("{17=[34, 36, 43], 18=[37], 27=[37, 38, 39], 43=[41, 42, 63], 45=[70]}");
    }

    private static List<Integer> lines(Path file, Compatibility compatibility, Outcome wanted) {
        List<Integer> lines = new ArrayList<>();
        ScriptReader script = RecordedCases.open(file);
        Comparison comparison = new Comparison(script.header(), compatibility);
        while (script.hasNext()) {
            Operation operation = script.next();
            if (comparison.next(operation).outcome() == wanted) {
                lines.add(operation.line());
            }
        }
        return lines;
    }
}
