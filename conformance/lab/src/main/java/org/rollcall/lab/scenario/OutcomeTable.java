package org.rollcall.lab.scenario;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Reason;
import org.rollcall.roll.RollCall;

/** The outcomes for people: a line for each roll call. */
public final class OutcomeTable {
    private static final String ROW = "%-26s %-9s %-9s %-12s %-9s %-28s %7s  %s%n";

    private final PrintWriter out;

    public OutcomeTable(PrintWriter out) {
        this.out = out;
    }

    /** The line that names the columns. */
    public void head() {
        out.printf(
                Locale.ROOT, ROW, "scenario", "kind", "asked", "answered", "missed", "cause", "seconds", "agreement");
    }

    /** The lines of one scenario. */
    public void add(Outcome outcome) {
        String name = outcome.scenario().name();
        String seconds = "%.1f".formatted(outcome.seconds());
        String agreement = shown(outcome.agreement());
        if (outcome.calls().isEmpty()) {
            out.printf(Locale.ROOT, ROW, name, "", "", "", "", "", seconds, agreement);
        }
        for (RollCall call : outcome.calls()) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    name,
                    call.kind().word(),
                    shown(call.asked()),
                    shown(Comparison.heard(call)),
                    shown(call.missed()),
                    cause(call).orElse(""),
                    seconds,
                    agreement);
            name = "";
            seconds = "";
            agreement = "";
        }
        out.flush();
    }

    /** The first reason that is about a missed CPU, or the first of all. */
    static Optional<String> cause(RollCall call) {
        CpuSet missed = call.missed();
        Stream<Reason> ofMissed = call.reasons().stream()
                .filter(reason -> missed != null && reason.cpu() != null && missed.contains(reason.cpu()));
        return Stream.concat(ofMissed, call.reasons().stream())
                .findFirst()
                .map(reason -> reason.code().word());
    }

    private static String shown(@Nullable CpuSet cpus) {
        return cpus == null ? "?" : cpus.isEmpty() ? "-" : cpus.toString();
    }

    private static String shown(Agreement agreement) {
        String detail = String.join("; ", agreement.detail());
        return agreement.word() + (detail.isEmpty() ? "" : ": " + detail);
    }

    /** How many agree, and how many do not. */
    public void end(List<Outcome> outcomes) {
        out.printf(
                Locale.ROOT,
                "%d scenarios: %d agree, %d differ, %d not comparable, %d not run%n",
                outcomes.size(),
                count(outcomes, Agreement.Agrees.class),
                count(outcomes, Agreement.Differs.class),
                count(outcomes, Agreement.NotComparable.class),
                count(outcomes, Agreement.NotRun.class));
        out.flush();
    }

    private static long count(List<Outcome> outcomes, Class<? extends Agreement> kind) {
        return outcomes.stream()
                .filter(outcome -> kind.isInstance(outcome.agreement()))
                .count();
    }
}
