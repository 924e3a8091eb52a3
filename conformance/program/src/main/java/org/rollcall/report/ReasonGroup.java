package org.rollcall.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;

/**
 * The reasons of one log that say the same, but for the CPU and other numbers: said once, of all the CPUs, and with the range of each
 * other number ({@code the log goes on for 11-17 s}).
 */
final class ReasonGroup {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w,.-])[0-9]{1,18}(?![\\w,-])");
    private static final String CPUS = "CPU {}";
    private static final int FEW = 3;

    /** What is said of one CPU, and how it is said of several. */
    private static final Map<Pattern, String> PLURAL = plural();

    private static final int LONGEST_LIST = 60;
    private static final int MOST_KEPT = 4096;

    /** A reason, its group, and the numbers in its text. */
    private record Said(Reason reason, ReasonGroup group, long[] numbers) {
        /** Whether another one says the same, wherever it stands. */
        boolean isSaidBy(Reason other) {
            return reason.code() == other.code() && Objects.equals(reason.cpu(), other.cpu());
        }
    }

    private final ReasonCode code;
    private final String text;
    private final BitSet cpus = new BitSet();
    private final BitSet calls = new BitSet();
    private final TreeSet<Long> lines = new TreeSet<>();
    private final List<Long> least = new ArrayList<>();
    private final List<Long> most = new ArrayList<>();

    private ReasonGroup(ReasonCode code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The reasons of one roll call in groups. */
    static List<ReasonGroup> of(RollCall call) {
        var groups = new Groups();
        groups.add(call);
        return groups.inOrder();
    }

    /** Groups that grow with each roll call. */
    static final class Groups {
        // Keys are texts: before the first hash of a record the JVM makes thirty classes.
        /** By what the reasons of a group have in common: code and text without numbers. */
        private final Map<String, ReasonGroup> groups = new LinkedHashMap<>();
        /** By their texts: most reasons are said in the same words again and again. */
        private final Map<String, Said> said = new HashMap<>();

        void add(RollCall call) {
            for (Reason reason : call.reasons()) {
                Said known = said.get(reason.text());
                if (known == null || !known.isSaidBy(reason)) {
                    known = said(reason);
                    remember(known);
                }
                known.group.add(call.index(), reason, known.numbers);
            }
        }

        private void remember(Said one) {
            if (said.size() >= MOST_KEPT) {
                said.clear();
            }
            said.put(one.reason.text(), one);
        }

        private Said said(Reason reason) {
            String text = withoutCpu(reason);
            String common = reason.code().word() + " " + NUMBER.matcher(text).replaceAll("#");
            ReasonGroup group = groups.computeIfAbsent(common, c -> new ReasonGroup(reason.code(), text));
            return new Said(reason, group, numbers(text));
        }

        private static long[] numbers(String text) {
            return NUMBER.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .mapToLong(Long::parseLong)
                    .toArray();
        }

        /** Why, how that is proved, notes; in each the order of their first. */
        List<ReasonGroup> inOrder() {
            return groups.values().stream()
                    .sorted(Comparator.comparing(group -> ReasonPage.page().chapter(group.code)))
                    .toList();
        }
    }

    private void add(int call, Reason reason, long[] numbers) {
        if (reason.cpu() != null) {
            cpus.set(reason.cpu());
        }
        calls.set(call);
        if (reason.line() > 0) {
            lines.add(reason.line());
            if (lines.size() > FEW + 1) {
                lines.remove(lines.higher(lines.first())); // of many only the first and the last are told
            }
        }
        for (int i = 0; i < numbers.length; i++) {
            long number = numbers[i];
            if (i == least.size()) {
                least.add(number);
                most.add(number);
            }
            least.set(i, Math.min(least.get(i), number));
            most.set(i, Math.max(most.get(i), number));
        }
    }

    ReasonCode code() {
        return code;
    }

    /** The first line of the evidence, or null if it is the absence of a line. */
    @Nullable
    Long line() {
        return lines.isEmpty() ? null : lines.first();
    }

    /** The CPUs that they are about. */
    CpuSet cpus() {
        return CpuSet.copyOf(cpus);
    }

    /** What they say, of all their CPUs. */
    String text() {
        return text("CPU " + cpus());
    }

    /** The same, with other words for the CPUs. */
    String text(String who) {
        int[] place = {0};
        String said = NUMBER.matcher(text).replaceAll(number -> range(place[0]++));
        if (cpus.cardinality() > 1) {
            for (Map.Entry<Pattern, String> plural : PLURAL.entrySet()) {
                said = plural.getKey().matcher(said).replaceAll(plural.getValue());
            }
        }
        return Printable.text(said).replace(CPUS, who);
    }

    private static Map<Pattern, String> plural() {
        Map<Pattern, String> plural = new LinkedHashMap<>();
        plural.put(Pattern.compile("(?<=\\{\\}) was\\b"), " were");
        plural.put(Pattern.compile("(?<=\\{\\}) answers\\b"), " answer");
        plural.put(Pattern.compile("\\bit seems\\b"), "they seem");
        plural.put(Pattern.compile("\\bit has\\b"), "they have");
        plural.put(Pattern.compile("\\bit (?=(?:went|may|did)\\b)"), "they ");
        plural.put(Pattern.compile("\\bits NMI\\b"), "their NMIs");
        plural.put(Pattern.compile("\\breach it\\b"), "reach them");
        return plural;
    }

    /** Where the evidence stands; the roll calls too if the log has others. */
    String where(boolean several) {
        List<String> parts = new ArrayList<>();
        if (several) {
            parts.add(whichCalls());
        }
        if (lines.size() == 1) {
            parts.add("line " + lines.first());
        } else if (lines.size() > FEW) {
            parts.add("lines " + lines.first() + " to " + lines.last());
        } else if (!lines.isEmpty()) {
            parts.add("lines "
                    + String.join(", ", lines.stream().map(String::valueOf).toList()));
        }
        return String.join("; ", parts);
    }

    private String whichCalls() {
        String list = CpuSet.copyOf(calls).toString();
        if (list.length() > LONGEST_LIST) {
            return calls.cardinality() + " roll calls, " + calls.nextSetBit(0) + " to " + (calls.length() - 1);
        }
        return (calls.cardinality() == 1 ? "roll call " : "roll calls ") + list;
    }

    /** In one line, for a log's only roll call. */
    @Override
    public String toString() {
        String where = where(false);
        return text() + (where.isEmpty() ? "" : " (" + where + ")") + " [" + code.word() + "]";
    }

    private String range(int place) {
        long from = least.get(place);
        long to = most.get(place);
        return from == to ? String.valueOf(from) : from + "-" + to;
    }

    /** The text with a blank to fill in for the CPU that it is about. */
    private static String withoutCpu(Reason reason) {
        if (reason.cpu() == null) {
            return reason.text();
        }
        String blank = Pattern.compile("\\bCPU " + reason.cpu() + "\\b(?![,-])")
                .matcher(reason.text())
                .replaceFirst(Matcher.quoteReplacement(CPUS));
        return blank.contains(CPUS) ? blank : CPUS + ": " + reason.text();
    }
}
