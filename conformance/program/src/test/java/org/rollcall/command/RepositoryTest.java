package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Decisions have one form, and no file sends its reader to a document that is not in the repository. */
class RepositoryTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern PAGE = Pattern.compile("[\\w./-]*\\w\\.md\\b");

    @Test
    void aDecisionHasItsNumberATitleAndAStatus() throws IOException {
        Set<String> numbers = new TreeSet<>();
        for (Path file : files(ROOT.resolve("docs/adr"))) {
            String name = file.getFileName().toString();
            List<String> lines = Files.readAllLines(file);
            assertThat(name).matches("\\d{4}-[a-z0-9-]+\\.md");
            assertThat(numbers.add(name.substring(0, 4))).as(name).isTrue();
            assertThat(lines.get(0)).as(name).startsWith("# " + name.substring(0, 4) + ": ");
            assertThat(lines.get(2))
                    .as(name)
                    .matches(
                            "\\*\\*Status\\.\\*\\* (Accepted\\.( .*\\.)?|Superseded by \\[\\d{4}]\\(\\d{4}-.*\\.md\\)\\.)");
        }
        assertThat(numbers).hasSizeGreaterThan(20);
    }

    @Test
    void everyPageThatIsCitedIsHere() throws IOException {
        List<Path> all = files(ROOT);
        Set<String> names =
                all.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        for (Path file : all) {
            if (file.toString().matches(".*\\.(md|java|tla|xml|g4|json|sh|c)") || file.endsWith("rollcall")) {
                Matcher cited = PAGE.matcher(Files.readString(file, StandardCharsets.UTF_8));
                while (cited.find()) {
                    String page = cited.group().replaceFirst(".*/", "");
                    assertThat(names.contains(page))
                            .as(page + ", cited by " + file)
                            .isTrue();
                }
            }
        }
    }

    /** What a clone holds, by and large: no hidden folder, no test, nothing that a build, npm or a laboratory made. */
    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        String name = "/" + root.relativize(file);
                        return !name.matches(".*/(target|states|test|node_modules|\\.\\w[^/]*)/.*|/lab/.*");
                    })
                    .toList();
        }
    }
}
