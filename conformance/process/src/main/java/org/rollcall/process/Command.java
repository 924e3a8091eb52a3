package org.rollcall.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program of the host with its arguments. What it writes to standard error is dropped unless it is sent elsewhere. */
public final class Command {
    /** What the JDK says before the system's own words, in Java 17 and since Java 23. */
    private static final Pattern SYSTEM_ERROR = Pattern.compile("error(?:=\\d+, |: \\d+ \\()(?<why>[^)]*)");

    private final String program;
    private final ProcessBuilder builder;

    private Command(List<String> words) {
        this.program = words.get(0);
        this.builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** A command in the folder and the environment of this process. */
    public static Command of(List<String> words) {
        return new Command(words);
    }

    /** A command in the folder and the environment of this process. */
    public static Command of(String... words) {
        return new Command(List.of(words));
    }

    /** Runs in this folder. */
    public Command in(Path folder) {
        builder.directory(folder.toFile());
        return this;
    }

    /** Sees this variable of the environment. */
    public Command with(String variable, String value) {
        builder.environment().put(variable, value);
        return this;
    }

    /** Reads its standard input from this file, not from {@link OutsideProcess#input()}. */
    public Command inputFrom(Path file) {
        builder.redirectInput(file.toFile());
        return this;
    }

    /** Writes its errors to this file. */
    public Command errorsTo(Path file) {
        builder.redirectError(file.toFile());
        return this;
    }

    /** Writes its errors among its output. */
    public Command errorsAmongOutput() {
        builder.redirectErrorStream(true);
        return this;
    }

    /** Writes its errors where this process writes them. */
    public Command errorsToOurs() {
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return this;
    }

    /**
     * Starts it.
     *
     * @throws IOException "cannot run PROGRAM: No such file or directory", in one line
     */
    public OutsideProcess start() throws IOException {
        try {
            return new OutsideProcess(program, builder.start());
        } catch (IOException e) {
            String said = String.valueOf(e.getMessage());
            Matcher system = SYSTEM_ERROR.matcher(said);
            throw new IOException("cannot run " + program + ": " + (system.find() ? system.group("why") : said), e);
        }
    }

    /**
     * Runs it to its end with nothing to read.
     *
     * @param limit bytes of output at most
     * @param patience how long it may take
     * @throws IOException if it cannot be run or read, or writes more
     * @throws TimeoutException if it takes longer; it is ended
     * @throws InterruptedException if this thread is interrupted; it is ended
     */
    public OutsideProcess.Output output(int limit, Duration patience)
            throws IOException, TimeoutException, InterruptedException {
        try (OutsideProcess process = start()) {
            return process.output(limit, patience);
        }
    }
}
