package org.rollcall.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Long texts with few words: the lanes, their borders and the remainders between them. */
class KeywordSearchProperties {
    private static final List<String> WORDS = List.of("abcdexy", "bcdefg hi", "cabcab c", "eeeeeee");
    private static final int LENGTH = 40_000;

    private final KeywordSearch search = new KeywordSearch(WORDS);

    /** Letters of the words, so that their beginnings are everywhere; a stretch of them again and again, and the words where they are put. */
    @Provide
    Arbitrary<byte[]> texts() {
        Arbitrary<String> stretches =
                Arbitraries.strings().withCharRange('a', 'h').ofMinLength(1).ofMaxLength(200);
        Arbitrary<List<Integer>> places =
                Arbitraries.integers().between(0, LENGTH).list().ofMaxSize(4);
        return Combinators.combine(
                        stretches,
                        places,
                        Arbitraries.of(WORDS),
                        Arbitraries.integers().between(0, LENGTH))
                .as((stretch, put, word, length) -> {
                    var text = new StringBuilder(stretch.repeat(LENGTH / stretch.length()));
                    put.stream()
                            .filter(at -> at + word.length() <= text.length())
                            .forEach(at -> text.replace(at, at + word.length(), word));
                    return text.substring(0, Math.min(length, text.length())).getBytes(StandardCharsets.US_ASCII);
                });
    }

    @Property(tries = 1_500)
    void findsTheFirstWord(@ForAll("texts") byte[] text, @ForAll @IntRange(max = 5_000) int start) {
        String whole = new String(text, StandardCharsets.US_ASCII);
        int from = Math.min(start, text.length);
        int first = WORDS.stream()
                .mapToInt(word -> whole.indexOf(word, from))
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
        assertThat(search.find(text, from, text.length)).isEqualTo(first);
    }

    /** A reader goes on behind a word, or passes over some of the text; in the end it sees each word that it has not passed over. */
    @Property(tries = 500)
    void hitsAreTheWordsFromAnyPlaceOn(
            @ForAll("texts") byte[] text,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 500, max = 9_000) Integer> steps) {
        var hits = new KeywordHits(search);
        int from = 0;
        for (int i = 0; from < text.length && i < 100; i++) {
            int hit = hits.next(text, from, text.length);
            assertThat(hit).isEqualTo(search.find(text, from, text.length));
            int step = steps.get(i % steps.size());
            from = (hit < 0 || step % 3 == 0 ? from + step : hit) + 1;
        }
    }
}
