package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README.md says of commands, coordinates and files; its sessions are held by {@link PagesTest}. */
class ReadmeTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):]+)\\)");

    @Test
    void linksLeadSomewhere() throws IOException {
        for (Page page : Page.all().values()) {
            Matcher link = LINK.matcher(page.text());
            while (link.find()) {
                Path folder = ROOT.resolve(page.name()).getParent();
                assertThat(folder.resolve(link.group(1).replaceFirst("#.*", "")))
                        .as(page.name())
                        .exists();
            }
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

    /** The lines to paste are those of a project that is built. */
    @Test
    void whatItShowsOfTheLibraryIsTheExamples() throws IOException {
        Path example = ROOT.resolve("conformance/examples/jqwik-properties");
        for (String file : List.of("pom.xml", "src/test/java/example/MachineProperties.java")) {
            String text = Files.readString(example.resolve(file)).replaceAll("(?m)^ +", "");
            String block = file.equals("pom.xml") ? "```xml\n(.*?)```" : "```java\n(.*?)```";
            Matcher shown = Pattern.compile(block, Pattern.DOTALL).matcher(readme());
            assertThat(shown.find()).isTrue();
            assertThat(text).contains(shown.group(1).replaceAll("(?m)^ +", ""));
        }
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"), StandardCharsets.UTF_8);
    }
}
