package org.rollcall.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Who reads ahead changes nothing: the same lines are handed on, with the same records in them and the same lines around them. */
class ReadAheadProperties {
    private static final KeywordSearch WORDS = new KeywordSearch(List.of("abcde", "bcdef", "cabcab", "e f g"));

    /** So the words begin that hold no keyword. */
    private static final String PASSED = "<driver";

    private static ExecutorService thread;

    @BeforeContainer
    static void begin() {
        thread = Executors.newSingleThreadExecutor();
    }

    @AfterContainer
    static void end() {
        thread.shutdownNow();
    }

    /** A line that was handed on, or the first of some that were taken at once. */
    private record Seen(
            boolean any,
            long number,
            long offset,
            String text,
            @Nullable String record,
            List<String> around,
            boolean before) {}

    /** What was handed on, how many lines there were, and what the source failed with. */
    private record Told(
            List<Seen> seen, long lines, @Nullable String failure) {}

    /** What is wanted next depends on the line: a few such texts go through each demand. */
    private static final class Taker implements LineReceiver<String> {
        private final PlainRecords<String> records = new PlainRecords<>(words -> "<" + words + ">");
        private final LineScanner<String> scanner = new LineScanner<>(WORDS, records, this);
        private final List<Seen> seen = new ArrayList<>();
        private final int temper;

        Taker(int temper) {
            this.temper = temper;
        }

        @Override
        public boolean candidate(long number, long offset, byte[] buf, int from, int to) {
            return see(false, number, offset, buf, from, to);
        }

        @Override
        public boolean any(long number, long offset, byte[] buf, int from, int to) {
            return see(true, number, offset, buf, from, to);
        }

        /** Of these records it is known what comes of them: nothing but that they were there. */
        @Override
        public void pass(long number, FoundRecords<String> found) {
            long next = number;
            do {
                String words = found.meaning();
                if (words == null || !words.startsWith(PASSED) || words.length() % 2 > 0) {
                    return;
                }
                seen.add(passed(next++, found.micros(), words));
            } while (found.next());
        }

        @Override
        public boolean mayHoldKeyword(String words) {
            return !words.startsWith(PASSED);
        }

        private static Seen passed(long number, long micros, String words) {
            return new Seen(true, number, micros, words, null, List.of(), false);
        }

        /** Some lines that begin with a word are taken together with the next two. */
        @Override
        public @Nullable Passage passage(long number, long offset, byte[] buf, int from, int to) {
            if (temper % 3 == 0 || buf[from] != 'b') {
                return null;
            }
            int end = from;
            for (int i = 0; i < 3; i++) {
                end = Newlines.next(buf, end, to) + 1;
                if (end > to) {
                    return null;
                }
            }
            seen.add(new Seen(false, number, offset, text(buf, from, end), null, List.of(), false));
            return new Passage(3, end);
        }

        private boolean see(boolean any, long number, long offset, byte[] buf, int from, int to) {
            String record = null;
            if (records.read(buf, from, to)) {
                String words = records.meaning(buf);
                if (any && words != null && words.startsWith(PASSED) && (records.end() - records.start()) % 2 == 0) {
                    return seen.add(passed(number, records.micros(), words));
                }
                record = records.micros()
                        + text(buf, records.start(), records.end())
                        + records.meaning(buf)
                        + records.hasPlainBounds(buf);
            }
            List<String> around = new ArrayList<>(scanner.around().before(2));
            around.addAll(scanner.around().behind(2));
            String text = text(buf, from, to);
            seen.add(new Seen(
                    any, number, offset, text, record, around, scanner.around().isBeforeRecord()));
            return Math.floorMod(text.hashCode() * 31 + (int) number, 8) < temper;
        }

        private static String text(byte[] buf, int from, int to) {
            return new String(buf, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }

    /** Lines of all kinds, blanks that are cut out, and none too long to be held. */
    @Provide
    Arbitrary<byte[]> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "abcde",
                "bcdef",
                "cabcab",
                "e f g",
                " plain text 17",
                "\u00c2\u00a0",
                "\u00e2\u0080\u008b",
                "x",
                "0x12");
        Arbitrary<String> line = Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(0, 99_999)
                        .map(at -> String.format("[%5d.%06d] driver %d: it goes on", at / 7, at, at % 12)),
                words.list().ofMaxSize(5).map(some -> String.join("", some)),
                words.list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(some -> "[    7.000001] " + String.join(" ", some) + " done"),
                Arbitraries.of("", "bcdef", "b abcde"));
        return Combinators.combine(
                        line.list().ofMinSize(1).ofMaxSize(8),
                        Arbitraries.integers().between(0, 7).list().ofSize(150))
                .as((some, order) -> {
                    var text = new StringBuilder();
                    order.forEach(i -> text.append(some.get(i % some.size())).append('\n'));
                    return text.substring(0, text.length() - order.get(0) % 2).getBytes(StandardCharsets.ISO_8859_1);
                });
    }

    @Property(tries = 1_000)
    void aTextThatIsReadAheadIsTheSame(
            @ForAll("texts") byte[] text,
            @ForAll @IntRange(min = 1, max = 300) int chunk,
            @ForAll @IntRange(min = 64, max = 700) int size,
            @ForAll @IntRange(max = 3) int alone,
            @ForAll @IntRange(max = 8) int temper) {
        Told told = ahead(new Source(text, chunk, text.length), size, alone, temper);
        assertThat(told).isEqualTo(alone(new Source(text, chunk, text.length), size, temper));
        List<Seen> handedOn = told.seen().stream()
                .filter(some -> !some.text().startsWith(PASSED))
                .toList();
        for (int i = 1; i < handedOn.size(); i++) {
            Seen before = handedOn.get(i - 1);
            assertThat(handedOn.get(i).offset())
                    .isGreaterThanOrEqualTo(before.offset() + before.text().length());
        }
    }

    @Property(tries = 200)
    void aSourceThatFailsDoesSoBehindTheSameLines(
            @ForAll("texts") byte[] text,
            @ForAll @IntRange(max = 3_000) int whole,
            @ForAll @IntRange(min = 64, max = 300) int size,
            @ForAll @IntRange(max = 8) int temper) {
        int read = Math.min(whole, text.length - 1);
        var source = new Source(text, 100, read);
        Told told = ahead(source, size, 1, temper);
        assertThat(told).isEqualTo(alone(new Source(text, 100, read), size, temper));
        assertThat(told.failure()).isEqualTo("failed at " + read);
        assertThat(CompletableFuture.supplyAsync(() -> source.failures, thread))
                .succeedsWithin(Duration.ofMinutes(1))
                .isEqualTo(1);
    }

    /** Otherwise the properties say nothing: the other thread reads and looks where it is to, and nowhere else. */
    @Example
    void theOtherThreadReadsAndLooks() throws IOException {
        String text = "[    7.000001] driver 1: it goes on\nabcde\n".repeat(400) + "bcdef\nx\nx\n".repeat(900);
        Map<Demand, Integer> helped = new EnumMap<>(Demand.class);
        for (int temper : new int[] {0, 1, 8}) {
            var taker = new Taker(temper);
            Set<Thread> readers = new HashSet<>();
            Set<Demand> demands = EnumSet.noneOf(Demand.class);
            boolean[] looked = {false};
            InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)) {
                @Override
                public synchronized int read(byte[] b, int off, int len) {
                    readers.add(Thread.currentThread());
                    return super.read(b, off, len);
                }
            };
            try (var ahead = new ReadAhead<>(in, 512, 0, taker.records.lookout(), thread)) {
                taker.scanner.readAll((used, demand) -> {
                    demands.add(demand);
                    Stretch<String> next = ahead.next(used, demand);
                    looked[0] |= next != null && next.records.seek(next.start());
                    return next;
                });
            }
            assertThat(readers).hasSize(temper == 0 ? 1 : 2);
            assertThat(looked[0]).isEqualTo(demands.contains(Demand.RECORDS));
            demands.forEach(demand -> helped.merge(demand, 1, Integer::sum));
        }
        assertThat(helped).containsOnlyKeys(Demand.values());
    }

    /** What goes wrong in the other thread is not lost. */
    @Example
    void aFaultOfTheSourceIsPassedOn() {
        var taker = new Taker(0);
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalArgumentException("broken");
            }
        };
        var ahead = new ReadAhead<>(broken, 64, 0, taker.records.lookout(), thread);
        assertThatThrownBy(() -> taker.scanner.readAll((used, demand) -> ahead.next(used, Demand.PASSAGES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broken");
    }

    private static Told ahead(InputStream in, int size, int alone, int temper) {
        var taker = new Taker(temper);
        try (var ahead = new ReadAhead<>(in, size, alone, taker.records.lookout(), thread)) {
            return told(taker, ahead);
        }
    }

    private static Told alone(InputStream in, int size, int temper) {
        var stretches = new Stretches<String>(in, size);
        return told(new Taker(temper), (used, demand) -> stretches.next(used));
    }

    private static Told told(Taker taker, Supply<String> supply) {
        String failure = null;
        try {
            taker.scanner.readAll(supply);
        } catch (IOException e) {
            failure = e.getMessage();
        }
        return new Told(taker.seen, taker.scanner.lines(), failure);
    }

    /** A source that gives so much at once, and fails where the text is not whole. */
    private static final class Source extends InputStream {
        private final byte[] text;
        private final int chunk;
        private final int whole;
        private int at;
        private int failures;

        Source(byte[] text, int chunk, int whole) {
            this.text = text;
            this.chunk = chunk;
            this.whole = whole;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] buf, int from, int length) throws IOException {
            if (at == text.length) {
                return -1;
            } else if (at == whole) {
                failures++;
                throw new IOException("failed at " + whole);
            }
            int read = Math.min(Math.min(length, chunk), whole - at);
            System.arraycopy(text, at, buf, from, read);
            at += read;
            return read;
        }
    }
}
