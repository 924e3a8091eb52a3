package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.gickit.Qemu;

/** Every command line of {@code rollcall gic} that a page shows can be run. */
class GicExamplesTest {
    /** One of the scripts that the kit's list names. */
    private static final String KIT = "recorded/45-acks-by-el-and-group-scr0.jsonl";

    private static final Pattern COMMAND = Pattern.compile("rollcall (gic (?:run|generate) [^`#\\n]+)");

    static SortedSet<String> commands() throws IOException {
        SortedSet<String> commands = new TreeSet<>();
        for (String page : new String[] {"../../docs/gic.md", "../gic-kit/README.md"}) {
            Matcher matcher = COMMAND.matcher(Files.readString(Path.of(page)));
            int before = commands.size();
            while (matcher.find()) {
                commands.add(matcher.group(1).strip());
            }
            assertThat(commands).as(page).hasSizeGreaterThan(before);
        }
        return commands;
    }

    /** What stands for something else is replaced: a number, a model, a file; the shell's part is left away. */
    @ParameterizedTest
    @MethodSource("commands")
    void anExampleRuns(String command, @TempDir Path folder) throws IOException {
        boolean live = command.contains("--qemu");
        boolean available = !live || new Qemu(Qemu.PROGRAM, Duration.ofSeconds(60)).available();
        if (!available) {
            System.out.println("skipped: " + Qemu.PROGRAM + " is not installed");
        }
        assumeTrue(available, Qemu.PROGRAM + " is not installed");
        Path script = folder.resolve("script.jsonl");
        Files.writeString(script, run("gic generate --seed 3 --pes 2 --ops 50"));
        Path gic = folder.resolve("gic.json");
        Files.writeString(gic, "{\"choices\":[\"ds-fixed\"]}");
        String line = command.replaceAll(" >.*", "")
                .replace("$(cat covering.txt)", "../gic-kit/" + KIT)
                .replaceAll("FILE|[a-z]+[.]json(?!l)", Matcher.quoteReplacement(gic.toString()))
                .replaceAll("[a-z]+/[*][.]jsonl", "SCRIPT")
                .replace("[--two-states]", "--two-states")
                .replace("--seed N", "--seed 7")
                .replace("MODEL", "ML-stop")
                .replaceAll("SCRIPT|[a-z]+[.]jsonl", Matcher.quoteReplacement(script.toString()));
        assertThat(run(line)).isNotEmpty();
    }

    private static String run(String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Rollcall.run(new PrintWriter(out), new PrintWriter(err), line.split(" "));
        assertThat(status).as("%s: %s", line, err).isZero();
        return out.toString();
    }
}
