package org.rollcall.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.statistics.Statistics;

class KeywordsProperties {
    private static final List<String> TEXTS = List.copyOf(Examples.ALL.keySet());

    private static final List<String> SOME_BLANKS = List.of(" ", "  ", "   ", "&nbsp;");

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
            boolean found = Keywords.mayLackOne(text) || Keywords.ALL.stream().anyMatch(text::contains);
            assertThat(found).as("%s is %s and holds no keyword", text, message).isTrue();
        }
    }

    /** A record whose words, each digit a zero, hold none of the words with zeros is passed over unread. */
    @Property(tries = 4_000)
    void zerosHideNoKeyword(
            @ForAll("nearMessages") String text, @ForAll @StringLength(96) @NumericChars String digits) {
        String other = withDigits(text, digits);
        boolean holds = Keywords.ALL.stream().anyMatch(other::contains);
        if (holds) {
            String zeros = withDigits(text, "0");
            assertThat(Spellings.withZeros()).as(other).anyMatch(zeros::contains);
        }
        Statistics.label("holds a keyword")
                .collect(holds)
                .coverage(coverage -> coverage.check(true).percentage(p -> p > 20));
    }

    /** In any letters a phrase of a roll call holds a word of the search; so does one with other blanks, wherever they are. */
    @Property(tries = 500)
    void noSpellingOfAPhraseIsPassedOver(
            @ForAll @IntRange(max = 99) int which,
            @ForAll @Size(64) List<Boolean> capitals,
            @ForAll @Size(8) List<@IntRange(max = 3) Integer> blanks) {
        String phrase = Phrases.ALL.get(which % Phrases.ALL.size());
        var cased = new StringBuilder();
        var spaced = new StringBuilder();
        int words = 0;
        for (int i = 0; i < phrase.length(); i++) {
            String c = phrase.substring(i, i + 1);
            cased.append(capitals.get(i) ? c.toUpperCase(Locale.ROOT) : c.toLowerCase(Locale.ROOT));
            spaced.append(c.equals(" ") ? SOME_BLANKS.get(blanks.get(words++)) : c);
        }
        assertThat(Spellings.all()).as("%s", cased).anyMatch(word -> cased.indexOf(word) >= 0);
        assertThat(Spellings.all()).as("%s", spaced).anyMatch(word -> spaced.indexOf(word) >= 0);
    }

    @Property(tries = 8_000)
    void whatWasParsedBeforeMakesNoDifference(
            @ForAll("nearMessages") String text, @ForAll("nearMessages") String before) {
        parser.parse(before);
        assertThat(parser.parse(text)).isEqualTo(new MessageParser().parse(text));
    }

    /** A reading is kept for all texts that differ in digits: each says what a new parser reads in it. */
    @Property(tries = 1_000)
    void readingsSayWhatTheirTextsSay(
            @ForAll("nearMessages") String text,
            @ForAll @Size(min = 2, max = 5) List<@StringLength(96) @NumericChars String> numbers) {
        Reading reading = parser.reading(text);
        assertThat(reading == null).isEqualTo(text.length() > 256);
        if (reading == null) {
            return;
        }
        int differs = 0;
        for (String digits : numbers) {
            String other = withDigits(text, digits);
            byte[] bytes = (". " + other).getBytes(StandardCharsets.ISO_8859_1);
            if (reading.fits(bytes, 2)) {
                Reading.Said said = new Reading.Said(other, new MessageParser().find(other));
                assertThat(reading.read(bytes, 2, bytes.length)).isEqualTo(said);
                assertThat(reading.read(bytes, 2, bytes.length)).as("again").isEqualTo(said);
                differs += other.equals(text) ? 0 : 1;
            }
        }
        Statistics.label("read other digits")
                .collect(differs > 0)
                .coverage(coverage -> coverage.check(true).percentage(p -> p > 20));
    }

    private static String withDigits(String text, String digits) {
        var other = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                other.setCharAt(i, digits.charAt(i % digits.length()));
            }
        }
        return other.toString();
    }
}
