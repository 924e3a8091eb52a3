package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rollcall.report.BareRollCall;
import org.rollcall.report.LogSummary;
import org.rollcall.report.Report;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

class ScribeTest {
    private static final int MANY = 20_000;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    /** What a report was told, and by whom; it fails at one roll call. */
    private static final class Told implements Report {
        private final List<String> all = new ArrayList<>();
        private final Set<Thread> tellers = new HashSet<>();
        private final AtomicInteger judged = new AtomicInteger();
        private int furthest;
        private int failing = -1;

        @Override
        public void rollCall(String log, RollCall call) {
            furthest = Math.max(furthest, judged.get() - call.index());
            tellers.add(Thread.currentThread());
            if (call.index() == failing) {
                throw new IllegalArgumentException("failed at " + call.index());
            }
            all.add(log + ":" + call.index());
        }

        @Override
        public void log(LogSummary summary) {
            all.add(summary.log());
        }

        @Override
        public void end() {
            all.add("end");
        }
    }

    private final Told told = new Told();

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    @Test
    void allIsWrittenInItsOrder() {
        try (var scribe = new Scribe(told, thread)) {
            tell(scribe, "one", MANY);
            scribe.log(summary("one"));
            assertThat(told.all).hasSize(MANY + 1).last().isEqualTo("one");
            tell(scribe, "two", 3);
            scribe.log(summary("two"));
            scribe.end();
        }
        List<String> expected = new ArrayList<>();
        IntStream.range(0, MANY).forEach(i -> expected.add("one:" + i));
        expected.addAll(List.of("one", "two:0", "two:1", "two:2", "two", "end"));
        assertThat(told.all).isEqualTo(expected);
    }

    @Test
    void manyAreWrittenByTheThread() {
        try (var scribe = new Scribe(told, thread)) {
            tell(scribe, "log", Scribe.ALONE);
            scribe.flush();
            assertThat(told.tellers).containsExactly(Thread.currentThread());
            tell(scribe, "log", MANY);
        }
        assertThat(told.all).hasSize(Scribe.ALONE + MANY);
        assertThat(told.tellers).hasSize(2);
    }

    @Test
    void withoutAThreadAllIsWrittenAtOnce() {
        try (var scribe = new Scribe(told, null)) {
            tell(scribe, "log", MANY);
            assertThat(told.all).hasSize(MANY);
        }
        assertThat(told.tellers).containsExactly(Thread.currentThread());
    }

    /** What waits is bounded, however slow the report is. */
    @Test
    void judgingWaitsForTheReport() {
        try (var scribe = new Scribe(told, thread)) {
            tell(scribe, "log", MANY);
        }
        assertThat(told.furthest).isLessThanOrEqualTo((Scribe.MOST + 2) * Scribe.BATCH);
    }

    @Test
    void aFailureIsPassedOnAndNothingIsWrittenBehindIt() {
        told.failing = 5_000;
        assertThatThrownBy(() -> {
                    try (var scribe = new Scribe(told, thread)) {
                        tell(scribe, "log", MANY);
                    }
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("failed at 5000")
                .hasNoSuppressedExceptions();
        assertThat(told.all).hasSize(5_000).last().isEqualTo("log:4999");
    }

    @Test
    void whatWasToldBeforeJudgingFailedIsWritten() {
        assertThatThrownBy(() -> {
                    try (var scribe = new Scribe(told, thread)) {
                        tell(scribe, "log", MANY);
                        throw new IllegalArgumentException("judging failed");
                    }
                })
                .hasMessage("judging failed");
        assertThat(told.all).hasSize(MANY);
    }

    private void tell(Scribe scribe, String log, int count) {
        for (int i = 0; i < count; i++) {
            told.judged.set(i);
            scribe.rollCall(log, call(i));
        }
    }

    private static RollCall call(int index) {
        return BareRollCall.of(index, Verdict.INCONCLUSIVE, List.of());
    }

    private static LogSummary summary(String log) {
        return LogSummary.of(log, 1, 1, Verdict.INCONCLUSIVE, List.of());
    }
}
