package org.rollcall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A source tree with the launcher in it. Its {@code mvn} puts the sources into one file, the jar; its {@code java} notes
 * its arguments, refuses a jar that does not begin as one, and prints the jar and the program's arguments.
 */
final class Tree {
    /** What the launcher uses besides {@code java} and {@code mvn}. */
    private static final List<String> TOOLS = List.of(
            "sh", "find", "cksum", "sort", "head", "readlink", "dirname", "mkdir", "rm", "cat", "flock", "sleep");

    private static final String MAVEN = """
            #!/bin/sh
            [ -z "$SLOW_MAVEN" ] || { : >maven-runs; exec sleep "$SLOW_MAVEN"; }
            [ -z "$BROKEN_MAVEN" ] || { echo "no such artifact"; exit 1; }
            echo built >>builds
            mkdir -p conformance/program/target
            { echo jar; cat spec/src/main/*.txt; } >conformance/program/target/rollcall.jar
            """;

    private static final String JVM = """
            #!/bin/sh
            [ "$JAVA_TOOL_OPTIONS" != nonsense ] || { echo "Unrecognized option: nonsense" >&2; exit 1; }
            for word; do
              case $word in
                -XX:DumpLoadedClassList=*) : >"${word#*=}" ;;
                -XX:SharedArchiveFile=*) archive=${word#*=} ;;
                -Xshare:dump) dump=yes ;;
              esac
            done
            if [ "$dump" ]; then echo classes >"$archive"; exit; fi
            while [ "$1" != -jar ]; do shift; done
            read -r first <"$2" && [ "$first" = jar ] || { echo "Invalid or corrupt jarfile" >&2; exit 1; }
            [ -z "$archive" ] || echo "archive: $archive"
            cat "$2"
            shift 2
            for word; do echo "[$word]"; done
            exit "${PROGRAM_STATUS:-0}"
            """;

    /** What one call did. */
    record Call(int status, String out, String err) {}

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();

    private Tree(Path root) {
        this.root = root;
        environment.put("PATH", root.resolve("bin").toString());
    }

    /** A tree in which nothing is built. */
    static Tree unbuilt(Path root) throws IOException {
        Tree tree = new Tree(root);
        Files.createDirectories(root.resolve("bin"));
        Files.copy(Path.of("../../rollcall"), Files.createDirectories(root).resolve("rollcall"));
        root.resolve("rollcall").toFile().setExecutable(true);
        tree.write("pom.xml", "<project/>").write("spec/src/main/a.txt", "one\n");
        Files.createDirectories(root.resolve("conformance/program/samples"));
        for (String tool : TOOLS) {
            for (String folder : List.of("/usr/bin", "/bin")) {
                if (Files.exists(Path.of(folder, tool))) {
                    tree.executable("bin/" + tool, "#!/bin/sh\nexec " + folder + "/" + tool + " \"$@\"\n");
                }
            }
        }
        return tree.executable("bin/mvn", MAVEN).executable("bin/java", JVM);
    }

    /** A tree in which the program was run before. */
    static Tree built(Path root) throws IOException, InterruptedException {
        Tree tree = unbuilt(root);
        assertThat(tree.call("--version").status()).isZero();
        return tree;
    }

    /** This tree, copied as a whole; every file is new there. */
    Tree copiedTo(Path other) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(each, other.resolve(root.relativize(each)), LinkOption.NOFOLLOW_LINKS);
            }
        }
        return new Tree(other);
    }

    Tree with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Writes a file, later than all files before: their clock ticks only some hundred times a second. */
    Tree write(String file, String text) throws IOException {
        Path clock = root.resolve("clock");
        FileTime before = Files.getLastModifiedTime(Files.writeString(clock, ""));
        while (Files.getLastModifiedTime(clock).equals(before)) {
            Files.writeString(clock, "");
        }
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
        return this;
    }

    Tree executable(String file, String script) throws IOException {
        write(file, script);
        Files.setPosixFilePermissions(root.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    Tree delete(String file) throws IOException {
        Files.delete(root.resolve(file));
        return this;
    }

    Path path(String file) {
        return root.resolve(file);
    }

    /** How often Maven has built. */
    int builds() throws IOException {
        Path builds = root.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    /** Whether a file that only a run in progress needs is still there. */
    boolean leftSomething() throws IOException {
        Path target = root.resolve("conformance/program/target");
        try (Stream<Path> files = Files.list(target)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> !name.matches("rollcall\\.(jar|jsa|stamp|lock)"));
        }
    }

    Process start(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(root.resolve("rollcall").toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectOutput(root.resolve("out").toFile())
                .redirectError(root.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    Call call(String... arguments) throws IOException, InterruptedException {
        return ended(start(arguments));
    }

    Call ended(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Call(process.exitValue(), text("out"), text("err"));
    }

    private String text(String file) throws IOException {
        return Files.readString(root.resolve(file), StandardCharsets.UTF_8);
    }
}
