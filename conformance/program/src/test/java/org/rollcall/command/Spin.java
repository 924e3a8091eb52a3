package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;

/** SPIN and the host's C compiler. */
final class Spin {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LIMIT = 1 << 20;

    /**
     * What SPIN counts of a whole graph.
     *
     * @param generated the initial state and the ends of steps, as the TLA+ tools count them
     * @param violations states in which an invariant is false, once for each invariant
     */
    record Counts(long states, long generated, long violations) {}

    private Spin() {}

    /**
     * Explores a model past its violations; without SPIN or a compiler the test is skipped, and says so.
     *
     * @param folder for what SPIN writes
     */
    static Counts counts(Path folder, String promela) throws IOException, InterruptedException, TimeoutException {
        Files.writeString(folder.resolve("model.pml"), promela);
        output(folder, "spin", "-o2", "-a", "model.pml");
        output(folder, "cc", "-O0", "-w", "-DSAFETY", "-DNOREDUCE", "-DNOFAIR", "-o", "pan", "pan.c");
        String said = output(folder, "./pan", "-n", "-E", "-c0", "-w18", "-m100000");
        assertThat(said).doesNotContain("max search depth too small");
        long violations = number("errors: ([0-9.e+]+)", said);
        long transitions = number("([0-9.e+]+) transitions", said);
        return new Counts(number("([0-9.e+]+) states, stored", said), transitions - violations, violations);
    }

    private static long number(String pattern, String said) {
        Matcher found = Pattern.compile(pattern).matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return (long) Double.parseDouble(found.group(1));
    }

    private static String output(Path folder, String... words)
            throws IOException, InterruptedException, TimeoutException {
        OutsideProcess.Output output;
        try {
            output = Command.of(words).in(folder).errorsAmongOutput().output(LIMIT, PATIENCE);
        } catch (IOException none) {
            System.out.println("skipped: " + none.getMessage() + "; apt-get install spin gcc libc6-dev");
            return abort(none.getMessage());
        }
        String said = new String(output.bytes(), StandardCharsets.UTF_8);
        assertThat(output.status()).as(said).isZero();
        return said;
    }
}
