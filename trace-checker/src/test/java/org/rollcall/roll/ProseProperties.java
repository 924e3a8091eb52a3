package org.rollcall.roll;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What a person wrote between the records of a log, with or without a stamp, is no word of the kernel: it makes no verdict stronger. */
class ProseProperties {
    private static final List<String> PHRASES = List.of(
            "NMI backtrace for cpu 2",
            "NMI backtrace for cpu 2 skipped: idling at cpu_do_idle",
            "Sending NMI from CPU 0 to CPUs 1-3",
            "Sending NMI from CPU 0 to CPUs 1-3:",
            "CPU 2 didn't respond to backtrace IPI",
            "CPU 2 didn't respond to backtrace IPI, inspecting paca.",
            "SMP: failed to stop secondary CPUs 2",
            "SMP: stopping secondary CPUs",
            "KGDB: Timed out waiting for secondary CPUs",
            "KGDB: Timed out waiting for secondary CPUs.",
            "Available cpus: 0, 1(-), 2(D), 3(-)",
            "watchdog: Watchdog detected hard LOCKUP on cpu 2",
            "sysrq: CPU1:",
            "Unable to send backtrace IPI to CPU2 - perhaps it hung?",
            "nmi_backtrace_stall_check: CPU 2: NMIs are not reaching exc_nmi() handler",
            "nmi_backtrace_stall_check: CPU 2: CPU is in exc_nmi() handler and no further NMIs are reaching handler"
                    + " (CPU was never in an NMI handler function)",
            "After 10 seconds, these CPUS still haven't responded to the NMI: 2",
            "Booting Linux on physical CPU 0x0");

    private static Arbitrary<String> behind() {
        return Arbitraries.of(
                " is what we want to see",
                " never comes",
                ", I think",
                " this is where it hangs",
                " and then nothing",
                " which we saw last week too",
                " was printed on the other board",
                " would be next if it worked",
                " gibt es hier nicht",
                " manque toujours",
                " n\u00c3\u00a3o aparece",
                " \u00e6\u00b2\u00a1\u00e6\u009c\u0089\u00e5\u0087\u00ba\u00e7\u008e\u00b0",
                ", see the other report",
                "?",
                " (not printed)",
                " [never seen]",
                ", 3 and 4",
                " and 3",
                "/3",
                " That is expected.");
    }

    @Provide
    Arbitrary<String> sentences() {
        Arbitrary<String> before = Arbitraries.of("I think ", "so we get ", "the line ", "on the old kernel we saw ");
        return Combinators.combine(
                        Arbitraries.of(PHRASES),
                        before,
                        behind(),
                        Arbitraries.integers().between(0, 3))
                .as((phrase, first, last, form) -> switch (form) {
                    case 0 -> first + phrase;
                    case 1 -> first + phrase + last;
                    default -> phrase + last;
                });
    }

    @Property(tries = 400)
    void aSentenceOfAPersonMakesNoVerdictStronger(
            @ForAll("sentences") String sentence,
            @ForAll @IntRange(max = 2) int form,
            @ForAll @IntRange(max = 3) int source,
            @ForAll @IntRange(max = 9_999) int place) {
        assertNothingIsAdded(
                source, place, stamp -> (form == 0 ? "" : form == 1 ? stamp + " " : stamp + " # ") + sentence);
        Statistics.label("with a stamp").collect(form > 0);
    }

    /** A head of a dump whose dump does not follow, with a sign behind it or in quotes. */
    @Property(tries = 100)
    void aHeadWithARemarkAnswersNothing(
            @ForAll("remarks") String remark,
            @ForAll @IntRange(max = 3) int source,
            @ForAll @IntRange(max = 9_999) int place) {
        assertNothingIsAdded(source, place, stamp -> stamp + " " + remark);
    }

    /** A message that says something of a CPU, with something behind it that no kernel prints, in a line without a stamp or with that of its neighbour. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aMessageWithARemarkSaysNothing(
            @ForAll("phrases") String phrase,
            @ForAll("signs") String sign,
            @ForAll boolean stamped,
            @ForAll @IntRange(max = 3) int source,
            @ForAll @IntRange(max = 9_999) int place) {
        assertNothingIsAdded(source, place, stamp -> (stamped ? stamp + " " : "") + phrase + sign);
    }

    @Provide
    Arbitrary<String> phrases() {
        return Arbitraries.of(PHRASES);
    }

    @Provide
    Arbitrary<String> signs() {
        return Arbitraries.of(
                " <- this one is dead",
                " <-- missing",
                "   <<< ???",
                " # no",
                " // never came",
                " (see ticket)",
                " (?)",
                " !!!",
                " *",
                "\t=> board 2");
    }

    /** With one line more, made with the stamp of the line above it, a log claims nothing that it did not claim before. */
    private static void assertNothingIsAdded(int source, int place, UnaryOperator<String> line) {
        List<Framings.Entry> log = Sources.ALL.get(source);
        List<String> text = new ArrayList<>();
        log.forEach(entry -> text.add(entry.stamp() + " " + entry.text()));
        List<String> unharmed = List.copyOf(text);
        int at = place % log.size();
        text.add(at + 1, line.apply(log.get(at).stamp()));
        Claims.assertNoneAdded(unharmed, text);
    }

    @Provide
    Arbitrary<String> remarks() {
        return Arbitraries.of(
                "\"NMI backtrace for cpu 2\"",
                "# \"NMI backtrace for cpu 2\"",
                "NMI backtrace for cpu 2 <- where is it",
                "NMI backtrace for cpu 2 !!!");
    }
}
