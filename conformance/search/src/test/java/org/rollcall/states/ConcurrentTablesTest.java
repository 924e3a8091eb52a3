package org.rollcall.states;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.LinChecker;
import org.jetbrains.kotlinx.lincheck.LincheckAssertionError;
import org.jetbrains.kotlinx.lincheck.annotations.Operation;
import org.jetbrains.kotlinx.lincheck.annotations.Param;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.paramgen.LongGen;
import org.jetbrains.kotlinx.lincheck.strategy.managed.modelchecking.ModelCheckingOptions;
import org.junit.jupiter.api.Test;

/**
 * What several threads do to the tables at once has the results of some order, one after the other: Lincheck tries the orders of their
 * accesses. {@code -Drollcall.models=deep} tries many more: each costs as much as a test of its own.
 */
class ConcurrentTablesTest {
    private static final int SCENARIOS =
            System.getProperty("rollcall.models", "").equals("deep") ? 30 : 1;

    /** Few keys in the smallest table: it grows while others read it. */
    @Param(name = "key", gen = LongGen.class, conf = "1:9")
    public static class Sets {
        private final KeySet set = new KeySet(1, 4);

        @Operation
        public boolean add(@Param(name = "key") long key) {
            return set.add(key);
        }
    }

    /** A table that is not full when it grows. */
    public static class EightSlots {
        private final KeySet set = new KeySet(1, 8);

        @Operation
        public boolean add(long key) {
            return set.add(key);
        }
    }

    /** Numbers may differ from order to order, so they are read back. */
    @Param(name = "word", gen = LongGen.class, conf = "1:9")
    public static class Numbers {
        private final WordNumbers numbers = new WordNumbers();

        @Operation
        public long kept(@Param(name = "word") long word) {
            return numbers.of(word) == numbers.of(word) ? numbers.word(numbers.of(word)) : -1;
        }
    }

    /** No table for several threads: the test would find it out. */
    @Param(name = "key", gen = LongGen.class, conf = "1:2")
    public static class Unguarded {
        private final Set<Long> set = new HashSet<>();

        @Operation
        public boolean add(@Param(name = "key") long key) {
            return !set.contains(key) && set.add(key);
        }
    }

    private static void check(Class<?> table, int scenarios) {
        LinChecker.check(
                table,
                new ModelCheckingOptions()
                        .iterations(scenarios)
                        .invocationsPerIteration(100)
                        .threads(2)
                        .actorsPerThread(3)
                        .actorsBefore(2)
                        .actorsAfter(2));
    }

    @Test
    void keysAreAddedOnce() {
        check(Sets.class, SCENARIOS);
    }

    /** One adds the key at which a table of eight slots grows, the other one that has its place in the slot that is left. */
    @Test
    void keysAreAddedOnceWhileTheTableGrows() throws NoSuchMethodException {
        LinChecker.check(
                EightSlots.class,
                new ModelCheckingOptions()
                        .iterations(0)
                        .invocationsPerIteration(150)
                        .addCustomScenario(new ExecutionScenario(
                                additions(1, 2, 3, 4, 5, 6),
                                List.of(additions(7, 8), additions(8, 7)),
                                additions(7, 8),
                                null)));
    }

    private static List<Actor> additions(long... keys) throws NoSuchMethodException {
        Method add = EightSlots.class.getMethod("add", long.class);
        return LongStream.of(keys).mapToObj(key -> new Actor(add, List.of(key))).toList();
    }

    @Test
    void wordsKeepTheirNumbers() {
        check(Numbers.class, SCENARIOS);
    }

    @Test
    void aTableThatIsNotForThreadsIsFound() {
        assertThatThrownBy(() -> check(Unguarded.class, 10)).isInstanceOf(LincheckAssertionError.class);
    }
}
