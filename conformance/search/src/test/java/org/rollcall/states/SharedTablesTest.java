package org.rollcall.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two threads that add the same things at the same time, to tables that grow meanwhile. */
class SharedTablesTest {
    private static final int ROUNDS = 20;
    private static final int KEYS = 5_000;

    private static long sum(Callable<Long> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            long sum = 0;
            for (Future<Long> part : threads.invokeAll(List.of(work, work))) {
                sum += part.get();
            }
            return sum;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void eachKeyIsNewToOneOfThem() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            KeySet set = new KeySet(1, 4);
            long told = sum(() -> {
                long news = 0;
                for (long key = 1; key <= KEYS; key++) {
                    news += set.add(key) ? 1 : 0;
                }
                return news;
            });
            assertThat(told).isEqualTo(KEYS);
            assertThat(set.size()).isEqualTo(KEYS);
        }
    }

    @Test
    void eachKeyOfACompactSetIsNewToOneOfThem() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            CompactSet set = new CompactSet(2 * KEYS);
            long told = sum(() -> {
                long news = 0;
                for (long key = 1; key <= KEYS; key++) {
                    news += set.add(key) ? 1 : 0;
                }
                return news;
            });
            assertThat(told).isEqualTo(set.size()).isEqualTo(KEYS);
        }
    }

    @Test
    void aStateHasOneKeyForBoth() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            StateTree tree = new StateTree(3, 2);
            List<List<Long>> keys = new ArrayList<>();
            sum(() -> {
                StateTree.Position position = tree.new Position();
                List<Long> mine = new ArrayList<>();
                for (long state = 0; state < KEYS; state++) {
                    mine.add(position.key(new long[] {state % 7, state % 11, state}));
                }
                synchronized (keys) {
                    keys.add(mine);
                }
                return 0L;
            });
            assertThat(keys.get(0)).isEqualTo(keys.get(1)).doesNotHaveDuplicates();
        }
    }
}
