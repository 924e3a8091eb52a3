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
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.rollcall.belief.LogJudge;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** Text that is missing makes no log impossible: cut short, with a hole, filtered, thinned out. */
class ShortenedLogProperties {
    private static final List<List<String>> LOGS = logs();
    private static final List<String> FILTERS = List.of(
            "NMI", "CPU", "backtrace", "kdb", "cpu", "Call trace", "pstate", "sysrq", "] ", "Sending|NMI backtrace");

    /** A way to lose lines of a log. */
    private enum Way {
        BEFORE,
        AFTER,
        BETWEEN,
        NOT_MATCHING,
        MANY
    }

    /**
     * Lines are lost.
     *
     * @param from where, in thousandths of the log
     * @param to up to where, or of how many lines one is kept
     * @param filter what the lines hold that remain
     */
    private record Loss(Way way, int from, int to, String filter) {
        List<String> of(List<String> lines) {
            int first = Math.min(from, to) * lines.size() / 1_000;
            int last = Math.max(from, to) * lines.size() / 1_000;
            return switch (way) {
                case BEFORE -> lines.subList(first, lines.size());
                case AFTER -> lines.subList(0, last);
                case BETWEEN ->
                    Stream.concat(lines.subList(0, first).stream(), lines.subList(last, lines.size()).stream())
                            .toList();
                case NOT_MATCHING ->
                    lines.stream()
                            .filter(line -> Stream.of(filter.split("\\|")).anyMatch(line::contains))
                            .toList();
                case MANY -> {
                    var random = new Random(from);
                    yield lines.stream()
                            .filter(line -> random.nextInt(1_000) < to)
                            .toList();
                }
            };
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
        Arbitrary<Integer> thousandths =
                Arbitraries.integers().between(0, 1_000).withDistribution(RandomDistribution.uniform());
        return Combinators.combine(Arbitraries.of(Way.class), thousandths, thousandths, Arbitraries.of(FILTERS))
                .as(Loss::new)
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
