package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The snippets of docs/ci.md: YAML is parsed, and every shell part in which Rollcall is run is run, in a folder with a console.log; steps
 * of other tools' own are stubs. Annotations and artifacts may only name files that some step wrote.
 */
class CiPageTest {
    private static final Path PAGE = Path.of("../../docs/ci.md");
    private static final Path MISSED = Path.of("samples/6.12-klab.bc-l-hardlock1of4-nopnmi.log");
    private static final Path COMPLETE = Path.of("samples/6.12-klab.bc-l-hardlock1of4-pnmi.log");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyShellPartClosesTheGateForAMissedCpuOnly() throws IOException {
        List<List<String>> jobs = jobs();
        assertThat(jobs).as("GitHub, GitLab, Jenkins, LAVA, KernelCI").hasSize(5);
        return jobs.stream()
                .map(job -> dynamicTest(job.get(0).strip(), () -> {
                    assertThat(run(job, MISSED))
                            .as(() -> "a missed CPU: " + job)
                            .isEqualTo(1);
                    assertThat(run(job, COMPLETE))
                            .as(() -> "all answered: " + job)
                            .isZero();
                    for (String file : named()) {
                        if (String.join("\n", job).contains(file)) {
                            assertThat(folder.resolve(file)).isNotEmptyFile();
                        }
                    }
                }));
    }

    @Test
    void everyYamlSnippetIsYaml() throws IOException {
        assertThat(blocks("yaml"))
                .hasSize(3)
                .allSatisfy(yaml -> assertThat(load(yaml)).isInstanceOf(Map.class));
    }

    @Test
    void artifactsAreFilesThatASnippetWrites() throws IOException {
        String shell = String.join("\n", jobs().stream().flatMap(List::stream).toList());
        Set<String> wanted = new TreeSet<>(named());
        wanted.remove("console.log");
        assertThat(wanted).isNotEmpty().allSatisfy(file -> assertThat(shell).contains(file));
    }

    @Test
    void statusesAreThoseOfTheCommand() throws IOException {
        String help = Program.run("check", "--help").out();
        for (MatchResult row :
                Pattern.compile("(?m)^\\| (\\d) \\|").matcher(page()).results().toList()) {
            assertThat(help).containsPattern("(?m)^ +" + row.group(1) + " ");
        }
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        for (MatchResult link :
                Pattern.compile("\\]\\(([^):]+)\\)").matcher(page()).results().toList()) {
            assertThat(PAGE.resolveSibling(link.group(1))).exists();
        }
    }

    /** The shell parts that run Rollcall or use what it wrote, a list for each system. */
    private static List<List<String>> jobs() throws IOException {
        List<List<String>> jobs = new ArrayList<>();
        for (String yaml : blocks("yaml")) {
            List<String> shell = new ArrayList<>();
            collect(load(yaml), shell);
            jobs.add(shell.stream().filter(part -> part.contains("rollcall")).toList());
        }
        jobs.removeIf(List::isEmpty);
        for (String groovy : blocks("groovy")) {
            jobs.add(Pattern.compile("script: '([^']*)'")
                    .matcher(groovy)
                    .results()
                    .map(part -> part.group(1))
                    .toList());
        }
        blocks("sh").forEach(shell -> jobs.add(List.of(shell)));
        return jobs;
    }

    private static void collect(Object node, List<String> shell) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("run") && value instanceof String script) {
                    shell.add(script);
                } else if (key.equals("script") && value instanceof List<?> lines) {
                    lines.forEach(line -> shell.add(line.toString()));
                } else {
                    collect(value, shell);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(part -> collect(part, shell));
        }
    }

    /** Reports and logs that the page names. */
    private static Set<String> named() throws IOException {
        return Pattern.compile("\\b(?:rollcall|kcidb|console)\\.(?:xml|txt|sarif|json|log)\\b")
                .matcher(String.join("\n", blocks("yaml")) + String.join("\n", blocks("groovy")))
                .results()
                .map(MatchResult::group)
                .filter(file -> !file.equals("console.log"))
                .collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    /** The worst status of the parts, as a job's steps give it. */
    private int run(List<String> parts, Path log) throws IOException, InterruptedException {
        Files.copy(log, folder.resolve("console.log"), StandardCopyOption.REPLACE_EXISTING);
        Path bin = Files.createDirectories(folder.resolve("bin"));
        script(bin.resolve("lavacli"), "[ \"$1 $2 $3\" = 'jobs logs 4711' ] && cat " + log.toAbsolutePath());
        script(
                bin.resolve("rollcall"),
                "exec " + Path.of(System.getProperty("java.home"), "bin/java")
                        + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -cp '"
                        + System.getProperty("java.class.path") + "' org.rollcall.command.Rollcall \"$@\"");
        int worst = 0;
        for (String part : parts) {
            ProcessBuilder shell = new ProcessBuilder("bash", "-ec", part)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile());
            shell.environment().put("PATH", bin + File.pathSeparator + System.getenv("PATH"));
            shell.environment()
                    .put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
            shell.environment().put("KCIDB_BUILD", "lab:build-7");
            shell.environment().put("JOB", "4711");
            Process process;
            try {
                process = shell.start();
            } catch (IOException noShell) {
                Assumptions.abort("skipped: no bash on this machine");
                return -1;
            }
            worst = Math.max(worst, process.waitFor());
        }
        return worst;
    }

    private static void script(Path path, String line) throws IOException {
        Files.writeString(path, "#!/bin/sh\n" + line + "\n");
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private static Object load(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page())
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String page() throws IOException {
        return Files.readString(PAGE, StandardCharsets.UTF_8);
    }
}
