package org.rollcall.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LineScannerProperties {
    private static final List<String> WORDS = List.of("abcde", "bcdef", "cabcab", "e f g");

    private record Seen(long number, long offset, String text, boolean candidate) {}

    /** Text over few letters, so that words occur, overlap and are cut at line ends. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of(WORDS),
                Arbitraries.strings().withChars("abcdef g\n").ofMaxLength(6),
                Arbitraries.just("\n"));
        return piece.list().ofMaxSize(60).map(pieces -> String.join("", pieces));
    }

    @Property
    void handsOnExactlyTheLinesWithAWord(
            @ForAll("texts") String text,
            @ForAll @IntRange(min = 1, max = 17) int chunk,
            @ForAll @IntRange(min = 128, max = 192) int size)
            throws IOException {
        List<Seen> candidates = lines(text).stream().filter(Seen::candidate).toList();
        assertThat(scan(text, chunk, size, false)).isEqualTo(candidates);
    }

    @Property
    void handsOnEveryLineWhileTheReceiverIsAttentive(
            @ForAll("texts") String text,
            @ForAll @IntRange(min = 1, max = 17) int chunk,
            @ForAll @IntRange(min = 128, max = 192) int size)
            throws IOException {
        List<Seen> all = lines(text);
        List<Seen> seen = scan(text, chunk, size, true);
        // the first line that is handed on makes the receiver attentive
        int first = seen.isEmpty() ? all.size() : (int) seen.get(0).number() - 1;
        assertThat(all.subList(0, first)).noneMatch(Seen::candidate);
        assertThat(seen).isEqualTo(all.subList(first, all.size()));
    }

    private static List<Seen> scan(String text, int chunk, int size, boolean attentive) throws IOException {
        List<Seen> seen = new ArrayList<>();
        var search = new KeywordSearch(WORDS);
        var scanner = new LineScanner<>(search, new PlainRecords<>(String::length), new LineReceiver<>() {
            @Override
            public boolean candidate(long number, long offset, byte[] buf, int from, int to) {
                return see(number, offset, buf, from, to, true);
            }

            @Override
            public boolean any(long number, long offset, byte[] buf, int from, int to) {
                return see(number, offset, buf, from, to, search.find(buf, from, to) >= 0);
            }

            private boolean see(long number, long offset, byte[] buf, int from, int to, boolean candidate) {
                String line = new String(buf, from, to - from, StandardCharsets.ISO_8859_1);
                seen.add(new Seen(number, offset, line, candidate));
                return attentive;
            }
        });
        var stretches = new Stretches<Integer>(slow(text, chunk), size);
        scanner.readAll((used, demand) -> stretches.next(used));
        assertThat(scanner.lines()).isEqualTo(lines(text).size());
        return seen;
    }

    private static List<Seen> lines(String text) {
        List<Seen> lines = new ArrayList<>();
        long offset = 0;
        String[] parts = text.split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean unfinishedAndEmpty = i == parts.length - 1 && parts[i].isEmpty();
            if (!unfinishedAndEmpty) {
                lines.add(new Seen(i + 1, offset, parts[i], WORDS.stream().anyMatch(parts[i]::contains)));
            }
            offset += parts[i].length() + 1;
        }
        return lines;
    }

    private static InputStream slow(String text, int chunk) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(len, chunk));
            }
        };
    }
}
