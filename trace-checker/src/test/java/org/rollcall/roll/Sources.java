package org.rollcall.roll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Logs as records, to be framed in other ways. */
final class Sources {
    private static final Pattern RECORD = Pattern.compile("\\[ *(\\d+)\\.(\\d{6})](?:\\[ *[CT]\\d+])? ?(.*)");

    /** An RCU stall whose first request misses a CPU and whose second is answered, as text. */
    private static final String STALL = """
            [   21.288313] rcu: INFO: rcu_preempt detected stalls on CPUs/tasks:
            [   21.288877] rcu: \t0-...0: (5 ticks this GP) idle=04cc/1/0x4000000000000000 softirq=38/44 fqs=2579
            [   21.289682] rcu: \t(detected by 3, t=5252 jiffies, g=-1139, q=146 ncpus=4)
            [   21.290298] Sending NMI from CPU 3 to CPUs 0:
            [   34.291558] rcu: rcu_preempt kthread starved for 2503 jiffies! g-1139 f0x0 RCU_GP_WAIT_FQS(5) ->state=0x402 ->cpu=2
            [   34.295360] rcu: RCU grace-period kthread stack dump:
            [   34.297041] Call trace:
            [   34.297050]  __switch_to+0x1e4/0x240
            [   34.297404] rcu: Stack dump where RCU GP kthread last ran:
            [   34.297500] Sending NMI from CPU 3 to CPUs 2:
            [   34.297600] NMI backtrace for cpu 2
            [   34.297700] CPU: 2 UID: 0 PID: 0 Comm: swapper/2 Not tainted 6.12.0 #1
            [   34.297800] pc : cpu_do_idle+0x10/0x20
            [   34.297900] Call trace:
            [   34.298000]  cpu_do_idle+0x10/0x20 (P)
            [   48.000000] random: crng init done
            """;

    /** sysrq-l without an architecture's own backtrace, as kernels before 5.13 print it: few of its lines have words of their own. */
    private static final String FALLBACK = """
            [    0.100000] smp: Brought up 1 node, 12 CPUs
            [   50.000000] sysrq: Show backtrace of all active CPUs
            [   50.000100] CPU0:
            [   50.000200] CPU: 0 PID: 77 Comm: sh Not tainted 5.10.0 #1
            [   50.000300] Call trace:
            [   50.000310]  show_stack+0x18/0x24
            [   50.000500] CPU10:
            [   50.000510] CPU: 10 PID: 79 Comm: cat Not tainted 5.10.0 #1
            [   50.000520] Call trace:
            [   50.000530]  show_stack+0x18/0x24
            [   70.000000] random: crng init done
            """;

    /** The same as later kernels print it. */
    private static final String FALLBACK_OF_SYSRQ =
            FALLBACK.replace("CPU0:", "sysrq: CPU0:").replace("CPU10:", "sysrq: CPU10:");

    /** What each kind of roll call prints, in few records. */
    static final List<List<Framings.Entry>> ALL = List.of(
            records(STALL),
            sample("6.12-klab.bc-l-hardlock1of4-nopnmi.log"),
            sample("5.10-klab-v6.h-l-rep3-nopnmi.log"),
            sample("6.12-klab.i-panic-allbt-nopnmi.log"));

    /** The same, and the fallback, whose heads are short. */
    static final List<List<Framings.Entry>> FRAMED = Stream.concat(
                    ALL.stream(), Stream.of(records(FALLBACK), records(FALLBACK_OF_SYSRQ)))
            .toList();

    private Sources() {}

    static List<Framings.Entry> records(String text) {
        List<Framings.Entry> records = new ArrayList<>();
        for (String line : text.split("\n")) {
            Matcher record = RECORD.matcher(line.stripTrailing());
            if (record.matches()) {
                long micros = Long.parseLong(record.group(1)) * 1_000_000 + Long.parseLong(record.group(2));
                records.add(new Framings.Entry(records.size() + 1, micros, record.group(3)));
            }
        }
        return records;
    }

    private static List<Framings.Entry> sample(String name) {
        try {
            return records(
                    Files.readString(Path.of("../conformance/program/samples", name), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
