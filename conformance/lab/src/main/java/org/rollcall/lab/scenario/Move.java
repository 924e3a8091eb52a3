package org.rollcall.lab.scenario;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.lab.scenario.Action.Key;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.message.CpuSet;

/** Something that the lab does to the CPUs of a guest from outside, through QEMU's gdb stub. */
sealed interface Move {
    Pattern RUN = Pattern.compile("run (?<cpus>[\\d,-]+) until (?<until>\\d{1,4} \\w+(, \\d{1,4} \\w+)*)");
    Pattern END = Pattern.compile("end (?<seconds>\\d{1,4})");
    Pattern PRESS = Pattern.compile("press (?<key>[lgc])(?<cpu>\\d{1,4})");

    /**
     * Some CPUs run, all others are halted, until each of those that are named has entered its function. There it is halted.
     *
     * @param until the function by the CPU, which is one of those that run
     */
    record Run(SortedSet<Cpu> running, SortedMap<Cpu, String> until) implements Move {
        @Override
        public SortedSet<Cpu> cpus() {
            return running;
        }
    }

    /** A key of sysrq is pressed on the serial line, whose interrupt a CPU takes that the lab has halted. */
    record Press(Key key) implements Move {
        @Override
        public SortedSet<Cpu> cpus() {
            return new TreeSet<>(
                    CpuSet.of(key.cpu()).stream().mapToObj(Cpu::new).toList());
        }
    }

    /** All CPUs run for a while, in which the guest must not restart; then the machine is ended. */
    record End(int seconds) implements Move {
        @Override
        public SortedSet<Cpu> cpus() {
            return new TreeSet<>();
        }
    }

    /** The CPUs it names. */
    SortedSet<Cpu> cpus();

    /** @throws IllegalArgumentException if it is no move */
    static Move parse(String text) {
        Matcher run = RUN.matcher(text);
        Matcher press = PRESS.matcher(text);
        Matcher end = END.matcher(text);
        if (run.matches()) {
            SortedMap<Cpu, String> until = new TreeMap<>();
            for (String each : run.group("until").split(", ")) {
                String[] words = each.split(" ");
                until.put(new Cpu(Integer.parseInt(words[0])), words[1]);
            }
            SortedSet<Cpu> running = new TreeSet<>(
                    CpuSet.parse(run.group("cpus")).stream().mapToObj(Cpu::new).toList());
            if (running.containsAll(until.keySet())) {
                return new Run(running, until);
            }
        } else if (press.matches()) {
            return new Press(new Key(press.group("key").charAt(0), Integer.parseInt(press.group("cpu"))));
        } else if (end.matches()) {
            return new End(Integer.parseInt(end.group("seconds")));
        }
        throw new IllegalArgumentException("\"" + text
                + "\" is not a move; use run CPUS until CPU FUNCTION, CPU FUNCTION..., each CPU one of CPUS,"
                + " press KEY or end SECONDS, such as \"run 0-3 until 1 panic\" or \"press c1\"");
    }
}
