package org.rollcall.lab.replay;

import java.nio.file.Path;
import java.time.Duration;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.stub.GdbStub;

/** QEMU's monitor, through the gdb stub: a halted machine goes to a file and comes from one, as a migration. */
final class Monitor {
    private static final Duration SAVING = Duration.ofSeconds(120);
    private static final long POLL_MILLIS = 20;

    private final GdbStub stub;

    Monitor(GdbStub stub) {
        this.stub = stub;
    }

    /**
     * Saves the machine, which cannot go on afterwards. With it goes why it was halted, a text and its length; QEMU does not
     * begin in a debugger's halt, so that becomes a pause.
     */
    void save(Path file) {
        stub.monitor("migrate \"exec:LC_ALL=C sed 's/"
                + "\\\\x00\\\\x06debug\\\\x00\\\\x00/\\\\x00\\\\x07paused\\\\x00/' > '" + file.toAbsolutePath()
                + "'\"");
        await("info migrate", "completed", true, SAVING);
    }

    /** Waits until a machine that comes from a file is there. */
    void awaitArrival(Duration budget) {
        await("info status", "inmigrate", false, budget);
    }

    private void await(String question, String word, boolean there, Duration budget) {
        long end = System.nanoTime() + budget.toNanos();
        String said = stub.monitor(question);
        while (said.contains(word) != there) {
            if (System.nanoTime() > end || said.contains("failed")) {
                throw new LabException("QEMU does not save or load a machine: " + said.strip());
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LabException("interrupted");
            }
            said = stub.monitor(question);
        }
    }
}
