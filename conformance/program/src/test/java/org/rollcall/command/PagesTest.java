package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What README.md and the pages of docs show is what the program prints: all of it, unless the page says what is left out. */
class PagesTest {
    private static final String LEFT_OUT = "...";

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> sessions() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Page page : Page.all().values()) {
            for (Page.Session session : page.sessions()) {
                tests.add(dynamicTest(page.name() + ": " + session.command(), () -> assertShown(session)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(8);
        return tests.stream();
    }

    private void assertShown(Page.Session session) throws IOException, InterruptedException {
        String command = here(session.command()).replaceFirst(" > .*", "");
        if (command.contains("./rollcall_kernel")) {
            command = command.replace(
                    "./rollcall_kernel", CProgram.compiled(folder).toString());
        }
        Program run = Program.run(command.split(" "));
        assertThat(run.err()).isEmpty();
        if (session.command().contains(" > ")) {
            assertThat(session.shown()).isEmpty();
            return;
        }
        List<String> shown = session.shown().stream().map(PagesTest::comparable).toList();
        List<String> printed = run.out().lines().map(PagesTest::comparable).toList();
        if (!shown.contains(LEFT_OUT)) {
            assertThat(shown).isEqualTo(printed);
            return;
        }
        String paragraph = session.before().substring(session.before().strip().lastIndexOf("\n\n") + 1);
        assertThat(paragraph).as("the paragraph says what the dots stand for").contains("left out");
        assertInOrder(shown, printed);
    }

    /** Between the dots are whole runs of lines: the first at the beginning of the output, the last at its end. */
    private static void assertInOrder(List<String> shown, List<String> printed) {
        int from = 0;
        int at = 0;
        while (from <= shown.size()) {
            int to = from + shown.subList(from, shown.size()).indexOf(LEFT_OUT);
            boolean last = to < from;
            List<String> run = shown.subList(from, last ? shown.size() : to);
            int found = last
                    ? Collections.lastIndexOfSubList(printed, run)
                    : at + Collections.indexOfSubList(printed.subList(at, printed.size()), run);
            assertThat(found).as("where %s is in %s", run, printed).isGreaterThanOrEqualTo(at);
            assertThat(from > 0 || found == 0).isTrue();
            at = found + run.size();
            from = last ? shown.size() + 1 : to + 1;
            assertThat(!last || at == printed.size()).isTrue();
        }
    }

    /** Also those that take too long to be run here: their words are ones that the program knows. */
    @Test
    void everyCommandLineIsOne() throws IOException {
        int seen = 0;
        for (Page page : Page.all().values()) {
            for (String line : page.commandLines()) {
                String plain = line.replaceAll(" +([#>|;]| \\| ).*", "")
                        .replaceAll("[\\[\\]]", "")
                        .strip();
                String[] words = plain.split(" +");
                seen++;
                assertThatCode(() -> Rollcall.commandLine(words).parseArgs(words))
                        .as(page.name() + ": rollcall " + plain)
                        .doesNotThrowAnyException();
            }
        }
        assertThat(seen).isGreaterThan(30);
    }

    /** Times differ from run to run, and with them the width of their column. */
    private static String comparable(String line) {
        return here(line).replaceAll("(?<= )\\d+\\.\\d(?= |$)", "#").replaceAll(" +", " ");
    }

    /** Tests run in the module's folder, users in the repository's. */
    private static String here(String text) {
        return text.replace("conformance/program/samples/", "samples/");
    }
}
