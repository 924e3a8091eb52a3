package org.rollcall.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a module says in plain sight, without the TLA+ tools, which take longer to parse it than a small model takes to be
 * searched: its variables in their order, and the comment above each definition. A test holds it to what the tools parse.
 */
public final class ModuleText {
    private static final Pattern EXTENDS = Pattern.compile("(?m)^EXTENDS +(\\w+(?:\\s*,\\s*\\w+)*)");
    private static final Pattern VARIABLES = Pattern.compile("(?m)^VARIABLES\\n((?: +\\w+,? *(?:\\\\\\*.*)?\\n)+)");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^ +(\\w+)");
    private static final Pattern COMMENTED =
            Pattern.compile("(?m)\\(\\*((?:(?!\\*\\)|\\(\\*).|\\n)*)\\*\\)\\n(\\w+)(?:\\(.*?\\))? ==");

    private final String text;

    /** @param text of one module, or of several one after the other */
    public ModuleText(String text) {
        this.text = text;
    }

    /** The modules that a module extends. */
    public static List<String> extended(String module) {
        Matcher clause = EXTENDS.matcher(module);
        return clause.find() ? List.of(clause.group(1).split("\\s*,\\s*")) : List.of();
    }

    /** The variables, in the order of their declaration; a comment may follow each. */
    public List<String> variables() {
        List<String> names = new ArrayList<>();
        Matcher block = VARIABLES.matcher(text);
        while (block.find()) {
            VARIABLE.matcher(block.group(1))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(names::add);
        }
        return names;
    }

    /** The kernel file and function that the comment right above each definition names; without one, it is not listed. */
    public Map<String, String> sources() {
        Map<String, String> sources = new HashMap<>();
        for (MatchResult found : COMMENTED.matcher(text).results().toList()) {
            sources.put(found.group(2), KernelSource.in(found.group(1)));
        }
        return sources;
    }
}
