package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.rollcall.trace.Trace;
import org.rollcall.trace.TraceEvent;

/** A long log that another thread reads ahead tells the same. */
class LogAheadProperties {
    private static final int LONG = 3_500_000;

    private static final List<String> RECORDS = List.of(
            "usb 1-4: new high-speed USB device number 4",
            "CPU: 3 PID: 7 Comm: bash Not tainted 6.12.0 #1",
            "rcu: INFO: rcu_sched self-detected stall on CPU 2",
            " _raw_spin_unlock+0x0/0x40",
            "net_ratelimit: 3 callbacks suppressed",
            "NMI backtrace for cpu 2",
            "NMI backtrace for cpu 3 skipped: idling at cpu_do_idle+0x24/0x48",
            "Sending NMI from CPU 0 to CPUs 2-3:",
            "pstate: 80000145",
            "CPU3: stopping",
            "lost 17",
            "sysrq: Show backtrace of all active CPUs",
            "Booting Linux on physical CPU 0x0000000000 [0x410fd034]");

    /** What a log has few of: behind some of these no record is taken for what it looks like. */
    private static final List<String> ODD = List.of(
            "NMI backtrace for nobody",
            "ding NMI from CPU 0",
            "Sending NMI from CPU 0 to CPUs 2-\n4:",
            "\n-- 12 lines lost --");

    private static final List<String> ROLL_CALL = List.of(
            "sysrq: Show backtrace of all active CPUs",
            "NMI backtrace for cpu 0",
            " nmi_trigger_cpumask_backtrace+0x17c/0x1f8",
            "Sending NMI from CPU 0 to CPUs 1-2:",
            "NMI backtrace for cpu 1 skipped: idling at cpu_do_idle+0x24/0x48",
            "NMI backtrace for cpu 2 skipped: idling at cpu_do_idle+0x24/0x48");

    /** Its dashes end the dump, but for the first. */
    private static final List<String> TRACE = List.of(
            "Dumping ftrace buffer:",
            "---------------------------------",
            "  <idle>-0         3d.Z.. 3303630us : irq_handler_entry: irq=7 name=IPI",
            "usb 1-4: new high-speed USB device number 4",
            "---------------------------------");

    private static ExecutorService thread;

    @BeforeContainer
    static void begin() {
        thread = Executors.newSingleThreadExecutor();
    }

    @AfterContainer
    static void end() {
        thread.shutdownNow();
    }

    private record Told(List<Object> all, List<Remark> remarks, long lines, List<TraceEvent> trace) {}

    /** A long log has parts: each with few kinds of records, or the same roll call again and again, or nothing for a while. */
    @Provide
    Arbitrary<byte[]> logs() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.of(RECORDS)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(5))
                .as(LogAheadProperties::log);
    }

    private static byte[] log(long seed, List<List<String>> parts) {
        var random = new Random(seed);
        var text = new StringBuilder();
        double now = 100;
        while (text.length() < LONG) {
            List<String> part = parts.get(random.nextInt(parts.size()));
            int kind = random.nextInt(4);
            for (int i = random.nextInt(9_000); i > 0; i--) {
                boolean quiet = kind == 2 || kind == 0 && random.nextInt(4) > 0;
                List<String> some = switch (kind) {
                    case 1 -> ROLL_CALL;
                    case 3 -> TRACE;
                    default -> List.of(quiet ? RECORDS.get(0) : part.get(i % part.size()));
                };
                some = random.nextInt(20_000) == 0 ? ODD : some;
                for (String record : some) {
                    now += random.nextDouble() / (kind == 1 || kind == 3 ? 500 : 20);
                    text.append(String.format(Locale.ROOT, "[%12.6f] %s\n", now, record));
                }
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Property(tries = 8)
    void aLongLogThatIsReadAheadTellsTheSame(@ForAll("logs") byte[] log) throws IOException {
        assertThat(told(log, (checker, in) -> checker.check(in, thread))).isEqualTo(told(log, LogChecker::check));
    }

    private interface Reading {
        void read(LogChecker checker, InputStream in) throws IOException;
    }

    private static Told told(byte[] log, Reading reading) throws IOException {
        List<Object> all = new ArrayList<>();
        var checker = new LogChecker(all::add, all::add);
        reading.read(checker, new ByteArrayInputStream(log));
        Trace trace = checker.trace();
        return new Told(all, checker.remarks(), checker.lines(), trace == null ? List.of() : trace.events());
    }
}
