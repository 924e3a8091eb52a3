package org.rollcall.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class BatchesProperties {
    private static List<LogFile> files(List<Long> sizes) {
        return IntStream.range(0, sizes.size())
                .mapToObj(i -> new LogFile(i, "log" + i, sizes.get(i)))
                .toList();
    }

    private static long bytes(List<LogFile> batch) {
        return batch.stream().mapToLong(LogFile::bytes).sum();
    }

    @Property(tries = 200)
    void eachLogIsInOneTask(
            @ForAll @Size(max = 60) List<@LongRange(max = 1_000_000_000L) Long> sizes,
            @ForAll @IntRange(min = 1, max = 20) int most) {
        List<List<LogFile>> batches = Batches.of(files(sizes), most);

        assertThat(batches).hasSize(Math.min(most, sizes.size())).noneMatch(List::isEmpty);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(files(sizes));
    }

    /** Whoever puts a large log to other logs makes a task longer than it has to be. */
    @Property(tries = 200)
    void aLogThatIsLargerThanAllOthersIsAloneAndFirst(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(max = 1_000_000L) Long> sizes,
            @ForAll @IntRange(min = 2, max = 20) int most) {
        List<LogFile> files = new ArrayList<>(files(sizes));
        LogFile large = new LogFile(files.size(), "large", 100_000_000_000L);
        files.add(large);

        assertThat(Batches.of(files, most).get(0)).containsExactly(large);
    }

    /** Graham's bound of this order: no task has more than the mean and one log besides. */
    @Property(tries = 200)
    void noTaskIsMuchLargerThanTheMean(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 1_000_000L, max = 100_000_000L) Long> sizes,
            @ForAll @IntRange(min = 1, max = 10) int most) {
        List<List<LogFile>> batches = Batches.of(files(sizes), most);
        long largest = sizes.stream().mapToLong(Long::longValue).max().orElseThrow();
        long mean = sizes.stream().mapToLong(Long::longValue).sum() / batches.size();
        long opening = 50_000L * sizes.size();

        assertThat(batches).allMatch(batch -> bytes(batch) <= mean + largest + opening);
    }
}
