package org.rollcall.roll;

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
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Records that are read from their bytes, and passed over where they say nothing, are judged as those that are taken one by one. */
class LullProperties {
    private static final String UNSTAMPED = "@";

    /** A record that holds a keyword: before the first of those nobody looks at the clock. */
    private static final String SEEN = "CPU: 0 PID: 1 Comm: init Not tainted 6.12.0 #1";

    /** A record with its stamp, or a line without one. */
    private record Entry(long micros, boolean stamped, String text) {}

    private static Arbitrary<String> texts() {
        Arbitrary<Integer> cpu = Arbitraries.integers().between(0, 4);
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 20_000);
        return Arbitraries.frequencyOf(
                Tuple.of(12, number.map(n -> "usb 1-" + n % 9 + ": new high-speed USB device number " + n)),
                Tuple.of(4, number.map(n -> " _raw_spin_unlock_irqrestore+0x" + n % 99 + "/0x" + n)),
                Tuple.of(1, number.map(n -> "Memory: " + n + "K/" + n + "K available")),
                Tuple.of(1, number.map(n -> "net_ratelimit: " + n + " callbacks suppressed")),
                Tuple.of(2, cpu.map(c -> "NMI backtrace for cpu " + c)),
                Tuple.of(2, cpu.map(c -> "NMI backtrace for cpu " + c + " skipped: idling at cpu_do_idle+0x24/0x48")),
                Tuple.of(5, cpu.map(c -> "CPU: " + c + " PID: " + 7 * c + " Comm: bash Not tainted 6.12.0 #" + c)),
                Tuple.of(
                        4,
                        Combinators.combine(cpu, cpu)
                                .as((a, b) -> "Sending NMI from CPU " + a + " to CPUs " + Math.min(a, b) + "-"
                                        + Math.max(a, b) + ":")),
                Tuple.of(1, cpu.map(c -> "rcu: INFO: rcu_sched self-detected stall on CPU " + c)),
                Tuple.of(1, cpu.map(c -> "watchdog: Watchdog detected hard LOCKUP on cpu " + c)),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                "sysrq: Show backtrace of all active CPUs",
                                "nmi_trigger_cpumask_backtrace+0x1c/0x40",
                                "pstate: 60400009 (nZCv daif +PAN -UAO)",
                                "Booting Linux on physical CPU 0x0000000000 [0x410fd034]",
                                "Entering kdb (current=0xffff000004150000, pid 77) on processor 1 due to Keyboard Entry",
                                "[1]kdb> go",
                                "Stopped",
                                "SMP: stopping secondary CPUs",
                                "Linux version 6.12.107-klab (root@vm)",
                                "NMI backtrace for nobody")));
    }

    /** Records that belong together: a dump and its request, and a record that a console wrapped. */
    private static Arbitrary<List<String>> stories() {
        Arbitrary<Integer> cpu = Arbitraries.integers().between(0, 4);
        Arbitrary<List<String>> request = Combinators.combine(cpu, Arbitraries.of("", UNSTAMPED))
                .as((c, stamped) -> List.of(
                        "NMI backtrace for cpu " + c,
                        " show_stack+0x20/0x38",
                        " dump_stack+0x20/0x38",
                        "Sending NMI from CPU " + c + " to CPUs " + (c + 1) + "-" + (c + 2) + ":",
                        stamped + "8, number 17 of all that there are"));
        Arbitrary<List<String>> unstamped =
                cpu.map(c -> List.of(UNSTAMPED + "Sending NMI from CPU " + c + " to CPUs " + (c + 1) + ":"));
        Arbitrary<List<String>> wrapped = Arbitraries.just(List.of(
                "nvme nvme0: 31/0/0 default/read/poll queues, of a controller that has a long name and sits in",
                UNSTAMPED + "slot 8 (of 9)"));
        return Arbitraries.frequencyOf(
                Tuple.of(12, texts().map(List::of)),
                Tuple.of(1, request),
                Tuple.of(2, unstamped),
                Tuple.of(1, wrapped));
    }

    /** Now and then the clock jumps, or comes near the end of a wait. */
    @Provide
    Arbitrary<List<Entry>> logs() {
        Arbitrary<Integer> steps = Arbitraries.frequencyOf(
                Tuple.of(30, Arbitraries.integers().between(1, 2_000)),
                Tuple.of(9, Arbitraries.integers().between(500_000, 6_000_000)),
                Tuple.of(1, Arbitraries.of(-200_000, -7_000_000, 9_999_999, 10_000_001, 12_000_000, 700_000_000)));
        return Combinators.combine(
                        steps.list().ofSize(300), stories().list().ofMinSize(5).ofMaxSize(60))
                .as((ticks, parts) -> {
                    List<Entry> log = new ArrayList<>();
                    long clock = 900_000_000;
                    for (String text : parts.stream().flatMap(List::stream).toList()) {
                        clock = Math.max(0, clock + ticks.get(log.size()));
                        log.add(new Entry(clock, !text.startsWith(UNSTAMPED), text.replace(UNSTAMPED, "")));
                    }
                    return log;
                });
    }

    @Property(tries = 400)
    void whatIsPassedOverChangesNothing(@ForAll("logs") List<Entry> log) {
        List<RollCall> calls = Logs.check(written(log, ""));
        assertThat(calls).isEqualTo(Logs.check(written(log, "<6>")));
        Statistics.label("roll calls").collect(calls.isEmpty() ? "none" : "some");
        Statistics.label("missed")
                .collect(calls.stream().anyMatch(call -> call.verdict() == Verdict.MISSED))
                .coverage(coverage -> coverage.check(true).percentage(p -> p > 3));
    }

    /**
     * A clock that is not seen to tick within a millisecond lets nothing pass: each record is taken by itself. The time between two records is a
     * multiple of 7 ms, which no limit of a wait is, so that the millisecond makes no difference.
     */
    @Property(tries = 400)
    void aCoarseClockThatLetsNothingPassChangesNothing(@ForAll("logs") List<Entry> log) {
        List<Entry> coarse = new ArrayList<>();
        for (Entry entry : log) {
            coarse.add(new Entry(entry.micros() / 7_000 * 7_000, entry.stamped(), entry.text()));
        }
        long first = coarse.get(0).micros();
        var before = new Entry(first - 1_000, true, SEEN);
        String one = written(List.of(before), "") + written(coarse, "");
        before = new Entry(first - 1, true, before.text());
        String passed = written(List.of(before), "") + written(coarse, "");
        List<RollCall> calls = Logs.check(passed);
        assertThat(withoutWords(calls)).isEqualTo(withoutWords(Logs.check(one)));
        assertThat(said(passed)).isEqualTo(said(one));
        Statistics.label("two answers or more")
                .collect(calls.stream()
                        .anyMatch(call -> call.asked() != null && call.heard().size() > 1))
                .coverage(coverage -> coverage.check(true).percentage(p -> p > 15));
    }

    /** An answer in the last second of the wait: others under way are printed within a second of it, though the wait is over. */
    @Example
    void anAnswerThatIsPassedCountsWhenItCame() {
        List<Entry> log = List.of(
                new Entry(900_000_000, true, SEEN),
                new Entry(900_000_001, true, "Sending NMI from CPU 0 to CPUs 1-2:"),
                new Entry(904_900_000, true, "usb 1-1: new high-speed USB device number 1"),
                new Entry(909_800_000, true, "NMI backtrace for cpu 1 skipped: idling at cpu_do_idle+0x24/0x48"),
                new Entry(910_050_000, true, "usb 1-1: new high-speed USB device number 2"),
                new Entry(910_300_000, true, "NMI backtrace for cpu 2 skipped: idling at cpu_do_idle+0x24/0x48"));
        assertThat(Logs.check(written(log, ""))).extracting(RollCall::verdict).containsExactly(Verdict.COMPLETE);
    }

    /** The first record behind the wait shows that it is over, be it the first line of a dump. */
    @Example
    void theFirstLineOfADumpPassesNoWait() {
        List<Entry> log = List.of(
                new Entry(900_000_000, true, SEEN),
                new Entry(900_000_001, true, "Sending NMI from CPU 0 to CPUs 1-2:"),
                new Entry(904_900_000, true, "usb 1-1: new high-speed USB device number 1"),
                new Entry(909_800_000, true, "usb 1-1: new high-speed USB device number 2"),
                new Entry(910_200_000, true, SEEN),
                new Entry(910_300_000, true, SEEN),
                new Entry(912_000_000, true, "usb 1-1: new high-speed USB device number 3"));
        assertThat(Logs.check(written(log, "")).get(0).reasons())
                .filteredOn(reason -> reason.code() == ReasonCode.WAIT_OVER)
                .extracting(Reason::line)
                .containsExactly(5L);
    }

    /** The first line of a dump passes, and stands between the first line of a boot and the second: that is another boot's. */
    @Example
    void theFirstLineOfADumpPassesInABootThatStarts() {
        String booting = "Booting Linux on physical CPU 0x0000000000 [0x410fd034]";
        String version = "Linux version 6.12.107-klab (root@vm)";
        String seen = "audit: 1 Comm: init"; // holds a keyword, and is no message: that the clock ticks is known then
        assertThat(bootOfARequest(SEEN, booting, seen, version)).isEqualTo(2);
        assertThat(bootOfARequest(SEEN, booting, seen, SEEN, version)).isEqualTo(3);
    }

    private static int bootOfARequest(String... before) {
        List<Entry> log = new ArrayList<>();
        for (String text : before) {
            log.add(new Entry(900_000_000 + log.size(), true, text));
        }
        log.add(new Entry(900_000_000 + log.size(), true, "Sending NMI from CPU 0 to CPUs 1-2:"));
        assertThat(Logs.check(written(log, ""))).isEqualTo(Logs.check(written(log, "<6>")));
        return Logs.check(written(log, "")).get(0).boot();
    }

    /** The first line of a dump passes, and names the CPU whose registers follow. */
    @Example
    void theFirstLineOfADumpPassesBeforeItsRegisters() {
        List<Entry> log = List.of(
                new Entry(900_000_000, true, SEEN),
                new Entry(900_000_001, true, "Sending NMI from CPU 0 to CPUs 1-2:"),
                new Entry(900_000_002, true, "NMI backtrace for cpu 1"),
                new Entry(900_000_003, true, "CPU: 1 PID: 7 Comm: bash Not tainted 6.12.0 #1"),
                new Entry(900_000_004, true, "pstate: 60400009 (nZCv daif +PAN -UAO)"),
                new Entry(900_000_005, true, "pmr_save: 00000060"));
        List<RollCall> calls = Logs.check(written(log, ""));
        assertThat(calls).isEqualTo(Logs.check(written(log, "<6>")));
        assertThat(calls.get(0).reasons()).extracting(Reason::code).contains(ReasonCode.NMI_OUT_OF_IRQS_OFF);
    }

    /** What a listener is told of all lines but the first. */
    private static List<Event> said(String log) {
        List<Event> events = new ArrayList<>();
        try {
            new LogChecker(call -> {}, events::add)
                    .check(new ByteArrayInputStream(log.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        events.removeIf(event -> event.line().number() == 1);
        return events;
    }

    /** The words of a reason tell for how many seconds the log goes on. */
    private static List<RollCall> withoutWords(List<RollCall> calls) {
        return calls.stream()
                .map(call -> call.with(
                        call.verdict(),
                        call.reasons().stream()
                                .map(reason -> new Reason(reason.code(), reason.cpu(), reason.line(), ""))
                                .toList()))
                .toList();
    }

    private static String written(List<Entry> log, String level) {
        var text = new StringBuilder();
        for (Entry entry : log) {
            String stamp = String.format(
                    Locale.ROOT, "%s[%5d.%06d] ", level, entry.micros() / 1_000_000, entry.micros() % 1_000_000);
            text.append(entry.stamped() ? stamp : "").append(entry.text()).append('\n');
        }
        return text.toString();
    }
}
