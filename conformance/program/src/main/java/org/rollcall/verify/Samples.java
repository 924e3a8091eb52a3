package org.rollcall.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.rollcall.belief.LogJudge;
import org.rollcall.roll.RollCall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample logs that travel with the program, against the verdicts that are known of them. */
public final class Samples {
    private static final List<String> SETS = List.of("asked", "answered", "idle", "missed");

    private Samples() {}

    /** Judges every sample. */
    public static Row run() {
        long start = System.nanoTime();
        List<String> problems = new ArrayList<>();
        int[] counts = {0, 0};
        each(log -> {
            List<RollCall> found = new ArrayList<>();
            LogJudge.checker(null, found::add, event -> {}).check(Files.newInputStream(log));
            counts[0]++;
            counts[1] += found.size();
            compare(log, found, problems);
        });
        return new Row(
                "logs = known verdicts",
                counts[0] + " sample logs, " + counts[1] + " roll calls",
                problems,
                (System.nanoTime() - start) / 1e9);
    }

    private static void compare(Path log, List<RollCall> found, List<String> problems) throws IOException {
        String name = log.getFileName().toString();
        JsonNode expected;
        try (InputStream in = Files.newInputStream(log.resolveSibling(name.replace(".log", ".expected.json")))) {
            expected = JsonMapper.shared().readTree(in);
        }
        if (expected.size() != found.size()) {
            problems.add(name + ": " + found.size() + " roll calls, expected " + expected.size());
            return;
        }
        for (JsonNode want : expected) {
            found.stream()
                    .filter(call ->
                            call.requestLine() == want.get("request_line").asLong())
                    .findFirst()
                    .ifPresentOrElse(
                            call -> compare(name, call, want, problems),
                            () -> problems.add(name + ":" + want.get("request_line") + ": no roll call found"));
        }
    }

    /** A set that the expectation leaves open (null) is not compared: the log does not decide it. */
    private static void compare(String name, RollCall call, JsonNode want, List<String> problems) {
        String verdict = want.get("verdict").asString();
        if (!call.verdict().word().equals(verdict)) {
            problems.add(name + ":" + call.firstLine() + ": " + call.verdict().word() + ", expected " + verdict);
        }
        for (String set : SETS) {
            String is = Objects.toString(cpus(call, set), null);
            if (!want.get(set).isNull() && !want.get(set).asString().equals(is)) {
                problems.add(name + ":" + call.firstLine() + ": " + set + " is " + is + ", expected " + want.get(set));
            }
        }
    }

    private static Object cpus(RollCall call, String set) {
        return switch (set) {
            case "asked" -> call.asked();
            case "answered" -> call.answered();
            case "idle" -> call.idle();
            default -> call.missed();
        };
    }

    /** Work on one sample. */
    private interface Work {
        void on(Path log) throws IOException;
    }

    /** Samples lie in a folder when the program runs from its classes, and in the jar otherwise. */
    private static void each(Work work) {
        URL folder = Objects.requireNonNull(Samples.class.getResource("/samples"), "built without its samples");
        try {
            URI uri = folder.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    each(jar.getPath("/samples"), work);
                }
            } else {
                each(Path.of(uri), work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void each(Path folder, Work work) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path log : files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                work.on(log);
            }
        }
    }
}
