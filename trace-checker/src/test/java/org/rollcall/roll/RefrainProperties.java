package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.rollcall.belief.LogJudge;
import org.rollcall.log.Line;
import org.rollcall.log.Stamp;
import org.rollcall.message.Message;

/** A roll call whose records came before is told as if each of them were read. */
class RefrainProperties {
    private static final String UNSTAMPED = "@";
    /** The record before it, printed twice. */
    private static final String AGAIN = "again";

    private record Entry(long micros, String text) {}

    /** What a log tells, in order. */
    private record Told(List<Object> all, List<Remark> remarks, long lines) {}

    private record Said(long line, Stamp time, Object message, String text) {}

    private static String idle(int cpu) {
        return "NMI backtrace for cpu " + cpu + " skipped: idling at cpu_do_idle+0x24/0x48";
    }

    private static final List<String> TO_ALL = List.of(
            "sysrq: Show backtrace of all active CPUs",
            "NMI backtrace for cpu 0",
            " nmi_trigger_cpumask_backtrace+0x17c/0x1f8",
            "Sending NMI from CPU 0 to CPUs 1-3:");

    private static List<String> toAll(String... answers) {
        return Stream.concat(TO_ALL.stream(), Stream.of(answers)).toList();
    }

    private static final List<List<String>> ROLL_CALLS = List.of(
            toAll(idle(1), idle(2), idle(3)),
            toAll(idle(2), " el1_irq+0x1c/0x40", "usb 1-4: new high-speed USB device number 4", idle(1), idle(3)),
            toAll("NMI backtrace for cpu 1", " _raw_spin_unlock+0x0/0x40", idle(2), idle(3)),
            toAll(idle(1), idle(3)),
            toAll(idle(1), idle(1), idle(2), idle(3)),
            toAll(idle(1), "net_ratelimit: 3 callbacks suppressed", idle(2), idle(3)),
            toAll(idle(1), "CPU: 2 PID: 7 Comm: bash Not tainted 6.12.0 #1", idle(2), idle(3)),
            toAll(idle(1), idle(2), idle(7), idle(3)),
            List.of(TO_ALL.get(0), "Sending NMI from CPU 0 to CPUs 1:", idle(1)),
            List.of(TO_ALL.get(0), TO_ALL.get(0), "Sending NMI from CPU 0 to CPUs 1:", idle(1)),
            List.of(TO_ALL.get(0), idle(1), "Sending NMI from CPU 0 to CPUs 1-2:", idle(2)),
            List.of(TO_ALL.get(0), TO_ALL.get(1), TO_ALL.get(2), idle(1), TO_ALL.get(3), idle(2), idle(3)),
            List.of("Sending NMI from CPU 1 to CPUs 2-3:", idle(2), idle(3)));

    private static final List<String> BETWEEN = List.of(
            "usb 1-4: new high-speed USB device number 4",
            "rcu: INFO: rcu_sched self-detected stall on CPU 2",
            "watchdog: Watchdog detected hard LOCKUP on cpu 1",
            "NMI backtrace for cpu 2",
            "NMI backtrace for nobody",
            idle(3),
            "CPU: 3 PID: 7 Comm: bash Not tainted 6.12.0 #1",
            "pstate: 60400009 (nZCv daif +PAN -UAO)",
            "pmr_save: 000000f0",
            "Booting Linux on physical CPU 0x0000000000 [0x410fd034]",
            "Entering kdb (current=0xffff000004150000, pid 77) on processor 1 due to Keyboard Entry",
            "[1]kdb> go",
            "Kernel panic - not syncing: sysrq triggered crash",
            UNSTAMPED + "-- 12 lines lost --",
            UNSTAMPED + "Sending NMI from CPU 0 to CPUs 2-3:",
            UNSTAMPED + "slot 8 (of 9)");

    /** Few roll calls, so that they come again, with something between them now and then. */
    @Provide
    Arbitrary<List<Entry>> logs() {
        Arbitrary<List<String>> parts = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.of(ROLL_CALLS)),
                Tuple.of(3, Arbitraries.of(BETWEEN).map(List::of)),
                Tuple.of(1, Arbitraries.just(List.of(AGAIN))));
        Arbitrary<Integer> steps = Arbitraries.frequencyOf(
                Tuple.of(60, Arbitraries.integers().between(1, 2_000)),
                Tuple.of(6, Arbitraries.integers().between(400_000, 3_000_000)),
                Tuple.of(
                        1, Arbitraries.of(0, -1, -200_000, -7_000_000, 4_999_999, 5_000_001, 12_000_000, 700_000_000)));
        return Combinators.combine(
                        parts.list().ofMinSize(2).ofMaxSize(5),
                        Arbitraries.integers().between(0, 4).list().ofSize(24),
                        steps.list().ofSize(300))
                .as((some, order, ticks) -> {
                    List<Entry> log = new ArrayList<>();
                    long clock = 900_000_000;
                    log.add(new Entry(clock, "usb 1-1: new high-speed USB device number 1"));
                    for (int part : order) {
                        for (String text : some.get(part % some.size())) {
                            if (text.equals(AGAIN)) {
                                log.add(log.get(log.size() - 1));
                                continue;
                            }
                            clock = Math.max(0, clock + ticks.get(log.size()));
                            log.add(new Entry(clock, text));
                        }
                    }
                    return log;
                });
    }

    @Property(tries = 400)
    void whatCameBeforeIsToldAsIfItWereRead(@ForAll("logs") List<Entry> log) {
        Told told = told(written(log, ""));
        Told read = told(written(log, "<6>"));
        for (int i = 0; i < Math.min(told.all().size(), read.all().size()); i++) {
            assertThat(told.all().get(i)).isEqualTo(read.all().get(i));
        }
        assertThat(told).isEqualTo(read);
        Statistics.label("the same roll call twice in a boot, without a reason")
                .collect(hasRefrain(told))
                .coverage(coverage -> coverage.check(true).percentage(p -> p > 30));
    }

    private static boolean hasRefrain(Told told) {
        List<RollCall> calls = told.all().stream()
                .filter(RollCall.class::isInstance)
                .map(RollCall.class::cast)
                .filter(call ->
                        call.verdict() == Verdict.COMPLETE && call.reasons().isEmpty())
                .map(call -> call.at(0, call.boot(), 0))
                .toList();
        return calls.stream().distinct().count() < calls.size();
    }

    /** So that the property is about something. At first nothing is known of the clock, the second time it is learnt. */
    @Example
    void whatWasLearntIsNotReadAgain() {
        List<Entry> log = new ArrayList<>();
        long clock = 900_000_000;
        for (int i = 0; i < 4; i++) {
            for (String text : ROLL_CALLS.get(0)) {
                clock += 1_001;
                log.add(new Entry(clock, text));
            }
        }
        assertThat(refrains(log)).isEqualTo(2);
    }

    /** What stands between two refrains, and what comes behind them and depends on it, with an end of the wait. */
    @Example
    void aRefrainLeavesBehindWhatItsRecordsWould() {
        String missing = "Sending NMI from CPU 0 to CPUs 2:";
        String late = "+usb 1-4: new high-speed USB device number 4";
        leavesBehind(
                ROLL_CALLS.get(0),
                "CPU: 2 PID: 7 Comm: bash Not tainted 6.12.0 #1",
                "pstate: 604000c9 (nZCv daIF +PAN -UAO)",
                missing,
                late);
        leavesBehind(
                ROLL_CALLS.get(0),
                "watchdog: Watchdog detected hard LOCKUP on cpu 1",
                "Sending NMI from CPU 0 to CPUs 1-2:",
                late);
        leavesBehind(ROLL_CALLS.get(0), "rcu: INFO: rcu_sched self-detected stall on CPU 2", missing, late);
        leavesBehind(ROLL_CALLS.get(0), "NMI backtrace for cpu 2", UNSTAMPED + missing, late);
        leavesBehind(ROLL_CALLS.get(0), "pmr_save: 000000f0", UNSTAMPED + missing, UNSTAMPED + "slot 8 (of 9)", late);
        leavesBehind(
                ROLL_CALLS.get(6),
                "CPU: 3 PID: 7 Comm: bash Not tainted 6.12.0 #1",
                "SMP: stopping secondary CPUs",
                late);
        leavesBehind(ROLL_CALLS.get(11), "usb 1-4: new high-speed USB device number 4", late);
    }

    private static void leavesBehind(List<String> refrain, String between, String... behind) {
        List<String> texts = new ArrayList<>(List.of("usb 1-1: new high-speed USB device number 1"));
        texts.addAll(refrain);
        texts.addAll(refrain);
        texts.add(between);
        texts.addAll(refrain);
        texts.addAll(List.of(behind));
        List<Entry> log = new ArrayList<>();
        long clock = 900_000_000;
        for (String text : texts) {
            clock += text.startsWith("+") ? 10_000_500 : 1_001;
            log.add(new Entry(clock, text.replace("+usb", "usb")));
        }
        assertThat(told(written(log, ""))).isEqualTo(told(written(log, "<6>")));
    }

    /** How often a roll call was not read. */
    private static int refrains(List<Entry> log) {
        int[] count = {0};
        var reader = new RecordReader[1];
        var calls = new RollCalls(call -> reader[0].settled(call));
        reader[0] = new RecordReader(new RecordReceiver() {
            @Override
            public void accept(Line line, @Nullable Message message) {
                calls.accept(line, message);
            }

            @Override
            public boolean pass(long number, long micros, Wording wording) {
                return calls.pass(number, micros, wording);
            }

            @Override
            public boolean wantsEveryRecord() {
                return calls.isWaiting();
            }

            @Override
            public boolean isAtRest(long micros) {
                return calls.isAtRest(micros);
            }

            @Override
            public OpenCall lastRequest() {
                return calls.lastRequest();
            }

            @Override
            public void accept(Again again) {
                count[0]++;
                calls.accept(again);
            }
        });
        try {
            reader[0].readAll(new ByteArrayInputStream(written(log, "").getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count[0];
    }

    private static Told told(String text) {
        List<Object> all = new ArrayList<>();
        var checker = LogJudge.checker(
                null,
                all::add,
                event -> all.add(new Said(
                        event.line().number(),
                        event.line().time(),
                        event.message(),
                        event.line().text())));
        try {
            checker.check(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Told(all, checker.remarks(), checker.lines());
    }

    private static String written(List<Entry> log, String level) {
        var text = new StringBuilder();
        for (Entry entry : log) {
            String stamp = String.format(
                    Locale.ROOT, "%s[%5d.%06d] ", level, entry.micros() / 1_000_000, entry.micros() % 1_000_000);
            boolean stamped = !entry.text().startsWith(UNSTAMPED);
            text.append(stamped ? stamp : "")
                    .append(entry.text().replace(UNSTAMPED, ""))
                    .append('\n');
        }
        return text.toString();
    }
}
