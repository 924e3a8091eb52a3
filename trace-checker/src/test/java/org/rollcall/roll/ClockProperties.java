package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What the clocks of a text prove about the wait: never more than has passed. */
class ClockProperties {
    private static final long QUARTER = 900 * Story.SECOND;
    private static final LocalDateTime MIDNIGHT = LocalDateTime.of(2024, 3, 31, 0, 0);

    /** Stamps have six digits, the clock ticks so slowly: what looks like ten seconds may be less. */
    @Property(tries = 200)
    void aCoarseClockProvesNoWaitBeforeItIsOver(
            @ForAll("silent") Story story,
            @ForAll("steps") long step,
            @ForAll Story.Framing framing,
            @ForAll @IntRange(min = 3_000, max = 9_990) int millis) {
        List<Story.Told> text = told(story, 40, millis / 2, millis);
        text.replaceAll(told -> new Story.Told(told.micros() - told.micros() % step, told.text()));
        assertThat(verdict(text, framing::line)).isEqualTo(Verdict.INCONCLUSIVE);
        text.addAll(story.goesOn(12 * Story.SECOND));
        assertThat(verdict(text, framing::line)).isEqualTo(Verdict.MISSED);
    }

    /** Summer time begins, or somebody sets the zone: an hour has passed on the wall, and none in the kernel. */
    @Property(tries = 200)
    void whereTheZoneMayHaveChangedNoHourHasPassed(
            @ForAll("silent") Story story,
            @ForAll @IntRange(min = -56, max = 104) int quarters,
            @ForAll("dates") DateTimeFormatter date) {
        List<Story.Told> text = told(story, 40, 3_000);
        int moved = text.size() - 1;
        text.addAll(told(story, 4_000, 6_000).subList(moved - 1, moved + 1));
        Function<Story.Told, String> wall = told -> {
            boolean later = told.micros() >= story.start() + 3 * Story.SECOND;
            LocalDateTime time = wall(told).plus(later ? quarters * QUARTER : 0, ChronoUnit.MICROS);
            return date.format(time) + " hosta kernel: " + told.text();
        };
        assertThat(verdict(text, wall)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Property(tries = 100)
    void aTimeWithItsZoneIsTheSameInEachZone(
            @ForAll("silent") Story story, @ForAll @IntRange(min = -12, max = 14) int hours, @ForAll boolean over) {
        List<Story.Told> text = told(story, 40, 3_000, over ? 12_000 : 6_000);
        Function<Story.Told, String> wall = told -> {
            boolean later = told.micros() >= story.start() + 3 * Story.SECOND;
            return wall(told)
                            .atOffset(ZoneOffset.UTC)
                            .withOffsetSameInstant(ZoneOffset.ofHours(later ? hours : 1))
                            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx"))
                    + " hosta kernel: " + told.text();
        };
        assertThat(verdict(text, wall)).isEqualTo(over ? Verdict.MISSED : Verdict.INCONCLUSIVE);
    }

    @Property(tries = 100)
    void aTimeOfDayGoesOnAtMidnight(
            @ForAll("silent") Story story, @ForAll @IntRange(min = 1, max = 11_000) int before, @ForAll boolean over) {
        List<Story.Told> text = told(story, 40, 3_000, over ? 12_000 : 9_000);
        LocalTime start = LocalTime.MIDNIGHT.minus(before, ChronoUnit.MILLIS);
        Function<Story.Told, String> wall = told -> DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS")
                        .format(start.plus(told.micros() - story.start(), ChronoUnit.MICROS))
                + " " + told.text();
        assertThat(verdict(text, wall)).isEqualTo(over ? Verdict.MISSED : Verdict.INCONCLUSIVE);
    }

    /** A date without its year, or without its month too, begins anew with the month. */
    @Property(tries = 150)
    void aDateGoesOnAtTheEndOfAMonth(
            @ForAll("silent") Story story,
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @IntRange(min = -20, max = 11_000) int before,
            @ForAll("monthsAndDays") DateTimeFormatter date,
            @ForAll boolean over) {
        List<Story.Told> text = told(story, 40, 3_000, over ? 12_000 : 9_000);
        LocalDateTime start = LocalDateTime.of(2025, month, 1, 0, 0).minus(before, ChronoUnit.MILLIS);
        Function<Story.Told, String> wall =
                told -> date.format(start.plus(told.micros() - story.start(), ChronoUnit.MICROS)) + told.text();
        assertThat(verdict(text, wall)).isEqualTo(over ? Verdict.MISSED : Verdict.INCONCLUSIVE);
    }

    /** A terminal stamps each line with the second in which it came: a whole session of the debugger is in one. */
    @Property(tries = 40)
    void aSessionOfTheDebuggerAtOneTimeIsNoReplay(
            @ForAll @IntRange(min = 1, max = 6) int last, @ForAll("timesOfReceipt") String time) {
        String log =
                "Entering kdb (current=0xffff000004150000, pid 77) on processor 0 due to Keyboard Entry\n[0]kdb> cpu\n"
                        + "Currently on cpu 0\nAvailable cpus: 0, 1-" + last + "(I)\n[0]kdb> go\n";
        assertThat(Logs.check(log.replaceAll("(?m)^(?=.)", time)))
                .map(Logs::brief)
                .isEqualTo(Logs.check(log).stream().map(Logs::brief).toList())
                .hasSize(1);
    }

    /** With the letters of a date or in the form of the kernel. */
    @Provide
    Arbitrary<String> timesOfReceipt() {
        return Arbitraries.of("2025-03-04 10:00:00 ", "[    3.541000] ", "3.541000: ", "[  +0.000000] ");
    }

    /** The text ends behind a record, or what one CPU prints in one go, that is hours ahead: one wild clock moves no time. */
    @Property(tries = 100)
    void oneWildClockAtTheEndProvesNothing(
            @ForAll("silent") Story story,
            @ForAll @IntRange(min = 700, max = 900_000) int ahead,
            @ForAll @IntRange(min = 1, max = 20) int records) {
        long far = ahead * Story.SECOND;
        List<Story.Told> text = told(story, 40, 3_000);
        for (int i = 0; i < records; i++) {
            text.addAll(story.goesOn(far + 40_000L * i));
        }
        assertThat(verdict(text, Story.Framing.KERNEL::line)).isEqualTo(Verdict.INCONCLUSIVE);
        text.addAll(story.goesOn(far + 2 * Story.SECOND));
        assertThat(verdict(text, Story.Framing.KERNEL::line)).isEqualTo(Verdict.MISSED);
    }

    /** So it is where the last record is an answer: neither in time nor late. */
    @Property(tries = 60)
    void anAnswerByAWildClockAtTheEndIsNeitherInTimeNorLate(
            @ForAll("silent") Story story, @ForAll @IntRange(min = 700, max = 900_000) int ahead) {
        int last = story.silent().stream().max(Integer::compare).orElseThrow();
        List<Story.Told> text = told(story, 40);
        text.addAll(story.answer(story.start() + ahead * Story.SECOND, last));
        assertThat(verdict(text, Story.Framing.KERNEL::line)).isEqualTo(Verdict.INCONCLUSIVE);
        text.addAll(story.goesOn((ahead + 2) * Story.SECOND));
        assertThat(verdict(text, Story.Framing.KERNEL::line)).isEqualTo(Verdict.MISSED);
    }

    /** The clock on the wall is set, by any time: what has passed until then it does not tell. */
    @Property(tries = 100)
    void whereTheClockIsSetNoTimeHasPassed(
            @ForAll("silent") Story story,
            @ForAll @IntRange(min = 901, max = 30_000) int step,
            @ForAll("dates") DateTimeFormatter date) {
        List<Story.Told> text = told(story, 40, 3_000);
        text.addAll(story.goesOn((step + 4) * Story.SECOND));
        text.addAll(story.goesOn((step + 6) * Story.SECOND));
        Function<Story.Told, String> wall = told -> date.format(wall(told)) + " hosta kernel: " + told.text();
        assertThat(verdict(text, wall)).isEqualTo(Verdict.INCONCLUSIVE);
        text.addAll(story.goesOn((step + 20) * Story.SECOND));
        assertThat(verdict(text, wall)).isEqualTo(Verdict.MISSED);
    }

    /** A host and its guest in one console log: the host's time is none of the guest's. */
    @Property(tries = 100)
    void theTimeOfAnotherKernelProvesNothing(
            @ForAll("silent") Story story, @ForAll @IntRange(min = 60, max = 900_000) int ahead) {
        List<Story.Told> text = new ArrayList<>();
        List<Story.Told> guest = told(story, 40, 3_000);
        for (int i = 0; i < guest.size(); i++) {
            text.add(guest.get(i));
            if (i % 2 == 0) {
                text.add(new Story.Told(guest.get(i).micros() + ahead * Story.SECOND, "virtio_net: host line " + i));
            }
        }
        assertThat(verdict(text, Story.Framing.KERNEL::line)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static List<Story.Told> told(Story story, int... millis) {
        List<Story.Told> text = new ArrayList<>(story.request());
        text.addAll(story.answers());
        for (int after : millis) {
            text.addAll(story.goesOn(after * 1_000L));
        }
        return text;
    }

    private static LocalDateTime wall(Story.Told told) {
        return MIDNIGHT.plus(told.micros(), ChronoUnit.MICROS);
    }

    private static Verdict verdict(List<Story.Told> text, Function<Story.Told, String> framing) {
        String log = text.stream().map(framing).collect(Collectors.joining("\n"));
        List<RollCall> calls = Logs.check(log);
        assertThat(calls).as("%s", log).hasSize(1);
        return calls.get(0).verdict();
    }

    @Provide
    Arbitrary<Story> silent() {
        return Story.any().map(story -> story.misses() ? story : story.silencing(Set.of(1)));
    }

    @Provide
    Arbitrary<Long> steps() {
        return Arbitraries.of(4_000L, 10_000L, 100_000L, 250_000L, 500_000L, 1_000_000L);
    }

    @Provide
    Arbitrary<DateTimeFormatter> dates() {
        return Arbitraries.of(
                        "MMM dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.SSS", "dd.MM.yyyy HH:mm:ss", "MM-dd HH:mm:ss.SSS")
                .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }

    @Provide
    Arbitrary<DateTimeFormatter> monthsAndDays() {
        return Arbitraries.of(
                        "MMM ppd HH:mm:ss 'hosta kernel: '",
                        "MMM dd HH:mm:ss.SSS 'hosta kernel: '",
                        "MM-dd HH:mm:ss.SSS '    0     0 I         : '",
                        "dd-MMM HH:mm:ss ",
                        "'['EEE MMM ppd HH:mm:ss yyyy'] '")
                .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }
}
