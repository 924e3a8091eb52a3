package org.rollcall.command;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** Says what was found so far if the program is interrupted while something long goes on; the JVM then ends with 130. */
final class Interruption {
    private final PrintWriter err;
    private final Progress line;
    private final Supplier<String> soFar;
    private final Thread hook = new Thread(this::tell);

    /** @param soFar what was found, in words; "" for nothing */
    Interruption(PrintWriter err, Progress line, Supplier<String> soFar) {
        this.err = err;
        this.line = line;
        this.soFar = soFar;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the program is being interrupted: then what fails does so because of that. */
    static boolean isUnderWay() {
        try {
            Runtime.getRuntime().removeShutdownHook(new Thread());
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    private void tell() {
        String found = soFar.get();
        if (!found.isEmpty()) {
            line.clear();
            err.println("rollcall: interrupted, " + found);
            err.flush();
        }
    }

    /** It is over. */
    void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the program is being interrupted: the hook runs
        }
    }
}
