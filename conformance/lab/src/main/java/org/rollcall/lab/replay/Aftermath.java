package org.rollcall.lab.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.lab.stub.GdbStub;

/** What a user of the kernel sees once a schedule has been forced on it. */
final class Aftermath {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration HANG = Duration.ofSeconds(15);
    private static final String MORE = "more> ";
    private static final Pattern PAGED = Pattern.compile("kdb> |" + MORE);
    private static final Pattern KDB = Pattern.compile("kdb> ");
    private static final Pattern CPUS = Pattern.compile("Available cpus: ?([^\\r\\n]*)[\\r\\n]");
    private static final Pattern REFUSED = Pattern.compile("Catastrophic error detected|type go a second time");
    private static final Pattern CONTINUES = Pattern.compile("attempting to continue");
    private static final Pattern ALIVE = Pattern.compile("alive|\\[\\d+]kdb> ");
    private static final int MOST_ENTRIES = 3;
    private static final String ENTRY = "Entering kdb";
    private static final String TIMEOUT = "Timed out waiting for secondary CPUs";

    private final GdbStub stub;
    private final Terminal terminal;
    private final LabReplay replay;
    private final List<String> seen = new ArrayList<>();

    Aftermath(GdbStub stub, Terminal terminal, LabReplay replay) {
        this.stub = stub;
        this.terminal = terminal;
        this.replay = replay;
    }

    /** Lines of text: what was seen, in the order of time. */
    List<String> look(LabSchedule schedule) {
        if (schedule.has("BtcAsk")) {
            btc();
        } else if (schedule.has("E0")) {
            debugger(schedule.absent());
        } else {
            backtraces();
        }
        return List.copyOf(seen);
    }

    private void btc() {
        boolean returned = whileRunning(stub.cpus(), this::prompted);
        seen.add("btc " + (returned ? "returned" : "did not return in " + HANG.toSeconds() + " s"));
        seen.add("CPUs: " + replay.where());
    }

    /** Whether kdb comes back; it may have more to say than a page. */
    private boolean prompted() {
        Optional<MatchResult> said = terminal.said(PAGED, HANG);
        while (said.isPresent() && said.get().group().equals(MORE)) {
            terminal.type(" ");
            said = terminal.said(PAGED, HANG);
        }
        return said.isPresent();
    }

    private void debugger(SortedSet<Cpu> absent) {
        SortedSet<Cpu> others = new TreeSet<>(stub.cpus());
        others.removeAll(absent);
        absent.forEach(replay::leave);
        boolean prompt = whileRunning(others, () -> terminal.said(KDB, LONG).isPresent());
        if (!prompt) {
            seen.add("no kdb prompt in " + LONG.toSeconds() + " s; CPUs: " + replay.where());
            return;
        }
        String session = session();
        seen.add("time-out message: " + (session.contains(TIMEOUT) ? "yes" : "no"));
        seen.add("cpu" + (absent.isEmpty() ? "" : ", while " + absent + " held") + ": " + status(others));
        if (!absent.isEmpty()) {
            seen.add("cpu, " + absent + " released: " + status(stub.cpus()));
        }
        long entries = count(terminal.all(), ENTRY);
        seen.add("go: " + (refused() ? "refused, \"Catastrophic error detected\"" : "accepted"));
        boolean alive = alive();
        for (int i = 0; !alive && i < MOST_ENTRIES; i++) {
            refused();
            alive = alive();
        }
        long more = count(terminal.all(), ENTRY) - entries;
        if (more > 0) {
            seen.add("the debugger was entered again without a new request, times: " + more);
        }
        seen.add(alive ? "the system goes on" : "the system does not come back; CPUs: " + replay.where());
    }

    /** Types {@code go}, and once more if the debugger wants that. */
    private boolean refused() {
        return whileRunning(stub.cpus(), () -> {
            terminal.type("go\r");
            boolean refused = terminal.said(REFUSED, SHORT).isPresent();
            if (refused) {
                terminal.said(KDB, LONG);
                terminal.type("go\r");
                terminal.said(CONTINUES, LONG);
            }
            return refused;
        });
    }

    /** Whether the shell answers; if not, the debugger has been entered again. */
    private boolean alive() {
        return whileRunning(stub.cpus(), () -> {
            terminal.type("\necho ali\"\"ve\n");
            Optional<MatchResult> answer = terminal.said(ALIVE, LONG);
            return answer.filter(match -> match.group().equals("alive")).isPresent();
        });
    }

    /** What the console has said since the debugger was last entered. */
    private String session() {
        String all = terminal.all();
        int banner = all.lastIndexOf(ENTRY);
        int before = banner < 0 ? 0 : all.lastIndexOf("kdb> ", Math.max(0, banner - 1));
        return all.substring(Math.max(0, before));
    }

    private String status(SortedSet<Cpu> running) {
        return whileRunning(running, () -> {
            terminal.type("cpu\r");
            Optional<MatchResult> line = terminal.said(CPUS, LONG);
            terminal.said(KDB, LONG);
            return line.map(match -> match.group(1).strip()).orElse("no answer");
        });
    }

    private void backtraces() {
        whileRunning(stub.cpus(), () -> terminal.said(Pattern.compile("never said"), SHORT));
        String all = terminal.all();
        seen.add("lines \"Sending NMI\": " + count(all, "Sending NMI from CPU"));
        for (Cpu cpu : stub.cpus()) {
            seen.add("traces of " + cpu + ": " + count(all, "NMI backtrace for cpu " + cpu.number()));
        }
    }

    private static long count(String all, String text) {
        return Pattern.compile(Pattern.quote(text) + "\\b")
                .matcher(all)
                .results()
                .count();
    }

    private <T> T whileRunning(SortedSet<Cpu> running, Supplier<T> user) {
        stub.resume(running);
        T answer = user.get();
        stub.interrupt();
        return answer;
    }
}
