package org.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Trigger;
import org.rollcall.roll.Verdict;

/** The text for people, of any roll calls, at any width. */
class TextReportProperties {
    private static final List<String> SENTENCES = List.of(
            "CPU %d: it may be in firmware or not running at all",
            "CPU %d was reached by a pseudo-NMI in code with interrupts disabled",
            "the log goes on for %d s after the request; the wait is 10 s",
            "the sender waits for a call slot, held since its request before by CPU 2,5-%d",
            "line 7: CPU %d: answers, but \u001b[2J\u202e and a_very_long_word_that_fits_into_no_column_of_a_narrow_terminal",
            "the text does not say");
    private static final List<CpuSet> SETS = List.of(
            CpuSet.none(),
            CpuSet.of(0),
            CpuSet.of(1, 3, 511),
            CpuSet.range(0, 511),
            CpuSet.of(IntStream.range(0, 512).filter(cpu -> cpu % 2 == 0).toArray()),
            CpuSet.of(IntStream.range(0, 512).filter(cpu -> cpu % 7 < 3).toArray()),
            CpuSet.of(IntStream.range(0, 12).map(cpu -> 2 * cpu).toArray()));

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void noLineIsWiderThanTheWidthUnlessOneWordIs(
            @ForAll("calls") List<RollCall> calls, @ForAll @IntRange(min = 20, max = 220) int width) {
        for (String line : text("a name with blanks.log", calls, width, true).split("\n")) {
            assertThat(line.length() <= width || isOneWord(line)).as(line).isTrue();
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void eachReasonIsSaidOnce(@ForAll("calls") List<RollCall> calls, @ForAll @IntRange(min = 20, max = 220) int width) {
        String text = text("x.log", calls, width, true);
        Set<String> said = new HashSet<>();
        for (RollCall call : calls) {
            for (Reason reason : call.reasons()) {
                said.add(reason.code() + reason.text().replaceAll("CPU [0-9]+(?![,-])|\\b[0-9]+(?= s)", "#"));
            }
        }
        assertThat(text.split("\\[RC-", -1)).hasSizeLessThanOrEqualTo(said.size() + 1);
        for (ReasonCode code : ReasonCode.values()) {
            boolean given =
                    calls.stream().flatMap(call -> call.reasons().stream()).anyMatch(reason -> reason.code() == code);
            assertThat(text.contains("[" + code.word() + "]")).isEqualTo(given);
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void theFileIsNamedOnceAndTheVerdictComesFirst(
            @ForAll("calls") List<RollCall> calls, @ForAll @IntRange(min = 20, max = 220) int width) {
        String text = text("console.log", calls, width, false);
        assertThat(text.split("console.log", -1)).hasSize(2);
        assertThat(text).startsWith(calls.isEmpty() ? "none" : worst(calls).word());
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void nothingOfATextReachesATerminalUnescaped(@ForAll("calls") List<RollCall> calls) {
        String text = text("\u001b]0;evil\u0007.log", calls, 80, true);
        assertThat(text.chars().filter(c -> c < ' ' && c != '\n' || c == 0x202e))
                .isEmpty();
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void colourAddsNothingButColour(
            @ForAll("calls") List<RollCall> calls, @ForAll @IntRange(min = 20, max = 220) int width) {
        var out = new StringWriter();
        write(new PrintWriter(out), "x.log", calls, new ReportOptions(width, Ink.ANSI, true, "o:b"));
        assertThat(out.toString().replaceAll("\u001b\\[[0-9;]*m", "").replaceAll(" +\n", "\n"))
                .isEqualTo(text("x.log", calls, width, true));
    }

    private static boolean isOneWord(String line) {
        return line.strip()
                        .replaceAll("\\b(CPU|CPUs|line|lines|call|calls) ", "$1_")
                        .indexOf(' ')
                < 0;
    }

    private static String text(String log, List<RollCall> calls, int width, boolean explain) {
        var out = new StringWriter();
        write(new PrintWriter(out), log, calls, new ReportOptions(width, Ink.PLAIN, explain, "o:b"));
        return out.toString();
    }

    private static void write(PrintWriter out, String log, List<RollCall> calls, ReportOptions options) {
        Report report = ReportFormat.TEXT.open(out, options);
        calls.forEach(call -> report.rollCall(log, call));
        report.log(new LogSummary(log, 9, calls.size(), calls.isEmpty() ? null : worst(calls), List.of()));
        report.end();
    }

    private static Verdict worst(List<RollCall> calls) {
        return calls.stream().map(RollCall::verdict).max(Verdict::compareTo).orElseThrow();
    }

    @Provide
    Arbitrary<List<RollCall>> calls() {
        return call().list().ofMaxSize(5).map(calls -> {
            List<RollCall> numbered = new ArrayList<>();
            for (RollCall call : calls) {
                numbered.add(numbered(call, numbered.size() + 1));
            }
            return numbered;
        });
    }

    private static Arbitrary<RollCall> call() {
        Arbitrary<CpuSet> set = Arbitraries.of(SETS).injectNull(0.2);
        Arbitrary<List<CpuSet>> sets = set.list().ofSize(5);
        return Combinators.combine(
                        Arbitraries.of(Kind.values()),
                        Arbitraries.of(Trigger.values()),
                        Arbitraries.integers().between(0, 511).injectNull(0.2),
                        sets,
                        Arbitraries.of(Verdict.values()),
                        reason().list().ofMaxSize(8),
                        Arbitraries.longs().between(1, 10_000_000))
                .as((kind, trigger, requester, cpus, verdict, reasons, line) -> new RollCall(
                        1,
                        1,
                        line,
                        line,
                        line,
                        kind,
                        trigger,
                        requester,
                        cpus.get(0),
                        cpus.get(1),
                        cpus.get(2),
                        cpus.get(3),
                        cpus.get(4),
                        verdict,
                        reasons));
    }

    private static Arbitrary<Reason> reason() {
        return Combinators.combine(
                        Arbitraries.of(ReasonCode.values()),
                        Arbitraries.integers().between(0, 511),
                        Arbitraries.of(SENTENCES),
                        Arbitraries.longs().between(0, 1000))
                .as((code, cpu, sentence, line) ->
                        new Reason(code, sentence.contains("CPU %d") ? cpu : null, line, sentence.formatted(cpu)));
    }

    private static RollCall numbered(RollCall call, int index) {
        return new RollCall(
                index,
                call.boot(),
                call.firstLine(),
                call.lastLine(),
                call.requestLine(),
                call.kind(),
                call.trigger(),
                call.requester(),
                call.asked(),
                call.answered(),
                call.idle(),
                call.missed(),
                call.undecided(),
                call.verdict(),
                call.reasons());
    }
}
