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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.rollcall.belief.LogJudge;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** Text that is missing makes no log impossible: cut short, with a hole, filtered, thinned out. */
class ShortenedLogProperties {
    private static final List<List<String>> LOGS = logs();
    private static final List<String> FILTERS = List.of(
            "NMI", "CPU", "backtrace", "kdb", "cpu", "Call trace", "pstate", "sysrq", "] ", "Sending|NMI backtrace");

    @Property(tries = 2_000)
    void aShortenedLogIsNotImpossible(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        List<String> lines = LOGS.get(random.nextInt(LOGS.size()));
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            lines = shortened(lines, random);
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

    private static List<String> shortened(List<String> lines, Random random) {
        int from = random.nextInt(lines.size() + 1);
        int to = from + random.nextInt(lines.size() - from + 1);
        switch (random.nextInt(5)) {
            case 0:
                return lines.subList(from, lines.size());
            case 1:
                return lines.subList(0, from);
            case 2:
                List<String> rest = new ArrayList<>(lines.subList(0, from));
                rest.addAll(lines.subList(to, lines.size()));
                return rest;
            case 3:
                String filter = FILTERS.get(random.nextInt(FILTERS.size()));
                return lines.stream()
                        .filter(line -> Stream.of(filter.split("\\|")).anyMatch(line::contains))
                        .toList();
            default:
                double kept = random.nextDouble();
                return lines.stream().filter(line -> random.nextDouble() < kept).toList();
        }
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
