package org.rollcall.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * README.md or a page of docs, and the sessions that it shows: each command with all that it prints.
 *
 * @param name of the file
 * @param text of the file
 */
record Page(String name, String text) {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w*)\\n(.*?)^```", Pattern.DOTALL);

    /**
     * A command and what it prints.
     *
     * @param command after {@code ./rollcall}
     * @param shown the lines below it
     * @param before the text before the block
     */
    record Session(String command, List<String> shown, String before) {}

    /** All pages, by name. */
    static Map<String, Page> all() throws IOException {
        Map<String, Page> pages = new TreeMap<>();
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            for (Path file : (Iterable<Path>)
                    Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")), docs)
                            .filter(path -> path.toString().endsWith(".md"))::iterator) {
                String name = ROOT.relativize(file).toString();
                pages.put(name, new Page(name, Files.readString(file, StandardCharsets.UTF_8)));
            }
        }
        return pages;
    }

    /** The sessions, in the order of the page. */
    List<Session> sessions() {
        List<Session> sessions = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals("console")) {
                String before = text.substring(0, block.start());
                for (String session : block.group(2).split("(?m)^\\$ ")) {
                    if (!session.isEmpty()) {
                        List<String> lines = session.lines().toList();
                        String command = lines.get(0).replaceFirst("^\\./rollcall ", "");
                        sessions.add(new Session(command, lines.subList(1, lines.size()), before));
                    }
                }
            }
        }
        return sessions;
    }

    /** Every command line that a block of the page has, after {@code rollcall}. */
    List<String> commandLines() {
        List<String> lines = new ArrayList<>();
        Matcher line = Pattern.compile("(?m)^(?: {4}|\\$ )?(?:\\./)?rollcall ([a-z-][^\\n]*)$")
                .matcher(text);
        while (line.find()) {
            lines.add(line.group(1));
        }
        return lines;
    }
}
