package org.rollcall.command;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rollcall.roll.LogChecker;

/**
 * The threads that work beside the one that judges logs: one reads ahead, one writes. Each is made when it has something to do, which is where
 * a log is long; where there is one processor, neither.
 */
final class Helpers implements AutoCloseable {
    private final boolean helping;
    private final ExecutorService reader = thread("reader");
    private final ExecutorService writer = thread("writer");

    /** As many as that many processors are good for. */
    Helpers(int processors) {
        helping = processors > 1;
    }

    /** How a whole log is read. */
    LogCheck.Reading reading() {
        return helping ? (checker, in) -> checker.check(in, reader) : LogChecker::check;
    }

    /** Who writes reports. */
    Scribe scribe(Reports reports) {
        return new Scribe(reports, helping ? writer : null);
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void close() {
        reader.shutdown();
        writer.shutdown();
    }
}
