package org.rollcall.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.lab.guest.LabException;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;

class ScenarioReaderTest {
    private static final String GOOD = """
            {
              "about": "all kinds of things",
              "cpus": 8,
              "pseudoNmi": true,
              "words": ["nowatchdog"],
              "actions": ["offline 7", "spin 1", "lock HARDLOCKUP 0", "wait 5", "request l2 g3"],
              "kdb": ["cpu", "go"],
              "expected": [{"kind": "backtrace", "answered": "1-6", "missed": "0"}]
            }
            """;

    @Test
    void aScenarioBecomesKernelWords() {
        Scenario scenario = ScenarioReader.read("some", GOOD);
        assertThat(scenario.kernelWords())
                .containsExactly(
                        "nowatchdog",
                        "irqchip.gicv3_pseudo_nmi=1",
                        "kgdboc=ttyAMA0",
                        "home=1",
                        "actions=offline:7;spin:1;lock:HARDLOCKUP:0;wait:5;request:l2:g3");
        assertThat(scenario.expected())
                .isEqualTo(List.of(new Expectation(Kind.BACKTRACE, CpuSet.range(1, 6), CpuSet.of(0))));
        assertThat(scenario.panics()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"spin 1\"         | \"spin\"           | not an action",
                "\"spin 1\"         | \"spin 1 2\"       | not an action",
                "\"spin 1\"         | \"spin x\"         | not an action",
                "\"spin 1\"         | \"Spin 1\"         | not an action",
                "\"spin 1\"         | \"lock 1\"         | not an action",
                "\"spin 1\"         | \"lock a;b 1\"     | not an action",
                "\"spin 1\"         | \"request\"        | not an action",
                "\"spin 1\"         | \"request b0\"     | not an action",
                "\"spin 1\"         | \"spin 8\"         | CPU 8 of 8",
                "\"spin 1\"         | \"request l9\"     | CPU 9 of 8",
                "\"nowatchdog\"     | \"panic_force_cpu=8\"  | redirected to one of the CPUs 0 to 7",
                "\"nowatchdog\"     | \"panic_force_cpu=-1\" | redirected to one of the CPUs 0 to 7",
                "\"cpus\": 8        | \"cpus\": 0        | not between 1 and 512",
                "\"cpus\": 8        | \"cpus\": \"many\" | many",
                "\"cpus\": 8,       | \"\": 8,           | line",
                "\"kdb\": [\"cpu\", \"go\"], | \"kbd\": [], | Missing field",
                "\"kdb\": [           | \"k\": 1, \"kdb\": [ | Unrecognized property",
                "\"1-6\"            | \"6-1\"            | backwards",
                "\"1-6\"            | \"1..6\"           | no list of CPUs",
                "\"backtrace\"      | \"backtraces\"     | not a kind of roll call",
                "\"nowatchdog\"     | \"a b\"            | no blank",
                "\"cpus\": 8        | \"cpus\": 8]       | line 3",
            })
    void badInputIsNamed(String good, String bad, String message) {
        String text = GOOD.replace(good, bad);
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> ScenarioReader.read("some", text))
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("scenario some: ")
                .hasMessageContaining(message);
    }

    @Test
    void oneCpuMustBeLeft() {
        String text = GOOD.replace("\"cpus\": 8", "\"cpus\": 2")
                .replace(
                        "\"offline 7\", \"spin 1\", \"lock HARDLOCKUP 0\", \"wait 5\", \"request l2 g3\"",
                        "\"lock HARDLOCKUP 0\", \"offline 1\", \"request l0\"");
        assertThatThrownBy(() -> ScenarioReader.read("some", text)).hasMessageContaining("no CPU is left");
    }
}
