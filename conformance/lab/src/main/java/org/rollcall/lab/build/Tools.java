package org.rollcall.lab.build;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.rollcall.lab.guest.LabException;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;

/**
 * The host's programs.
 *
 * @param path the folders they are looked for in
 * @param log what they say goes to the end of this file
 */
record Tools(List<Path> path, Path log) {
    private static final int LAST_LINES = 3;

    /** The package of Debian that holds a program. */
    private static final Map<String, String> PACKAGES = new TreeMap<>(Map.of(
            "aarch64-linux-gnu-gcc", "gcc-aarch64-linux-gnu",
            "aarch64-linux-gnu-ld", "binutils-aarch64-linux-gnu",
            "apt-get", "apt",
            "dpkg-deb", "dpkg",
            "gcc", "gcc",
            "xz", "xz-utils"));

    /** Those on the search path of this process. */
    static Tools ofHost(Path log) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return new Tools(
                Arrays.stream(path.split(File.pathSeparator)).map(Path::of).toList(), log);
    }

    /** How to get those of them that are not there; empty if all are. */
    Optional<String> absent(Collection<String> programs) {
        List<String> missing = programs.stream()
                .filter(program -> path.stream().noneMatch(folder -> Files.isExecutable(folder.resolve(program))))
                .toList();
        List<String> packages = missing.stream()
                .map(program -> PACKAGES.getOrDefault(program, program))
                .distinct()
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("there is no " + String.join(", no ", missing) + " here; install with: apt-get install "
                        + String.join(" ", packages));
    }

    /** Runs a program to its end. */
    void run(Path folder, List<String> command, Consumer<String> progress) {
        String program = command.get(0);
        Deque<String> last = new ArrayDeque<>();
        Outputs.directory(log.toAbsolutePath().getParent());
        try (OutsideProcess process = Command.of(located(command))
                        .in(folder)
                        .with("PATH", searchPath())
                        .with("LC_ALL", "C")
                        .errorsAmongOutput()
                        .start();
                var copy = new PrintWriter(
                        Files.newBufferedWriter(
                                log, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                        true)) { // whoever waits looks into it
            int status = process.eachLine(line -> {
                copy.println(line);
                progress.accept(line.strip());
                last.add(line.strip());
                if (last.size() > LAST_LINES) {
                    last.remove();
                }
            });
            if (copy.checkError()) {
                throw new LabException(
                        "cannot write " + log + "; free some space there, or choose another folder with --dir");
            }
            if (status != 0) {
                throw new LabException(
                        program + " failed with status " + status + ": " + String.join(" | ", last) + "; see " + log);
            }
        } catch (IOException e) {
            throw new LabException(program + " has not run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while " + program + " ran");
        }
    }

    private String searchPath() {
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Java looks for a program on the search path of this process, not on the one it gives it. */
    private List<String> located(List<String> command) {
        String program = command.get(0);
        absent(List.of(program)).ifPresent(what -> {
            throw new LabException(what);
        });
        List<String> located = new ArrayList<>(command);
        path.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .ifPresent(file -> located.set(0, file.toString()));
        return located;
    }
}
