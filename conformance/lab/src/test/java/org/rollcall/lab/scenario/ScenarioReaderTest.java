package org.rollcall.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;

class ScenarioReaderTest {
    private static final String GOOD = """
            {
              "about": "all kinds of things",
              "cpus": 8,
              "pseudoNmi": true,
              "sdei": false,
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
                "\"spin 1\"         | \"call\"           | not an action",
                "\"spin 1\"         | \"call 8\"         | CPU 8 of 8",
                "\"spin 1\"         | \"lock 1\"         | not an action",
                "\"spin 1\"         | \"lock a;b 1\"     | not an action",
                "\"spin 1\"         | \"request\"        | not an action",
                "\"spin 1\"         | \"request x0\"     | not an action",
                "\"spin 1\"         | \"barrier\"        | not an action",
                "\"spin 1\"         | \"restart x\"      | not an action",
                "\"spin 1\"         | \"lead\"           | not a move",
                "\"spin 1\"         | \"lead end\"       | not a move",
                "\"spin 1\"         | \"lead run 1\"     | not a move",
                "\"spin 1\"         | \"lead run 1 until 2 a\"   | not a move",
                "\"spin 1\"         | \"lead run 1-8 until 1 a\" | CPU 8 of 8",
                "\"spin 1\"         | \"lead press b1\"  | not a move",
                "\"spin 1\"         | \"lead press c1\", \"lead press c1\" | into one action",
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

    /** The guest is told which CPU takes the interrupt of the serial line; the rest is the lab's. */
    @Test
    void theCpusAreLedWithoutTheGuest() {
        Scenario scenario = ScenarioReader.read(
                "some", GOOD.replace("\"spin 1\"", "\"lead run 1-3 until 1 a, 2 b; press c3; run 3 until 3 c\""));
        assertThat(scenario.kernelWords()).contains("nokaslr").anyMatch(word -> word.contains(";lead:3;"));
        assertThat(scenario.lead().orElseThrow().moves())
                .containsExactly(
                        new Move.Run(
                                new TreeSet<>(List.of(new Cpu(1), new Cpu(2), new Cpu(3))),
                                new TreeMap<>(Map.of(new Cpu(1), "a", new Cpu(2), "b"))),
                        new Move.Press(new Action.Key('c', 3)),
                        new Move.Run(new TreeSet<>(List.of(new Cpu(3))), new TreeMap<>(Map.of(new Cpu(3), "c"))));
        assertThat(scenario.panickers()).containsExactly(3);
    }

    @Test
    void anOrderlyRestartIsARestartAndTheLabMayEndAGuestThatHangs() {
        String text = GOOD.replace("\"spin 1\"", "\"restart 1\", \"lead run 1 until 1 a; end 30\"");
        Scenario scenario = ScenarioReader.read("some", text);
        assertThat(scenario.kernelWords()).anyMatch(word -> word.contains(";restart:1;lead;"));
        assertThat(scenario.restarts()).isTrue();
        assertThat(scenario.panics()).isFalse();
        assertThat(scenario.isEnded()).isTrue();
        assertThat(ScenarioReader.read("some", GOOD).isEnded()).isFalse();
    }

    /** A restart that says nothing is something to expect; a scenario without any roll call is not. */
    @Test
    void onlyARestartMayExpectNothing() {
        String nothing = GOOD.replaceFirst("\\[\\{.*}]", "[]");
        assertThatThrownBy(() -> ScenarioReader.read("some", nothing)).hasMessageContaining("expects no roll call");
        assertThat(ScenarioReader.read("some", nothing.replace("l2 g3", "b2")).restarts())
                .isTrue();
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
