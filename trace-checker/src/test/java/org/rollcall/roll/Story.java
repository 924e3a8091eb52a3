package org.rollcall.roll;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * One request of CPU 0, as its kernel would print it, and what goes on after its wait.
 *
 * @param start when it is sent, in microseconds
 * @param cpus how many CPUs there are; all are asked
 * @param silent those that do not answer
 * @param dumping those that answer with a dump, the others are idle
 */
record Story(long start, int cpus, Set<Integer> silent, Set<Integer> dumping) {
    /** A record: when it was printed, and what it says. */
    record Told(long micros, String text) {}

    /** How the records are written down. */
    enum Framing {
        KERNEL {
            @Override
            String line(Told told) {
                return String.format(
                        Locale.ROOT, "[%5d.%06d] %s", told.micros / SECOND, told.micros % SECOND, told.text);
            }
        },
        MILLISECONDS {
            @Override
            String line(Told told) {
                return String.format(
                        Locale.ROOT, "[%5d.%03d] %s", told.micros / SECOND, told.micros % SECOND / 1_000, told.text);
            }
        },
        DMESG_T {
            @Override
            String line(Told told) {
                return "[Mon Mar  4 " + timeOfDay(told) + " 2024] " + told.text;
            }
        },
        JSON {
            @Override
            String line(Told told) {
                return "{\"log\": \"" + KERNEL.line(told) + "\\n\", \"time\": \"2024-03-04T" + timeOfDay(told) + "Z\"}";
            }
        },
        SYSLOG {
            @Override
            String line(Told told) {
                return "Mar  4 " + timeOfDay(told) + " hosta kernel: " + told.text;
            }
        };

        abstract String line(Told told);

        static String timeOfDay(Told told) {
            long seconds = told.micros / SECOND % 86_400;
            return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
        }
    }

    static final long SECOND = 1_000_000;

    /** What a dump may end with. */
    private static final List<String> ENDS =
            List.of(" </TASK>", "", " do_idle+0x2f/0xa0", "RIP: 0033:0x7f3b7a1c6740", " </IRQ>");

    static Arbitrary<Story> any() {
        Arbitrary<Set<Integer>> some = Arbitraries.integers().between(1, 7).set();
        return Combinators.combine(
                        Arbitraries.longs().between(10 * SECOND, 50_000 * SECOND),
                        Arbitraries.integers().between(2, 8),
                        some,
                        some)
                .as(Story::of);
    }

    private static Story of(long start, int cpus, Set<Integer> silent, Set<Integer> dumping) {
        return new Story(start, cpus, below(cpus, silent), below(cpus, dumping));
    }

    private static Set<Integer> below(int cpus, Set<Integer> some) {
        return some.stream().filter(cpu -> cpu < cpus).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean misses() {
        return !silent.isEmpty();
    }

    /** The same with these CPUs silent. */
    Story silencing(Set<Integer> others) {
        return new Story(start, cpus, others, dumping);
    }

    /** The same at another time. */
    Story at(long time) {
        return new Story(time, cpus, silent, dumping);
    }

    /** The trigger, the requester's own dump, and the request. */
    List<Told> request() {
        List<Told> told = new ArrayList<>();
        long at = start - 5_000;
        told.add(new Told(at, "sysrq: Show backtrace of all active CPUs"));
        told.addAll(dump(at + 100, 0));
        told.add(new Told(at + 1_000, " nmi_trigger_cpumask_backtrace+0xc8/0xf0"));
        told.add(new Told(start, "Sending NMI from CPU 0 to CPUs 1" + (cpus > 2 ? "-" + (cpus - 1) : "") + ":"));
        return told;
    }

    /** What the CPU answers at this time. */
    List<Told> answer(long at, int cpu) {
        return dumping.contains(cpu)
                ? dump(at, cpu)
                : List.of(new Told(at, "NMI backtrace for cpu " + cpu + " skipped: idling at default_idle+0x9/0x10"));
    }

    List<Told> answers() {
        return IntStream.range(1, cpus)
                .filter(cpu -> !silent.contains(cpu))
                .boxed()
                .flatMap(cpu -> answer(start + cpu * 1_000, cpu).stream())
                .toList();
    }

    /** Life goes on so long after the request. */
    List<Told> goesOn(long after) {
        return List.of(new Told(start + after, "usb 1-1: new high-speed USB device number 3 using xhci_hcd"));
    }

    private static List<Told> dump(long at, int cpu) {
        return List.of(
                new Told(at, "NMI backtrace for cpu " + cpu),
                new Told(at + 10, "CPU: " + cpu + " UID: 0 PID: 4242 Comm: bash Not tainted 6.12.0 #64"),
                new Told(at + 20, "Call Trace:"),
                new Told(at + 30, " delay_tsc+0x2f/0xa0"),
                new Told(at + 40, ENDS.get(cpu % ENDS.size())));
    }
}
