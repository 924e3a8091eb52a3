package org.rollcall.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.rollcall.belief.LogJudge;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** Text that is missing makes no log impossible: cut short, with a hole, filtered, thinned out. */
class ShortenedLogProperties {
    private static final List<List<String>> LOGS = logs();
    private static final List<String> FILTERS = List.of(
            "NMI", "CPU", "backtrace", "kdb", "cpu", "Call trace", "pstate", "sysrq", "] ", "Sending|NMI backtrace");

    /** Lines of a log are lost. */
    private sealed interface Loss {
        List<String> of(List<String> lines);
    }

    /** The lines outside of a part remain, or those inside; the borders are in thousandths of the log. */
    private record Part(boolean kept, int border, int other) implements Loss {
        @Override
        public List<String> of(List<String> lines) {
            int first = Math.min(border, other) * lines.size() / 1_000;
            int last = Math.max(border, other) * lines.size() / 1_000;
            return kept
                    ? lines.subList(first, last)
                    : Stream.concat(lines.subList(0, first).stream(), lines.subList(last, lines.size()).stream())
                            .toList();
        }
    }

    /** Somebody ran {@code grep} over it: lines that hold one of the words remain. */
    private record Filtered(String words) implements Loss {
        @Override
        public List<String> of(List<String> lines) {
            return lines.stream()
                    .filter(line -> Stream.of(words.split("\\|")).anyMatch(line::contains))
                    .toList();
        }
    }

    /** Lines are lost here and there: which of them remain, over and over again. */
    private record Thinned(List<Boolean> kept) implements Loss {
        @Override
        public List<String> of(List<String> lines) {
            return IntStream.range(0, lines.size())
                    .filter(line -> kept.get(line % kept.size()))
                    .mapToObj(lines::get)
                    .toList();
        }
    }

    @Property(tries = 2_000)
    void aShortenedLogIsNotImpossible(@ForAll("logs") List<String> log, @ForAll("losses") List<Loss> losses)
            throws IOException {
        List<String> lines = log;
        for (Loss loss : losses) {
            lines = loss.of(lines);
        }
        List<RollCall> impossible = new ArrayList<>();
        LogJudge.checker(
                        null,
                        call -> {
                            if (call.verdict() == Verdict.IMPOSSIBLE) {
                                impossible.add(call);
                            }
                        },
                        event -> {})
                .check(new ByteArrayInputStream(String.join("\n", lines).getBytes(ISO_8859_1)));
        assertThat(impossible).isEmpty();
    }

    @Provide("logs")
    Arbitrary<List<String>> anyLog() {
        return Arbitraries.of(LOGS);
    }

    @Provide
    Arbitrary<List<Loss>> losses() {
        Arbitrary<Integer> border =
                Arbitraries.integers().between(0, 1_000).withDistribution(RandomDistribution.uniform());
        Arbitrary<Loss> part =
                Combinators.combine(Arbitraries.of(true, false), border, border).as(Part::new);
        Arbitrary<Loss> filtered = Arbitraries.of(FILTERS).map(Filtered::new);
        Arbitrary<Loss> thinned = Arbitraries.integers()
                .between(1, 9)
                .flatMap(share -> Arbitraries.frequencyOf(
                                Tuple.of(share, Arbitraries.just(true)), Tuple.of(10 - share, Arbitraries.just(false)))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(97))
                .map(Thinned::new);
        return Arbitraries.frequencyOf(Tuple.of(3, part), Tuple.of(1, filtered), Tuple.of(1, thinned))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2);
    }

    private static List<List<String>> logs() {
        List<List<String>> logs = new ArrayList<>();
        for (Path folder : List.of(
                Path.of("samples"), Path.of("../../../shared/logs/lab"), Path.of("../../../shared/logs/public"))) {
            if (!Files.isDirectory(folder)) {
                System.out.println("ShortenedLogProperties without " + folder + ": it is not at hand");
                continue;
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".log"))
                        .sorted()
                        .toList()) {
                    logs.add(List.of(Files.readString(file, ISO_8859_1).split("\n")));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return logs;
    }
}
