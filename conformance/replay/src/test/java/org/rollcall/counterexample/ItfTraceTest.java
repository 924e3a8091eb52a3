package org.rollcall.counterexample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.spec.SpecValue;

class ItfTraceTest {
    private static final SpecValue ONE = new SpecValue.Int(1);
    private static final SpecValue TEXT = new SpecValue.Text("open");

    static List<SpecValue> values() {
        return List.of(
                new SpecValue.Bool(true),
                new SpecValue.Int(-7),
                TEXT,
                new SpecValue.SetOf(List.of()),
                new SpecValue.SetOf(List.of(ONE, new SpecValue.Int(2))),
                new SpecValue.Tuple(List.of(ONE, TEXT)),
                new SpecValue.Function(new TreeMap<>(Map.of(ONE, TEXT, new SpecValue.Int(2), ONE))),
                new SpecValue.Function(new TreeMap<>(Map.of(TEXT, ONE, new SpecValue.Text("at"), TEXT))),
                new SpecValue.Function(new TreeMap<>()));
    }

    @ParameterizedTest
    @MethodSource("values")
    void whatIsWrittenIsRead(SpecValue value) {
        assertThat(ItfTrace.plain(value)).isEqualTo(value);
    }

    /** As Apalache's ADR 015 has them: numbers are big or plain, tuples are not sequences, constants carry their type. */
    @Test
    void whatOthersWriteIsRead() {
        ItfTrace trace = ItfTrace.of(Map.of(
                "vars",
                List.of("n", "p", "cpu", "on"),
                "states",
                List.of(Map.of(
                        "#meta", Map.of("index", 0),
                        "n", 1,
                        "p", Map.of("#tup", List.of(Map.of("#bigint", "1"), "open")),
                        "cpu", "c1_OF_CPU",
                        "on", Map.of("#map", List.of(List.of("c1_OF_CPU", true)))))));
        Map<String, SpecValue> values = trace.states().get(0).values();
        assertThat(values)
                .containsEntry("n", ONE)
                .containsEntry("p", new SpecValue.Tuple(List.of(ONE, TEXT)))
                .containsEntry("cpu", new SpecValue.Text("c1"))
                .containsEntry(
                        "on",
                        new SpecValue.Function(
                                new TreeMap<>(Map.of(new SpecValue.Text("c1"), new SpecValue.Bool(true)))));
        assertThat(trace.source()).isEmpty();
        assertThat(trace.states().get(0).action()).isEmpty();
    }

    @Test
    void whatIsNoTraceIsRefused() {
        List<Map<String, Object>> bad = List.of(
                Map.of(),
                Map.of("states", List.of()),
                Map.of("states", List.of("x")),
                Map.of("states", List.of(Map.of("n", Map.of("#bigint", "99999999999")))),
                Map.of("states", List.of(Map.of("n", 1.5))),
                Map.of("states", List.of(Map.of("n", Map.of("#map", List.of(1))))),
                Map.of("states", List.of(Map.of("n", Map.of("#unserializable", "x")))));
        bad.forEach(
                json -> assertThatIllegalArgumentException().as(json.toString()).isThrownBy(() -> ItfTrace.of(json)));
    }
}
