package org.rollcall.spec.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;

/** What is made of what. */
class UsesTest {
    private static final Module MODULE = SanyReader.ofProgram().read("MCPriorityMask");
    private static final int THREADS = 4;

    /** The threads of a hunt ask at the same time, of a table that is empty: each is told what one alone is told. */
    @Test
    void threadsThatAskTogetherAreToldTheSame() throws Exception {
        for (int round = 0; round < 20; round++) {
            Uses shared = new Uses(MODULE);
            CyclicBarrier together = new CyclicBarrier(THREADS);
            Callable<List<Boolean>> asks = () -> {
                together.await();
                return writePmr(shared);
            };
            ExecutorService pool = Executors.newFixedThreadPool(THREADS);
            try {
                for (Future<List<Boolean>> told : pool.invokeAll(Collections.nCopies(THREADS, asks))) {
                    assertThat(told.get()).isEqualTo(writePmr(new Uses(MODULE)));
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    /** Of each definition, whether it writes PMR. */
    private static List<Boolean> writePmr(Uses uses) {
        return MODULE.definitions().stream()
                .map(Definition::name)
                .map(name -> uses.isMadeOf(name, "WritePmr"))
                .toList();
    }
}
