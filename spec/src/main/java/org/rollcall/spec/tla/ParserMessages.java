package org.rollcall.spec.tla;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the tools' parser said of a module that it can't read: the place first, then the reason, a line for each error. */
final class ParserMessages {
    private static final Pattern FILE = Pattern.compile("(?m)^Parsing file .*?([^/\\\\\\s]+\\.tla)\\s*$");
    private static final Pattern IMPORTED =
            Pattern.compile("Cannot find source file for module (\\S+) imported in module (\\w+)");
    private static final Pattern OTHER_NAME =
            Pattern.compile("File name '(\\w+)' does not match the name '(\\w+)' of the top level module");
    private static final Pattern UNEXPECTED =
            Pattern.compile("(?s)Encountered (.{1,200}?) at line (\\d+), column (\\d+)");
    private static final Pattern LEXICAL = Pattern.compile("Lexical error at line (\\d+), column (\\d+)");
    private static final Pattern SEMANTIC = Pattern.compile(
            "line (\\d+), col (\\d+) to line \\d+, col \\d+ of module (\\w+)\\s+(\\S.*(?:\\R(?!\\s*\\R|\\s*\\z|line |\\*\\*\\*|.* can't be parsed).*)*)");

    /** Some stand before the errors: those of modules that are extended. */
    private static final Pattern WARNINGS =
            Pattern.compile("(?ms)^\\*\\*\\* Warnings:.*?(?=^\\*\\*\\* |^Semantic errors|\\z)");

    private ParserMessages() {}

    /**
     * @param module the module that was to be read
     * @param said everything that the parser printed
     */
    static String of(String module, String said) {
        String file = module + ".tla";
        return in(file, said)
                .orElseGet(() -> parsed(file, said) + ":1:1: no TLA+ module; it begins with a line like ---- MODULE "
                        + parsed(file, said).replace(".tla", "") + " ----");
    }

    /**
     * @param file that was to be read
     * @return empty if nothing that was printed says what is wrong with a module
     */
    static Optional<String> in(String file, String said) {
        Matcher imported = IMPORTED.matcher(said);
        if (imported.find()) {
            return Optional.of(imported.group(2) + ".tla: there is no module " + imported.group(1)
                    + ", which it extends or instantiates");
        }
        Matcher other = OTHER_NAME.matcher(said);
        if (other.find()) {
            return Optional.of(other.group(1) + ".tla: the module in it is called " + other.group(2)
                    + "; the names must be the same");
        }
        Matcher lexical = LEXICAL.matcher(said);
        if (lexical.find()) {
            return Optional.of(parsed(file, said) + ":" + lexical.group(1) + ":" + lexical.group(2)
                    + ": a character that TLA+ does not have");
        }
        Matcher unexpected = UNEXPECTED.matcher(said);
        if (unexpected.find()) {
            String token = unexpected.group(1).replaceAll("^\"|\"$", "");
            return Optional.of(parsed(file, said) + ":" + unexpected.group(2) + ":" + unexpected.group(3)
                    + ": unexpected " + (token.equals("<EOF>") ? "end of the file" : token));
        }
        List<String> semantic = SEMANTIC.matcher(WARNINGS.matcher(said).replaceAll(""))
                .results()
                .map(error -> error.group(3) + ".tla:" + error.group(1) + ":" + error.group(2) + ": "
                        + error.group(4).lines().map(String::strip).collect(Collectors.joining(" ")))
                .distinct()
                .toList();
        return semantic.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", semantic));
    }

    /** The file that was parsed last. */
    private static String parsed(String file, String said) {
        String last = file;
        Matcher parsed = FILE.matcher(said);
        while (parsed.find()) {
            last = parsed.group(1);
        }
        return last;
    }
}
