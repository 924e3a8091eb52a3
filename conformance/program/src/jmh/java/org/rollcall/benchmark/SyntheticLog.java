package org.rollcall.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.rollcall.message.CpuSet;

/** Logs of one kind of text, the same bytes each time. */
public enum SyntheticLog {
    /** Boot and driver messages, no roll call. */
    PLAIN {
        @Override
        void append(StringBuilder log, Random random) {
            plain(log, random);
        }
    },
    /** One sysrq-l of 24 CPUs after the other, all but the requester idle. */
    ROLL_CALLS {
        @Override
        void append(StringBuilder log, Random random) {
            rollCall(log, random, 24);
        }
    },
    /** The same of 512 CPUs. */
    ROLL_CALLS_512 {
        @Override
        void append(StringBuilder log, Random random) {
            rollCall(log, random, 512);
        }
    },
    /** Nine plain records, then a request or an answer that follows from nothing: hundreds of roll calls are open at a time. */
    CHAOS {
        @Override
        void append(StringBuilder log, Random random) {
            for (int i = 0; i < 9; i++) {
                plain(log, random);
            }
            stamp(log, random)
                    .append(
                            random.nextInt(4) == 0
                                    ? "Sending NMI from CPU " + random.nextInt(4) + " to CPUs 1-3:\n"
                                    : "NMI backtrace for cpu " + random.nextInt(4) + "\n");
        }
    };

    private static final List<String> PLAIN_TEXTS = List.of(
            "usb 1-#: new high-speed USB device number # using xhci_hcd",
            "EXT4-fs (vda#): mounted filesystem with ordered data mode. Quota mode: none.",
            "audit: type=1400 audit(#.123:#): apparmor=\"STATUS\" operation=\"profile_load\" name=\"/usr/bin/man\"",
            "IPv6: ADDRCONF(NETDEV_CHANGE): veth#: link becomes ready #",
            "pci 0000:00:01.0: reg 0x10: [mem 0xfebc#-0xfebfffff]",
            "systemd[1]: Started Journal Service # unit-#.service.",
            "perf: interrupt took too long (# > 2500), lowering kernel.perf_event_max_sample_rate to #",
            " _raw_spin_unlock_irqrestore+0x#/0x#",
            "Memory: #K/#K available (14339K kernel code, 2400K rwdata)",
            "Sending SIGTERM to PID # after # ms",
            "perf: NMI watchdog: Enabled, counter # id #");

    double seconds = 1;

    abstract void append(StringBuilder log, Random random);

    void plain(StringBuilder log, Random random) {
        stamp(log, random)
                .append(PLAIN_TEXTS
                        .get(random.nextInt(PLAIN_TEXTS.size()))
                        .replace("#", String.valueOf(random.nextInt(10_000))))
                .append('\n');
    }

    void rollCall(StringBuilder log, Random random, int cpus) {
        int requester = random.nextInt(cpus);
        seconds += 1;
        stamp(log, random).append("sysrq: Show backtrace of all active CPUs\n");
        stamp(log, random).append("NMI backtrace for cpu ").append(requester).append('\n');
        stamp(log, random).append(" nmi_trigger_cpumask_backtrace+0x17c/0x1f8\n");
        List<Integer> others = new ArrayList<>(IntStream.range(0, cpus)
                .filter(cpu -> cpu != requester)
                .boxed()
                .toList());
        CpuSet asked = CpuSet.of(others.stream().mapToInt(Integer::intValue).toArray());
        stamp(log, random).append("Sending NMI from CPU " + requester + " to CPUs " + asked + ":\n");
        Collections.shuffle(others, random);
        for (int cpu : others) {
            stamp(log, random)
                    .append("NMI backtrace for cpu " + cpu + " skipped: idling at cpu_do_idle+0x24/0x48\n");
        }
    }

    StringBuilder stamp(StringBuilder log, Random random) {
        seconds += random.nextDouble() * 0.001;
        return log.append(String.format(Locale.ROOT, "[%12.6f] ", seconds));
    }

    /** Writes at least this many bytes, record by record: the heap need not hold them. */
    void write(Path file, long atLeast) throws IOException {
        seconds = 1;
        var random = new Random(20261124);
        var records = new StringBuilder();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (long written = 0; written < atLeast; written += records.length()) {
                records.setLength(0);
                append(records, random);
                out.write(records.toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
