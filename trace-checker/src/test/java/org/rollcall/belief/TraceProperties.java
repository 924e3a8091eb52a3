package org.rollcall.belief;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.rollcall.belief.WrittenRun.Request;
import org.rollcall.belief.WrittenRun.Traced;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.roll.Event;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;
import org.rollcall.trace.Account;
import org.rollcall.trace.Account.Finding;
import org.rollcall.trace.Trace;
import org.rollcall.trace.TraceReader;
import org.rollcall.witness.TraceWitness;

/** Traces of random runs of the model. What the run did is known: a trace never tells otherwise, whatever is lost of it. */
class TraceProperties {
    private static final String BOOT = "[    0.000000] Booting Linux on physical CPU 0x0000000000 [0x410fd083]\n"
            + "[    0.000000] GICv3: Pseudo-NMIs enabled using forced ICC_PMR_EL1 synchronisation\n";

    private static final long WAIT = 10_000_000;

    /** A log with a trace: the roll calls, and what the trace tells of each. */
    private record Witnessed(List<RollCall> calls, List<Map<Integer, Account>> accounts, List<Event> events) {}

    @Provide
    Arbitrary<LargeRun> runs() {
        return LargeRun.any(LargeRun.Roll.LATE_ANSWERS);
    }

    @Provide
    Arbitrary<TraceForms> forms() {
        return Arbitraries.of(TraceForms.class);
    }

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Choices.lists(400);
    }

    @Property(tries = 120)
    void aWholeTraceTellsWhatTheRunDid(@ForAll("runs") LargeRun run, @ForAll("forms") TraceForms form)
            throws IOException {
        WrittenRun written = WrittenRun.of(run);
        Witnessed told = witness(run, written, text(written.trace(), form, "# clock: global\n", 0));
        for (int i = 0; i < told.calls().size(); i++) {
            Request request = request(written, told.calls().get(i));
            if (request == null) {
                continue;
            }
            told.accounts().get(i).forEach((cpu, account) -> {
                Long left = request.taken().get(cpu);
                Finding truth = left == null
                        ? Finding.NEVER_TAKEN
                        : left < WrittenRun.NEVER ? Finding.FINISHED : Finding.NOT_FINISHED;
                Statistics.label("finding").collect(truth);
                if (account.finding() == Finding.UNKNOWN && account.taken() == null) {
                    return; // a late interrupt of the request before, at the time of this one
                }
                assertThat(account.finding()).as("%s of %s", account, request).isEqualTo(truth);
            });
        }
        for (Finding finding : List.of(Finding.NEVER_TAKEN, Finding.FINISHED)) {
            Statistics.label("finding")
                    .coverage(coverage -> coverage.check(finding).count(c -> c > 10));
        }
    }

    /** What is lost makes an absence prove nothing: no finding changes, but to "unknown". */
    @Property(tries = 120)
    void whatIsLostAndSaidToBeLostChangesNoFinding(@ForAll("runs") LargeRun run, @ForAll("choices") List<Integer> drawn)
            throws IOException {
        WrittenRun written = WrittenRun.of(run);
        Choices choices = Choices.of(drawn);
        List<String> lines = new ArrayList<>();
        boolean marked = true;
        int cpu = WrittenRun.number(choices.below(run.large().cpus()));
        for (Traced event : written.trace()) {
            boolean drops = event.cpu() == cpu && choices.oneIn(3);
            if (drops) {
                marked = false;
            } else {
                if (event.cpu() == cpu && !marked) {
                    lines.add("CPU:" + cpu + " [LOST 3 EVENTS]");
                    marked = true;
                }
                lines.add(TraceForms.KERNEL.line(event));
            }
        }
        lines.add(marked ? "" : "CPU:" + cpu + " [LOST 3 EVENTS]");
        holds(run, written, HEAD.formatted(lines.size(), lines.size()) + String.join("\n", lines) + "\n");
    }

    private static final String HEAD =
            "# tracer: nop\n# clock: global\n# entries-in-buffer/entries-written: %d/%d   #P:4\n";

    /** Each CPU has a buffer of its own: the oldest events go, of each CPU as many as it wants. */
    @Property(tries = 120)
    void aBufferThatHasWrappedChangesNoFinding(@ForAll("runs") LargeRun run, @ForAll("choices") List<Integer> drawn)
            throws IOException {
        WrittenRun written = WrittenRun.of(run);
        Choices choices = Choices.of(drawn);
        Map<Integer, Integer> gone = new HashMap<>();
        List<Traced> kept = new ArrayList<>();
        for (Traced event : written.trace()) {
            int left = gone.computeIfAbsent(event.cpu(), c -> choices.below(8));
            gone.put(event.cpu(), left - 1);
            if (left <= 0) {
                kept.add(event);
            }
        }
        StringBuilder text = new StringBuilder(HEAD.formatted(kept.size(), 99_999));
        kept.forEach(event -> text.append(TraceForms.KERNEL.line(event)).append('\n'));
        holds(run, written, text.toString());
    }

    @Property(tries = 80)
    void aTextThatStopsAnywhereChangesNoFinding(
            @ForAll("runs") LargeRun run, @ForAll("forms") TraceForms form, @ForAll int cut) throws IOException {
        WrittenRun written = WrittenRun.of(run);
        String text = text(written.trace(), form, "# clock: global\n", 0);
        holds(run, written, text.substring(0, Math.floorMod(cut, text.length() + 1)));
    }

    /** Clocks that differ, and are said to be no global one: whatever is still told is true. */
    @Property(tries = 80)
    void clocksThatDifferChangeNoFinding(@ForAll("runs") LargeRun run, @ForAll("choices") List<Integer> drawn)
            throws IOException {
        WrittenRun written = WrittenRun.of(run);
        Choices choices = Choices.of(drawn);
        Map<Integer, Integer> offset = new HashMap<>();
        List<Traced> skewed = written.trace().stream()
                .map(event -> new Traced(
                        event.cpu(),
                        event.micros() + offset.computeIfAbsent(event.cpu(), c -> 61 * choices.below(1 << 16)),
                        event.event()))
                .sorted(Comparator.comparingLong(Traced::micros))
                .toList();
        String head = choices.oneIn(2) ? "# clock: local\n" : "";
        holds(run, written, text(skewed, TraceForms.KERNEL, head, 0));
    }

    @Property(tries = 80)
    void unknownLinesChangeNothing(
            @ForAll("runs") LargeRun run, @ForAll("forms") TraceForms form, @ForAll("choices") List<Integer> drawn)
            throws IOException {
        WrittenRun written = WrittenRun.of(run);
        Choices choices = Choices.of(drawn);
        StringBuilder noisy = new StringBuilder(HEAD.formatted(1, 1));
        for (Traced event : written.trace()) {
            switch (choices.below(6)) {
                case 0 ->
                    noisy.append(form.line(new Traced(event.cpu(), event.micros(), "made_up_event: irq=7 name=IPI")));
                case 1 -> noisy.append("#           TASK-PID     CPU#  |||||  TIMESTAMP  FUNCTION\r");
                case 2 -> noisy.append(choices.below(1 << 16)).append(": [x] ]: us (|) \u00ff");
                case 3 -> noisy.append(" => some_function\n => another");
                default ->
                    noisy.append(form.line(new Traced(event.cpu(), event.micros(), "timer_start: timer=0 cpu=0")));
            }
            noisy.append('\n').append(form.line(event)).append('\n');
        }
        Witnessed plain = witness(run, written, text(written.trace(), form, "# clock: global\n", 0));
        Witnessed told = witness(run, written, noisy.toString());
        assertThat(findings(told)).isEqualTo(findings(plain));
    }

    /** The properties above are worth something: without a mark of loss a dropped interrupt is one that was never taken. */
    @Property(tries = 40)
    void aLostInterruptThatNothingSaysIsLostChangesAFinding(@ForAll("runs") LargeRun run) throws IOException {
        WrittenRun written = WrittenRun.of(run);
        List<Traced> silent = written.trace().stream()
                .filter(event -> !event.event().startsWith("irq_handler_entry: irq=9")
                        && !event.event().startsWith("irq_handler_entry: irq=10"))
                .toList();
        Witnessed told = witness(run, written, text(silent, TraceForms.KERNEL, "# clock: global\n", 0));
        told.accounts()
                .forEach(accounts -> accounts.values()
                        .forEach(account -> assertThat(account.finding()).isIn(Finding.NEVER_TAKEN, Finding.UNKNOWN)));
    }

    /** What is certified without a trace is certified with it: its steps fit between those of the log. */
    @Property(tries = 80)
    void theModelTakesTheStepsOfTheTrace(@ForAll("runs") LargeRun run) throws IOException {
        WrittenRun written = WrittenRun.of(run);
        Witnessed told = witness(run, written, text(written.trace(), TraceForms.KERNEL, "# clock: global\n", 0));
        KernelVersion kernel = run.large().version();
        for (int i = 0; i < told.calls().size(); i++) {
            RollCall call = told.calls().get(i);
            if (Claims.of(call, told.events(), kernel) instanceof Claim.Behaviour plain
                    && plain.configuration().cpus() <= 64
                    && HiddenSteps.find(plain).missed() == null
                    && Claims.of(call, told.events(), kernel, told.accounts().get(i))
                            instanceof Claim.Behaviour traced) {
                long seen = traced.goals().stream().filter(Goal::traced).count();
                Statistics.label("steps seen")
                        .collect(seen > 0)
                        .coverage(c -> c.check(true).percentage(p -> p > 10));
                assertThat(HiddenSteps.find(traced).missed())
                        .as("%s", traced.goals())
                        .isNull();
            }
        }
    }

    /** Every finding is the truth or says nothing, and a miss that the trace proves is one. */
    private static void holds(LargeRun run, WrittenRun written, String trace) throws IOException {
        Witnessed told = witness(run, written, trace);
        for (int i = 0; i < told.calls().size(); i++) {
            Request request = request(written, told.calls().get(i));
            if (request == null) {
                continue;
            }
            told.accounts().get(i).forEach((cpu, account) -> {
                Long left = request.taken().get(cpu);
                switch (account.finding()) {
                    case NEVER_TAKEN -> assertThat(left).as("%s", account).isNull();
                    case FINISHED -> assertThat(left).as("%s", account).isNotNull();
                    case NOT_FINISHED ->
                        assertThat(left).as("%s", account).isNotNull().isGreaterThan(request.micros() + WAIT);
                    case NOT_YET_TAKEN, UNKNOWN -> {}
                }
                Statistics.label("finding").collect(account.finding());
            });
        }
    }

    private static List<List<Finding>> findings(Witnessed told) {
        return told.accounts().stream()
                .map(accounts ->
                        accounts.values().stream().map(Account::finding).toList())
                .toList();
    }

    private static Request request(WrittenRun written, RollCall call) {
        return written.requests().stream()
                .filter(request -> call.asked() != null && call.requestLine() > 0)
                .filter(request -> stamp(written, call).equals(request.micros()))
                .findFirst()
                .orElse(null);
    }

    private static Long stamp(WrittenRun written, RollCall call) {
        String line = written.console().get((int) call.requestLine() - 3);
        return line.contains("Sending NMI")
                ? Long.parseLong(line.substring(1, 13).replace(".", "").strip())
                : Long.valueOf(-1);
    }

    private static String text(List<Traced> events, TraceForms form, String head, int lost) {
        var text = new StringBuilder(head);
        text.append("# entries-in-buffer/entries-written: ")
                .append(events.size())
                .append('/')
                .append(events.size() + lost)
                .append("   #P:4\n");
        events.forEach(event -> text.append(form.line(event)).append('\n'));
        return text.toString();
    }

    private static Witnessed witness(LargeRun run, WrittenRun written, String trace) throws IOException {
        Trace read = new TraceReader().readAll(new ByteArrayInputStream(trace.getBytes(ISO_8859_1)));
        var witness = new TraceWitness(read);
        List<RollCall> calls = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        String log = BOOT + String.join("\n", written.console()) + "\n";
        LogJudge.checker(run.large().version(), witness, calls::add, events::add)
                .check(new ByteArrayInputStream(log.getBytes(ISO_8859_1)));
        assertThat(calls).extracting(RollCall::verdict).doesNotContain(Verdict.IMPOSSIBLE);
        return new Witnessed(calls, calls.stream().map(witness::accounts).toList(), events);
    }
}
