package org.rollcall.belief;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.rollcall.roll.LogChecker;

/** Of each roll call that is judged all its messages are remembered still. */
class RecollectionProperties {
    private static final String IDLE = " skipped: idling at cpu_do_idle+0x24/0x48";

    private static final List<List<String>> PARTS = List.of(
            List.of(
                    "sysrq: Show backtrace of all active CPUs",
                    "NMI backtrace for cpu 0",
                    " nmi_trigger_cpumask_backtrace+0x17c/0x1f8",
                    "Sending NMI from CPU 0 to CPUs 1-2:",
                    "NMI backtrace for cpu 1" + IDLE,
                    "NMI backtrace for cpu 2" + IDLE),
            List.of("Sending NMI from CPU 0 to CPUs 1-3:"),
            List.of("NMI backtrace for cpu 1" + IDLE),
            List.of("NMI backtrace for cpu 2", "pstate: 60400009 (nZCv daif +PAN -UAO)", "pmr_save: 000000f0"),
            List.of("NMI backtrace for cpu 3" + IDLE),
            List.of("rcu: INFO: rcu_sched self-detected stall on CPU 2"),
            List.of("Booting Linux on physical CPU 0x0000000000 [0x410fd034]"),
            List.of(
                    "Entering kdb (current=0xffff000004150000, pid 77) on processor 1 due to Keyboard Entry",
                    "[1]kdb> go"),
            List.of("usb 1-1: new high-speed USB device number 1"));

    @Provide
    Arbitrary<List<String>> logs() {
        Arbitrary<Integer> steps = Arbitraries.frequencyOf(
                Tuple.of(30, Arbitraries.integers().between(1, 2_000)),
                Tuple.of(1, Arbitraries.of(-7_000_000, 3_000_000, 12_000_000)));
        return Combinators.combine(
                        Arbitraries.of(PARTS).list().ofMinSize(5).ofMaxSize(40),
                        steps.list().ofSize(240))
                .as((parts, ticks) -> {
                    List<String> log = new ArrayList<>();
                    long clock = 900_000_000;
                    for (String text : parts.stream().flatMap(List::stream).toList()) {
                        clock += ticks.get(log.size());
                        log.add(String.format(
                                Locale.ROOT, "[%5d.%06d] %s%n", clock / 1_000_000, clock % 1_000_000, text));
                    }
                    return log;
                });
    }

    @Property(tries = 300)
    void whatIsForgottenIsOfNoRollCallUnderWay(
            @ForAll("logs") List<String> log, @ForAll @IntRange(min = 1, max = 60) int most) {
        var all = new Recollection(most, Integer.MAX_VALUE);
        var some = new Recollection(most, 0);
        int[] calls = new int[2];
        var checker = new LogChecker(
                call -> {
                    calls[0]++;
                    assertThat(some.newest()).isEqualTo(all.newest());
                    assertThat(some.since(call.firstLine())).isEqualTo(all.since(call.firstLine()));
                    calls[1] += some.since(0).size() < all.since(0).size() ? 1 : 0;
                },
                event -> {
                    all.add(event);
                    some.add(event);
                });
        some.forgetBefore(checker::firstUnderWay);
        check(checker, String.join("", log));
        Statistics.label("roll calls, forgotten")
                .collect(calls[0] > 1, calls[1] > 0)
                .coverage(coverage -> coverage.check(true, true).percentage(p -> p > 40));
    }

    private static void check(LogChecker checker, String text) {
        try {
            checker.check(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
