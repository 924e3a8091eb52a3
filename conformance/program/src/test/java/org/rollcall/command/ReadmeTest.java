package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What README.md shows is what the program prints: each line shown begins a line of the output, in the same order. */
class ReadmeTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern SESSION =
            Pattern.compile("```console\n\\$ ./rollcall ([^\n]*)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):]+)\\)");

    @TestFactory
    Stream<DynamicTest> sessions() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher session = SESSION.matcher(readme());
        while (session.find()) {
            String command = session.group(1);
            List<String> shown = session.group(2).lines().toList();
            tests.add(dynamicTest(command, () -> assertShown(command, shown)));
        }
        assertThat(tests).hasSizeGreaterThan(3);
        return tests.stream();
    }

    private static void assertShown(String command, List<String> shown) {
        Program run = Program.run(here(command).split(" "));
        assertThat(run.err()).isEmpty();
        List<String> printed = run.out().lines().toList();
        int at = 0;
        for (String line : shown) {
            int from = at;
            while (at < printed.size() && !printed.get(at).startsWith(here(line))) {
                at++;
            }
            assertThat(at)
                    .as("after line " + from + " of the output comes \"%s\" in:%n%s", here(line), run.out())
                    .isLessThan(printed.size());
            at++;
        }
    }

    /** Tests run in the module's folder, users in the repository's. */
    private static String here(String text) {
        return text.replace("conformance/program/samples/", "samples/");
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        Matcher link = LINK.matcher(readme());
        while (link.find()) {
            assertThat(ROOT.resolve(link.group(1))).exists();
        }
    }

    @Test
    void everyCommandIsInTheTable() throws IOException {
        String readme = readme();
        String help = Program.run("--help").out();
        Matcher command = Pattern.compile("(?m)^  ([a-z]+) {2,}\\S").matcher(help.substring(help.indexOf("Commands:")));
        while (command.find()) {
            assertThat(readme).contains("`rollcall " + command.group(1));
        }
    }

    @Test
    void everyCommandHasHelpWithExitStatus() {
        for (String command : List.of(
                "check", "model", "replay", "prove", "verify", "gic run", "gic generate", "lab build", "lab run")) {
            Program run = Program.run((command + " --help").split(" "));
            assertThat(run.status()).as(command).isZero();
            assertThat(run.out()).as(command).contains("EXIT STATUS").contains("EXAMPLES");
        }
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"), StandardCharsets.UTF_8);
    }
}
