package org.rollcall.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the kernel says of a process in /proc/PID/stat, for a signal that was sent has not been taken yet. Where there is no /proc nothing is waited for; nor for longer than two seconds, as who
 * sleeps uninterruptibly takes none.
 */
enum StateOfProcess {
    /** One that is sent SIGSTOP past the look of {@code copy_process} at pending signals makes its child first, which has been sent none (kernel/fork.c, v6.12). */
    STOPPED("TtZX"),
    /** All that is left of it is what its parent may ask for. */
    OVER("ZX");

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final String states;

    StateOfProcess(String states) {
        this.states = states;
    }

    /** Waits until the process is in this state, or gone. */
    void await(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        long begun = System.nanoTime();
        while (isOther(stat) && System.nanoTime() - begun < PATIENCE) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** The state follows the command's name, which is in parentheses and may hold any (proc_pid_stat(5)). */
    private boolean isOther(Path stat) {
        try {
            String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
            int state = text.lastIndexOf(')') + 2;
            return state < text.length() && states.indexOf(text.charAt(state)) < 0;
        } catch (IOException e) {
            return false;
        }
    }
}
