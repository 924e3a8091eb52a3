package org.rollcall.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class KeywordsProperties {
    private static final List<String> TEXTS = List.copyOf(Examples.ALL.keySet());

    private final MessageParser parser = new MessageParser();

    /** Messages with a piece cut out, put in, or taken from another message: near the border of what the grammar accepts. */
    @Provide
    Arbitrary<String> nearMessages() {
        Arbitrary<String> text = Arbitraries.of(TEXTS);
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.just(""), Arbitraries.of(" ", "  ", "\t", "0", "-1", "(", ":", ",", "..."), text);
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 90);
        return Combinators.combine(text, piece, place, Arbitraries.integers().between(0, 12))
                .as((base, put, at, cut) -> {
                    int from = Math.min(at, base.length());
                    return base.substring(0, from) + put + base.substring(Math.min(from + cut, base.length()));
                });
    }

    @Property(tries = 40_000)
    void theScannerSkipsNothingThatTheGrammarAccepts(@ForAll("nearMessages") String text) {
        Message message = parser.parse(text);
        Statistics.label("accepted")
                .collect(message != null)
                .coverage(coverage -> coverage.check(true).percentage(p -> p > 20));
        if (message != null) {
            boolean found =
                    text.length() <= Keywords.SHORT || Keywords.ALL.stream().anyMatch(text::contains);
            assertThat(found).as("%s is %s and holds no keyword", text, message).isTrue();
        }
    }

    @Property(tries = 8_000)
    void whatWasParsedBeforeMakesNoDifference(
            @ForAll("nearMessages") String text, @ForAll("nearMessages") String before) {
        parser.parse(before);
        assertThat(parser.parse(text)).isEqualTo(new MessageParser().parse(text));
    }
}
