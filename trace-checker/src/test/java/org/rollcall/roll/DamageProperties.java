package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Logs that lost something on their way: after it no verdict is stronger than before. Nobody is missed who was not, and nothing is complete that was not.
 * Digits and what stands between them in a list are not lost here: that makes other numbers, and nothing in the text shows it.
 */
class DamageProperties {
    private static final int STAMP = "[  412.337000] ".length();

    /** So much of a phrase tells a roll call. */
    private static final int SHORTEST_CUT = STAMP + "NMI bac".length();

    private static final Pattern HEAD = Pattern.compile("] (?:sysrq: |Sending |NMI |CPU\\d+:|SMP: )");

    private static final long APART = 5_000 * Story.SECOND;

    /** A burst of bytes that a console lost: in which line, where, and how many. */
    record Burst(int line, int column, int length) {}

    @Provide
    Arbitrary<List<String>> logs() {
        Arbitrary<List<String>> stories = Story.any()
                .map(story -> written(Stream.of(
                                story.request(), story.answers(), story.goesOn(40_000), story.goesOn(12 * Story.SECOND))
                        .flatMap(List::stream)
                        .toList()));
        Arbitrary<List<String>> others = Arbitraries.of(Sources.FRAMED)
                .map(log -> log.stream()
                        .map(entry -> entry.stamp() + " " + entry.text())
                        .toList());
        return Arbitraries.oneOf(stories, stories, others);
    }

    private static List<String> written(List<Story.Told> told) {
        return told.stream().map(Story.Framing.KERNEL::line).toList();
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void whereAllLinesAreCutOff(@ForAll("logs") List<String> log, @ForAll @IntRange(min = 16, max = 110) int width) {
        List<String> cut = log.stream().map(line -> cut(line, width)).toList();
        Claims.assertNoneAdded(log, cut);
    }

    /** Not right behind the stamp: the kernel prints records without a text too. */
    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void whereOneLineIsCutOff(
            @ForAll("logs") List<String> log,
            @ForAll @IntRange(max = 999) int line,
            @ForAll @IntRange(min = 1, max = 99) int at) {
        List<String> cut = new ArrayList<>(log);
        int place = line % log.size();
        cut.set(place, cut(log.get(place), at == STAMP - 1 || at == STAMP ? STAMP + 1 : at));
        Claims.assertNoneAdded(log, cut);
    }

    /** Cut off anywhere behind that, each line of a roll call is counted or read. */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void aCutLogIsNeverSilent(@ForAll("stories") Story story, @ForAll @IntRange(min = 0, max = 60) int more) {
        String text = written(story.request()).stream()
                .map(line -> cut(line, SHORTEST_CUT + more))
                .collect(Collectors.joining("\n"));
        assertThat(Logs.check(text).size() + Logs.remarks(text).size()).as(text).isPositive();
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void whereTheTextEndsEarly(@ForAll("logs") List<String> log, @ForAll @IntRange(max = 99_999) int end) {
        String text = String.join("\n", log);
        Claims.assertNoneAdded(log, List.of(text.substring(0, end % text.length())));
    }

    /** In its stamp too: without its last digits it is before the line above, as where a clock was set back. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whereTheTextEndsInAStamp(@ForAll("stories") Story story, @ForAll @IntRange(min = 10, max = 32) int last) {
        List<String> log = Stream.of(story.request(), story.answers())
                .flatMap(List::stream)
                .map(told -> String.format(
                        Locale.ROOT,
                        "2024-03-04T%s.%06d+01:00 hosta kernel: %s",
                        Story.Framing.timeOfDay(told),
                        told.micros() % Story.SECOND,
                        told.text()))
                .toList();
        List<String> cut = new ArrayList<>(log);
        cut.add(cut(log.get(log.size() - 1), last));
        Claims.assertNoneAdded(log, cut);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void whereBytesAreLost(@ForAll("logs") List<String> log, @ForAll("bursts") List<Burst> bursts) {
        List<String> robbed = new ArrayList<>(log);
        for (Burst burst : bursts) {
            int line = burst.line() % log.size();
            robbed.set(line, without(log.get(line), burst));
        }
        Claims.assertNoneAdded(log, robbed);
    }

    /** The stamp is a part of the start: what is left of it is no time. */
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void whereTheStartOfALineIsLost(
            @ForAll("logs") List<String> log,
            @ForAll @IntRange(max = 999) int line,
            @ForAll @IntRange(min = 1, max = 99) int upTo) {
        List<String> robbed = new ArrayList<>(log);
        int place = head(log, line);
        String whole = log.get(place);
        robbed.set(place, whole.substring(upTo % whole.length()));
        Claims.assertNoneAdded(log, robbed);
    }

    /** Every other time it is a line that a roll call begins with, or one that a CPU answers with. */
    private static int head(List<String> log, int line) {
        List<Integer> heads = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            if (HEAD.matcher(log.get(i)).find()) {
                heads.add(i);
            }
        }
        return line % 2 == 0 && !heads.isEmpty() ? heads.get(line % heads.size()) : line % log.size();
    }

    /** With the line end, and a number that does not go on in the next line. What is left of a head shows that it is one. */
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void whereALineEndIsLostToo(
            @ForAll("logs") List<String> log,
            @ForAll @IntRange(max = 999) int line,
            @ForAll @IntRange(min = 1, max = 99) int from,
            @ForAll @IntRange(min = 1, max = 99) int upTo) {
        int place = Math.max(1, head(log, line));
        String first = cut(log.get(place - 1), SHORTEST_CUT + from);
        String next = log.get(place).substring(upTo % log.get(place).length());
        if (Character.isDigit(first.charAt(first.length() - 1)) || Character.isDigit(next.charAt(0))) {
            return;
        }
        List<String> robbed = new ArrayList<>(log);
        robbed.set(place - 1, first + next);
        robbed.remove(place);
        Claims.assertNoneAdded(log, robbed);
    }

    /** One in a line at most: it is made from the line as it was. */
    @Provide
    Arbitrary<List<Burst>> bursts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(1, 8))
                .as(Burst::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static String without(String line, Burst burst) {
        var left = new StringBuilder();
        int from = burst.column() % line.length();
        for (int i = 0; i < line.length(); i++) {
            boolean lost = i >= from && i < from + burst.length() && "0123456789-,".indexOf(line.charAt(i)) < 0;
            left.append(lost ? "" : line.charAt(i));
        }
        return left.toString();
    }

    /** Where a head is gone nothing is complete; where records are gone whose time the neighbours show, absence still proves what it did. */
    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void whereAnAnswerIsLostNothingIsComplete(
            @ForAll("stories") Story story,
            @ForAll @IntRange(max = 99) int which,
            @ForAll @IntRange(max = 6) int more) {
        List<Story.Told> told = Stream.of(story.request(), story.answers(), story.goesOn(12 * Story.SECOND))
                .flatMap(List::stream)
                .toList();
        List<Integer> heads = new ArrayList<>();
        for (int i = story.request().size(); i < told.size(); i++) {
            if (told.get(i).text().startsWith("NMI backtrace")) {
                heads.add(i);
            }
        }
        if (heads.isEmpty()) {
            return;
        }
        int head = heads.get(which % heads.size());
        List<Story.Told> robbed = new ArrayList<>(told.subList(0, head));
        robbed.addAll(told.subList(Math.min(told.size(), head + 1 + more), told.size()));
        assertThat(Logs.check(String.join("\n", written(robbed))))
                .extracting(RollCall::verdict)
                .doesNotContain(Verdict.COMPLETE);
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void whereBitsOfTextAreInserted(
            @ForAll("logs") List<String> log,
            @ForAll("bits") String bit,
            @ForAll @IntRange(max = 999) int line,
            @ForAll @IntRange(max = 99) int column) {
        List<String> more = new ArrayList<>(log);
        int place = line % log.size();
        String old = log.get(place);
        int at = column % (old.length() + 1);
        more.set(place, old.substring(0, at) + bit + old.substring(at));
        Claims.assertNoneAdded(log, more);
    }

    /** A piece of a record that another console printed, or of a person's. */
    @Provide
    Arbitrary<String> bits() {
        List<String> lines =
                Sources.ALL.get(1).stream().map(Framings.Entry::text).toList();
        Arbitrary<String> pieces = Combinators.combine(
                        Arbitraries.of(lines),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(1, 30))
                .as((text, from, length) ->
                        text.substring(Math.min(from, text.length()), Math.min(from + length, text.length())))
                .filter(piece -> piece.chars().noneMatch(Character::isDigit));
        return Arbitraries.oneOf(
                pieces,
                Arbitraries.of("\n", "\nhmm\n", " ", "~", "\u00e9", "login: ", "\r\n", "# ", "\u0000", "^C", "<6>"));
    }

    /** In the place of a record stands that there was one, or what a file holds where nothing was written. */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void whereRecordsAreMasked(
            @ForAll("stories") Story story, @ForAll("masks") String mask, @ForAll @IntRange(max = 99) int which) {
        List<String> log = all(story);
        List<String> masked = new ArrayList<>(log);
        int place = story.request().size() + which % Math.max(1, story.answers().size());
        masked.set(place, mask.replace("@", log.get(place).substring(0, STAMP)));
        Claims.assertNoneAdded(log, masked);
    }

    @Provide
    Arbitrary<String> masks() {
        return Arbitraries.of(
                "@XXXXXXXX",
                "@xxx",
                "@[redacted]",
                "@<removed>",
                "@???",
                "@\u00e2\u0096\u0088\u00e2\u0096\u0088",
                "\0\0\0\0",
                "\0");
    }

    /** Two CPUs write at once, and one record stands in the middle of another. */
    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void whereARecordIsInsideOfAnother(
            @ForAll("stories") Story story,
            @ForAll @IntRange(max = 99) int which,
            @ForAll @IntRange(max = 99) int column) {
        List<String> log = all(story);
        List<String> mixed = new ArrayList<>(log);
        int place =
                story.request().size() - 1 + which % Math.max(1, story.answers().size());
        String outer = log.get(place);
        int at = column % (outer.length() + 1);
        mixed.set(place, outer.substring(0, at) + mixed.remove(place + 1) + outer.substring(at));
        Claims.assertNoneAdded(log, mixed);
    }

    /** Lines of two machines whose clocks are apart. */
    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void whereTwoLogsAreInOne(
            @ForAll("stories") Story one,
            @ForAll("stories") Story other,
            @ForAll @Size(40) List<@IntRange(min = 1, max = 9) Integer> turns) {
        List<String> first = all(one);
        List<String> second = all(new Story(one.start() + APART, other.cpus(), other.silent(), other.dumping()));
        List<String> both = new ArrayList<>();
        int i = 0;
        int k = 0;
        for (int turn = 0; i < first.size() || k < second.size(); turn++) {
            int n = turns.get(turn % turns.size());
            if (turn % 2 == 0) {
                both.addAll(first.subList(i, Math.min(first.size(), i + n)));
                i = Math.min(first.size(), i + n);
            } else {
                both.addAll(second.subList(k, Math.min(second.size(), k + n)));
                k = Math.min(second.size(), k + n);
            }
        }
        List<String> apart = new ArrayList<>(first);
        apart.add("[    0.000000] Linux version 6.12.0");
        apart.addAll(second);
        Claims.assertNoneAdded(apart, both);
    }

    private static List<String> all(Story story) {
        return written(
                Stream.of(story.request(), story.answers(), story.goesOn(40_000), story.goesOn(12 * Story.SECOND))
                        .flatMap(List::stream)
                        .toList());
    }

    @Provide
    Arbitrary<Story> stories() {
        return Story.any();
    }

    /** A cut in the middle of a number leaves another number. */
    @Example
    void aNumberThatIsCutOffIsNotRead() {
        List<String> log = Arrays.asList("""
                [  100.000000] Kernel panic - not syncing: sysrq triggered crash, of CPU 0
                [  100.000100] CPU: 0 PID: 9 Comm: sh Not tainted 6.12.0 #64 board-x (DT)
                [  100.000200] Hardware name: acme,board-x of a long name and more of it
                [  100.000300] SMP: stopping secondary CPUs
                [  101.000000] SMP: failed to stop secondary CPUs 12
                [  101.000100] Kernel Offset: 0x2f2b5c400000 from 0xffff800080000000
                """.split("\n"));
        int width = "[  101.000000] SMP: failed to stop secondary CPUs 1".length();
        Claims.assertNoneAdded(log, log.stream().map(line -> cut(line, width)).toList());
    }

    /** Two CPUs that write into one text leave two records in the wrong order: their stamps tell. */
    @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
    void aStopThatFailedIsNotCompletedByAnOlderLine(@ForAll boolean named, @ForAll boolean goesOn) {
        List<String> log = new ArrayList<>(List.of(
                "[   16.014122] SMP: stopping secondary CPUs",
                "[   18.062302] SMP: failed to stop secondary CPUs" + (named ? " 2" : ""),
                "[   18.064148] Kernel Offset: disabled"));
        if (goesOn) {
            log.add("[   18.064200] ---[ end Kernel panic - not syncing: softlockup: hung tasks ]---");
        }
        List<String> swapped = new ArrayList<>(log);
        Collections.swap(swapped, 0, 1);
        Claims.assertNoneAdded(log, swapped);
    }

    private static String cut(String line, int width) {
        return line.substring(0, Math.min(width, line.length()));
    }
}
