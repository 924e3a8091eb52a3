package org.rollcall.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.Variation;
import org.rollcall.spec.tla.TlaTools;
import picocli.CommandLine.Option;

/** How a model's configuration is varied: one other configuration, or a sweep over several. */
final class VariationOptions {
    private static final Pattern CPUS = Pattern.compile("(\\d{1,2})(?:\\.\\.(\\d{1,2}))?");
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=(.+)");
    /** Commas between values, not those in a set. */
    private static final Pattern COMMA = Pattern.compile(",(?![^{]*})");

    @Option(
            names = "--cpus",
            paramLabel = "N|N..M",
            description = "with so many CPUs, c1 to cN; a set of all CPUs stays one. N..M: a row for each number")
    private @Nullable String cpus;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "with another constant, in TLA+: --set 'Masters={c1, c2}' --set MaxKg=2 --set Timeouts=any")
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--sweep",
            paramLabel = "NAME=VALUE,...",
            description = "a row for each value: --sweep Timeouts=fair,any --sweep 'Stuck={},{c3}'")
    private List<String> sweep = new ArrayList<>();

    /** Whether the configuration is another one than the manifest's. */
    boolean given() {
        return cpus != null || !set.isEmpty() || !sweep.isEmpty();
    }

    /** Whether a table was asked for. */
    boolean table() {
        return !sweep.isEmpty() || (cpus != null && cpus.contains(".."));
    }

    /**
     * The configurations, in the order of the command line, the last option changing fastest.
     *
     * @throws SpecificationException in one line, if an option says nothing that the module knows
     */
    List<Variation> of(ModelConfiguration start, TlaTools tools) {
        List<Variation> all = List.of(new Variation("", start));
        for (String assignment : set) {
            all = all.stream()
                    .map(variation -> assigned(variation, assignment, tools).unlabelled(variation))
                    .toList();
        }
        if (cpus != null) {
            List<Integer> numbers = numbers(cpus);
            all = all.stream()
                    .flatMap(variation -> numbers.stream().map(variation::withCpus))
                    .toList();
        }
        for (String values : sweep) {
            Matcher assignment = matched(ASSIGNMENT, values, "--sweep NAME=VALUE,VALUE");
            List<String> each = List.of(COMMA.split(assignment.group(2)));
            all = all.stream()
                    .flatMap(variation -> each.stream()
                            .map(value -> assigned(variation, assignment.group(1) + "=" + value.strip(), tools)))
                    .toList();
        }
        return all;
    }

    private static Variation assigned(Variation variation, String text, TlaTools tools) {
        Matcher assignment = matched(ASSIGNMENT, text, "--set NAME=VALUE");
        return variation.with(assignment.group(1), assignment.group(2).strip(), tools::parse);
    }

    private static List<Integer> numbers(String range) {
        Matcher found = matched(CPUS, range, "--cpus N or --cpus N..M");
        int first = Integer.parseInt(found.group(1));
        int last = found.group(2) == null ? first : Integer.parseInt(found.group(2));
        if (last < first) {
            throw new SpecificationException("--cpus " + range + ": the first number is the smaller one");
        }
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static Matcher matched(Pattern pattern, String text, String expected) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new SpecificationException("\"" + text + "\" is no value for an option that is written " + expected);
        }
        return matcher;
    }
}
