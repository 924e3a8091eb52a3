package org.rollcall.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;
import org.rollcall.report.Ink;
import org.rollcall.report.ReportOptions;

/** What standard output is: how wide, and whether colour is wanted there. */
final class Terminal {
    /** When a report for people is coloured. */
    enum Colour {
        auto,
        always,
        never
    }

    private static final int NARROWEST = 20;
    private static final int LONGEST_SIZE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Map<String, String> environment;
    private final boolean terminal;

    Terminal(Map<String, String> environment, boolean terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    /** The terminal of this process, if it writes to one. */
    static Terminal ofProcess() {
        return new Terminal(System.getenv(), isTerminal());
    }

    /** Columns: those of {@code COLUMNS}, or those that the terminal has; 80 elsewhere. */
    int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (columns.matches("[0-9]{1,4}")) {
            return Math.max(NARROWEST, Integer.parseInt(columns));
        }
        return terminal ? Math.max(NARROWEST, measured()) : ReportOptions.WIDTH;
    }

    /** Colour on a terminal that can, and that nobody forbids it (no-color.org). */
    Ink ink(Colour wanted) {
        boolean allowed = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean coloured = switch (wanted) {
            case always -> true;
            case never -> false;
            case auto -> terminal && allowed;
        };
        return coloured ? Ink.ANSI : Ink.PLAIN;
    }

    /** As {@code stty} finds it, which every system with terminals has; 80 if not. */
    private static int measured() {
        try {
            OutsideProcess.Output stty =
                    Command.of("stty", "size").inputFrom(Path.of("/dev/tty")).output(LONGEST_SIZE, PATIENCE);
            String[] size =
                    new String(stty.bytes(), StandardCharsets.US_ASCII).strip().split(" ");
            return size.length == 2 ? Integer.parseInt(size[1]) : ReportOptions.WIDTH;
        } catch (IOException | TimeoutException | NumberFormatException absent) {
            return ReportOptions.WIDTH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ReportOptions.WIDTH;
        }
    }

    /** Java 17 tells it only where standard input is a terminal too: {@code dmesg | rollcall check} has none. */
    private static boolean isTerminal() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().matches("/dev/(pts/|tty|console).*");
        } catch (IOException | UnsupportedOperationException noProc) {
            return System.console() != null;
        }
    }
}
