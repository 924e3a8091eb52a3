package org.rollcall.roll;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A line of a roll call that stands elsewhere, as where two consoles or a slow reader were merged, proves no absence. */
class OrderProperties {
    private static final long WAIT_AND_MORE = 12 * Story.SECOND;

    /** Two roll calls, one after the other. */
    @Provide
    Arbitrary<List<Story.Told>> logs() {
        return Combinators.combine(Story.any(), Story.any(), Arbitraries.longs().between(1, 60))
                .as((first, second, seconds) -> Stream.concat(
                                told(first), told(second.at(first.start() + WAIT_AND_MORE + seconds * Story.SECOND)))
                        .toList());
    }

    private static Stream<Story.Told> told(Story story) {
        return Stream.of(story.request(), story.answers(), story.goesOn(WAIT_AND_MORE))
                .flatMap(List::stream);
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void whereALineStandsElsewhere(
            @ForAll("logs") List<Story.Told> log,
            @ForAll @IntRange(max = 999) int which,
            @ForAll @IntRange(min = -60, max = 60) int down) {
        List<String> written = log.stream().map(Story.Framing.KERNEL::line).toList();
        Claims.assertNobodyElseMissed(written, moved(written, head(log, which), down));
    }

    /** The index of a request or an answer. */
    private static int head(List<Story.Told> log, int which) {
        List<Integer> heads = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).text().toUpperCase(Locale.ROOT).contains("NMI ")) {
                heads.add(i);
            }
        }
        return heads.get(which % heads.size());
    }

    /** Not before the first line: the time of a text that starts so is that of another boot. */
    private static List<String> moved(List<String> lines, int from, int by) {
        List<String> moved = new ArrayList<>(lines);
        String line = moved.remove(from);
        moved.add(Math.max(1, Math.min(moved.size(), from + by)), line);
        return moved;
    }
}
