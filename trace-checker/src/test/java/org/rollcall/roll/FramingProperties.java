package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.log.PlainText;

/** The verdicts of a log are the same whatever stands around its records, as long as the same clock is shown. */
class FramingProperties {
    private static final List<Map<Framings.Shows, List<String>>> EXPECTED =
            Sources.FRAMED.stream().map(FramingProperties::expected).toList();

    @TestFactory
    Stream<DynamicTest> readsEveryKnownFraming() {
        return Framings.ALL.values().stream()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    for (int i = 0; i < Sources.FRAMED.size(); i++) {
                        assertThat(check(framed(Sources.FRAMED.get(i), row.frame())
                                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                                .as(row.name())
                                .isEqualTo(EXPECTED.get(i).get(row.shows()));
                    }
                }));
    }

    @Provide
    Arbitrary<Framings.Row> framings() {
        return Arbitraries.oneOf(
                RandomFramings.lines(),
                RandomFramings.lines(),
                RandomFramings.json(),
                RandomFramings.json(),
                RandomFramings.numbers(),
                RandomFramings.bytes());
    }

    @Provide
    Arbitrary<Function<String, byte[]>> encodings() {
        return RandomFramings.encodings();
    }

    @Provide
    Arbitrary<Integer> sources() {
        return Arbitraries.integers().between(0, Sources.FRAMED.size() - 1);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void readsFramingsThatWereNeverSeen(
            @ForAll("framings") Framings.Row row,
            @ForAll("encodings") Function<String, byte[]> encoding,
            @ForAll("sources") int source) {
        String text = framed(Sources.FRAMED.get(source), row.frame());
        assertThat(check(encoding.apply(text)))
                .as(text)
                .isEqualTo(EXPECTED.get(source).get(row.shows()));
    }

    private static Map<Framings.Shows, List<String>> expected(List<Framings.Entry> log) {
        Map<Framings.Shows, List<String>> expected = new EnumMap<>(Framings.Shows.class);
        for (Framings.Shows shows : Framings.Shows.values()) {
            expected.put(
                    shows,
                    Logs.check(framed(log, shows.plainest)).stream()
                            .map(Logs::brief)
                            .toList());
            assertThat(expected.get(shows)).isNotEmpty();
        }
        return expected;
    }

    private static String framed(List<Framings.Entry> log, Function<Framings.Entry, String> frame) {
        return log.stream().map(frame).collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> check(byte[] bytes) {
        List<RollCall> calls = new ArrayList<>();
        try {
            new LogChecker(calls::add).check(PlainText.of(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return calls.stream().map(Logs::brief).toList();
    }
}
