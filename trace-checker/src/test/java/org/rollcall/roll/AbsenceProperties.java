package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.rollcall.message.CpuSet;

/** What the silence of a CPU proves, and what it does not: changes of a text that must or must not change its verdict. */
class AbsenceProperties {
    private static final long WAIT = 10_001_500;

    @Property(tries = 200)
    void whoIsSilentForLongerThanTheWaitIsMissed(@ForAll("stories") Story story, @ForAll Story.Framing framing) {
        RollCall call =
                only(lines(framing, List.of(story.request(), story.answers(), story.goesOn(12 * Story.SECOND))));
        assertThat(call.verdict()).isEqualTo(story.misses() ? Verdict.MISSED : Verdict.COMPLETE);
        assertThat(call.missed()).isEqualTo(cpus(story.silent()));
    }

    @Property(tries = 200)
    void withoutItsAnswerACpuIsMissed(@ForAll("stories") Story story, @ForAll @IntRange(min = 1, max = 7) int victim) {
        Story robbed = story.silencing(Set.of(1 + victim % (story.cpus() - 1)));
        List<String> cut = lines(Story.Framing.KERNEL, List.of(robbed.request(), robbed.answers()));
        assertThat(only(cut).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        List<String> whole =
                lines(Story.Framing.KERNEL, List.of(robbed.request(), robbed.answers(), robbed.goesOn(WAIT)));
        assertThat(only(whole).missed()).isEqualTo(cpus(robbed.silent()));
    }

    @Property(tries = 500)
    void whereLinesAreLostNobodyIsMissed(
            @ForAll("stories") Story story,
            @ForAll Story.Framing framing,
            @ForAll("marks") String mark,
            @ForAll @IntRange(max = 99) int place) {
        List<String> request = lines(framing, List.of(story.request()));
        List<String> answers = lines(framing, List.of(story.answers()));
        List<String> text = new ArrayList<>(request);
        text.addAll(answers);
        text.add(request.size() + place % (answers.size() + 1), mark);
        text.addAll(lines(framing, List.of(story.goesOn(12 * Story.SECOND))));
        assertThat(only(text).verdict()).isEqualTo(story.misses() ? Verdict.INCONCLUSIVE : Verdict.COMPLETE);
    }

    /** As a record of the log, with a stamp of its own. */
    @Property(tries = 300)
    void whereARecordTellsOfALossNobodyIsMissed(
            @ForAll("stories") Story story, @ForAll("losses") String loss, @ForAll Story.Framing framing) {
        List<String> text = lines(
                framing,
                List.of(
                        story.request(),
                        List.of(new Story.Told(story.start() + 10, loss)),
                        story.answers(),
                        story.goesOn(12 * Story.SECOND)));
        assertThat(only(text).verdict()).isEqualTo(story.misses() ? Verdict.INCONCLUSIVE : Verdict.COMPLETE);
    }

    /** A log line as any other, and lines of a console between log lines, lose nothing. */
    @Property(tries = 200)
    void otherLinesDoNotHideAnybody(
            @ForAll("stories") Story story, @ForAll("console") String line, @ForAll Story.Framing framing) {
        List<String> text = new ArrayList<>(lines(framing, List.of(story.request(), story.answers())));
        text.add(line);
        text.addAll(lines(framing, List.of(story.goesOn(12 * Story.SECOND))));
        assertThat(only(text).missed()).isEqualTo(cpus(story.silent()));
    }

    @Property(tries = 200)
    void oneWildRecordMovesNoClock(
            @ForAll("stories") Story story, @ForAll("wild") long wild, @ForAll @IntRange(max = 99) int place) {
        List<Story.Told> text = new ArrayList<>(story.request());
        int request = text.size();
        text.addAll(story.answers());
        text.addAll(story.goesOn(40_000));
        String before = verdict(text);
        text.add(
                request + place % (text.size() - request),
                new Story.Told(wild, "Thread overran stack, or stack corrupted"));
        assertThat(verdict(text)).isEqualTo(before);
        text.addAll(story.goesOn(WAIT));
        assertThat(only(lines(Story.Framing.KERNEL, List.of(text))).missed()).isEqualTo(cpus(story.silent()));
    }

    @Property(tries = 200)
    void theClockOfAnAnsweringCpuMayStandStill(
            @ForAll("stories") Story story, @ForAll @IntRange(min = 1, max = 500) int seconds) {
        long behind = Math.max(0, story.start() - seconds * Story.SECOND);
        List<Story.Told> answers = story.answers().stream()
                .map(told -> new Story.Told(behind, told.text()))
                .toList();
        List<String> text = lines(
                Story.Framing.KERNEL, List.of(story.request(), answers, story.goesOn(40_000), story.goesOn(WAIT)));
        assertThat(only(text).missed()).isEqualTo(cpus(story.silent()));
        assertThat(only(lines(Story.Framing.KERNEL, List.of(story.request(), answers)))
                        .heard())
                .as("at the end of a log")
                .isEqualTo(CpuSet.range(0, story.cpus() - 1).without(cpus(story.silent())));
    }

    /** The first line after the wait, or not. */
    @Property(tries = 200)
    void anAnswerBehindTheWaitIsLate(
            @ForAll("stories") Story story,
            @ForAll @IntRange(min = 11_200, max = 900_000) int millis,
            @ForAll boolean somethingBefore) {
        Story late = story.misses() ? story : story.silencing(Set.of(1));
        List<Story.Told> text = new ArrayList<>(late.request());
        text.addAll(late.answers());
        if (somethingBefore) {
            text.addAll(late.goesOn(WAIT));
        }
        late.silent().forEach(cpu -> text.addAll(late.answer(late.start() + millis * 1_000L + cpu, cpu)));
        text.addAll(late.goesOn((millis + 2_000) * 1_000L)); // or else the clock of the last record may be a wild one
        RollCall call = Logs.check(String.join("\n", lines(Story.Framing.KERNEL, List.of(text))))
                .get(0);
        assertThat(call.missed()).isEqualTo(cpus(late.silent()));
        assertThat(somethingBefore
                        || call.reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.LATE_ANSWER))
                .isTrue();
    }

    /** The kernel names them itself, with or without stamps, whatever lines are lost. */
    @Property(tries = 200)
    void whomTheRequesterGivesUpOnIsMissed(
            @ForAll("stories") Story story, @ForAll boolean stamped, @ForAll boolean cut) {
        List<Story.Told> text = new ArrayList<>(story.request());
        text.addAll(story.answers());
        text.add(new Story.Told(
                story.start() + WAIT,
                "After 10 seconds, these CPUS still haven't responded to the NMI: " + cpus(story.silent())));
        List<String> lines = stamped
                ? lines(Story.Framing.KERNEL, List.of(text))
                : text.stream().map(Story.Told::text).collect(Collectors.toList());
        if (cut) {
            lines.add(lines.size() - 1, "[...]");
        }
        RollCall call = only(lines);
        assertThat(call.verdict()).isEqualTo(story.misses() ? Verdict.MISSED : Verdict.COMPLETE);
        assertThat(call.missed()).isEqualTo(cpus(story.silent()));
    }

    /** Only the kernel's own stamps prove that a requester did not wait; a log daemon gets records all at once. */
    @Property(tries = 100)
    void whoWentOnAtOnceHasHeardFromAll(
            @ForAll("stories") Story story,
            @ForAll Story.Framing framing,
            @ForAll @IntRange(min = 2, max = 8) int seconds) {
        Story silent = story.misses() ? story : story.silencing(Set.of(1));
        var next = new Story(silent.start() + seconds * Story.SECOND, silent.cpus(), Set.of(), silent.dumping());
        List<Story.Told> again = next.request();
        List<String> text = lines(
                framing, List.of(silent.request(), silent.answers(), again.subList(again.size() - 1, again.size())));
        RollCall first = Logs.check(String.join("\n", text)).get(0);
        boolean ofReceipt = framing == Story.Framing.SYSLOG;
        assertThat(first.verdict()).isEqualTo(ofReceipt ? Verdict.MISSED : Verdict.INCONCLUSIVE);
    }

    @Property(tries = 100)
    void timeIsRelative(@ForAll("stories") Story story, @ForAll @IntRange(max = 1_000_000) int seconds) {
        var later = new Story(story.start() + seconds * Story.SECOND, story.cpus(), story.silent(), story.dumping());
        for (long after : List.of(40_000L, 9_000_000L, WAIT)) {
            assertThat(verdict(Stream.of(later.request(), later.answers(), later.goesOn(after))
                            .flatMap(List::stream)
                            .toList()))
                    .isEqualTo(verdict(Stream.of(story.request(), story.answers(), story.goesOn(after))
                            .flatMap(List::stream)
                            .toList()));
        }
    }

    @Provide
    Arbitrary<Story> stories() {
        return Story.any();
    }

    @Provide
    Arbitrary<Long> wild() {
        return Arbitraries.longs()
                .between(0, 99_999_999_999L * Story.SECOND)
                .filter(micros -> micros > 60_000 * Story.SECOND || micros < 4 * Story.SECOND);
    }

    @Provide
    Arbitrary<String> console() {
        return Arbitraries.of(
                "",
                "root@target:~# ",
                "~ # ls",
                "[  OK  ] Started Network Manager.",
                "target login: ",
                "<TASK>",
                " delay_tsc+0x2f/0xa0",
                "RIP: 0010:delay_tsc+0x2f/0xa0");
    }

    /** Of those whose work it is to keep or to print records. */
    @Provide
    Arbitrary<String> losses() {
        Arbitrary<String> who = Arbitraries.of(
                "8250: ",
                "ttyAMA0: ",
                "printk: ",
                "systemd-journald[300]: ",
                "ramoops: ",
                "netconsole: ",
                "console: ",
                "");
        Arbitrary<String> what =
                Arbitraries.of("17 characters", "300 bytes", "412 lines", "12 records", "some messages", "4 packets");
        Arbitrary<String> happened = Arbitraries.of(
                "lost",
                "dropped",
                "discarded",
                "were not saved",
                "could not be sent",
                "not printed",
                "never written",
                "were not delivered",
                "cannot be forwarded",
                "never transmitted");
        return Arbitraries.frequencyOf(
                Tuple.of(9, Combinators.combine(who, what, happened).as((by, it, is) -> by + it + " " + is)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                "netconsole: network logging stopped on interface eth0 as it unregistered",
                                "sysrq: Loglevel set to 1",
                                "console logging was suspended")));
    }

    /** In any words, and in any shape. */
    @Provide
    Arbitrary<String> marks() {
        Arbitrary<String> what = Arbitraries.of(
                "messages",
                "lines",
                "log entries",
                "records",
                "output",
                "kmsg records",
                "printk messages",
                "callbacks");
        Arbitrary<String> happened = Arbitraries.of(
                "lost",
                "suppressed",
                "dropped",
                "omitted",
                "missing",
                "skipped",
                "truncated",
                "removed",
                "discarded",
                "overrun",
                "overwritten",
                "elided",
                "trimmed",
                "rate-limited");
        Arbitrary<String> count = Arbitraries.of("", "some ", "34 ", "1,204 ", "many ");
        Arbitrary<String> said = Combinators.combine(count, what, happened, Arbitraries.of(true, false))
                .as((n, it, is, first) -> first ? is + " " + n + it : n + it + " " + is);
        Arbitrary<String> shaped = Combinators.combine(
                        said,
                        Arbitraries.of(
                                "%s",
                                "[%s]",
                                "<%s>",
                                "--- %s ---",
                                "*** %s ***",
                                "(%s)",
                                "// %s",
                                "%s:",
                                "hosta syslogd[7]: %s"))
                .as((text, shape) -> String.format(shape, text));
        Arbitrary<String> dashes = Combinators.combine(
                        Arbitraries.of("-", "=", ".", "~", "*", "_", "- ", "* "),
                        Arbitraries.integers().between(2, 40))
                .as(String::repeat);
        return Arbitraries.oneOf(
                shaped,
                dashes,
                Arbitraries.of(
                        "...",
                        "<...>",
                        "<<< 40 lines >>>",
                        "hang",
                        "IMG_2031.jpg",
                        "Seite 2 von 3",
                        "se omitieron 30 l\u00c3\u00adneas",
                        "Terminal ready",
                        "same as above",
                        "# the rest is the same as above",
                        "# the rest",
                        "[...]",
                        "[cut]",
                        "--- snip ---",
                        "8<-----",
                        "\u00e2\u0080\u00a6",
                        "-- Reboot --",
                        "-- Boot 3f2a9c1d2e4b4e0f8a7b6c5d4e3f2a1b --",
                        "=~=~=~= PuTTY log 2024.03.04 10:13:02 =~=~=~=",
                        "U-Boot 2023.07 (Jul 10 2023 - 12:00:00 +0000)",
                        "I then unplugged the network cable, and saw this:",
                        "Nothing more happened for a minute.",
                        "We had to power cycle the board",
                        "the same again on the other machine:"));
    }

    private static String verdict(List<Story.Told> text) {
        return Logs.brief(only(lines(Story.Framing.KERNEL, List.of(text))));
    }

    private static List<String> lines(Story.Framing framing, List<List<Story.Told>> parts) {
        return parts.stream().flatMap(List::stream).map(framing::line).collect(Collectors.toCollection(ArrayList::new));
    }

    private static RollCall only(List<String> lines) {
        List<RollCall> calls = Logs.check(String.join("\n", lines));
        assertThat(calls).as("%s", String.join("\n", lines)).hasSize(1);
        return calls.get(0);
    }

    private static CpuSet cpus(Set<Integer> cpus) {
        return CpuSet.of(cpus.stream().mapToInt(Integer::intValue).toArray());
    }
}
