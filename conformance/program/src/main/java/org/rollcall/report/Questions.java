package org.rollcall.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** The questions that people ask of such logs, answered from the roll calls of one log. */
final class Questions {
    /** In how many roll calls a reason of this code is given. */
    private final Map<ReasonCode, Long> given = new EnumMap<>(ReasonCode.class);

    /** In how many each CPU is missed. */
    private final Map<Integer, Integer> times = new TreeMap<>();

    private @Nullable RollCall first;
    private @Nullable RollCall last;
    private boolean unnamed;
    private long missing;
    private long size;

    /** A question and its answer. */
    record Answer(String question, String answer) {}

    void add(RollCall call) {
        size++;
        first = first == null ? call : first;
        last = call;
        call.reasons().stream().map(Reason::code).distinct().forEach(code -> given.merge(code, 1L, Long::sum));
        if (call.missed() != null) {
            call.missed().stream().forEach(cpu -> times.merge(cpu, 1, Integer::sum));
        }
        if (call.verdict() == Verdict.MISSED) {
            missing++;
            unnamed |= call.missed() == null || call.missed().isEmpty();
        }
    }

    List<Answer> answers() {
        if (first == null || last == null) {
            return List.of();
        }
        return List.of(
                new Answer("who is silent?", silent()),
                new Answer("was it asked?", asked()),
                new Answer("was it reachable?", reachable()),
                new Answer("is the log complete?", whole()),
                new Answer("the same CPU each time?", sameEachTime()),
                new Answer("which trigger came first?", first(first)),
                new Answer("what did the others do?", others(last)));
    }

    private String silent() {
        if (!times.isEmpty()) {
            return CpuWords.of(CpuSet.of(
                    times.keySet().stream().mapToInt(Integer::intValue).toArray()));
        }
        return unnamed ? "a CPU that the text does not name" : "no CPU provably";
    }

    private String asked() {
        List<String> doubts = new ArrayList<>();
        long never = count(ReasonCode.NEVER_ASKED);
        if (never > 0) {
            doubts.add("not in " + of(never) + ": another was in flight");
        }
        long unseen = count(ReasonCode.NO_REQUEST);
        if (unseen > 0) {
            doubts.add("the request of " + of(unseen) + " is not shown");
        }
        return doubts.isEmpty() ? "every roll call shows whom it asked, or needs no list" : String.join("; ", doubts);
    }

    private String reachable() {
        if (count(ReasonCode.IRQS_OFF_NO_PSEUDO_NMI) > 0) {
            return "only with interrupts enabled: no pseudo-NMI is shown to be in use";
        }
        if (count(ReasonCode.NMI_BLOCKED) > 0) {
            return "by a real NMI: only an NMI handler, firmware, a hypervisor or a dead CPU keep it out";
        }
        if (count(ReasonCode.HARD_MASKED) > 0) {
            return "unless it is hard-masked: a soft mask keeps no request out";
        }
        if (count(ReasonCode.SDEI_DEAF) > 0) {
            return "by SDEI events only, which no interrupt mask keeps out";
        }
        if (count(ReasonCode.IRQS_OFF) > 0) {
            return "only with interrupts enabled, unless the request is an NMI there";
        }
        return count(ReasonCode.DAIF_MASKED) > 0
                ? "pseudo-NMIs are in use: only PSTATE.DAIF, firmware or a dead CPU keep them out"
                : "nothing speaks against it";
    }

    private String whole() {
        long cut = count(ReasonCode.LOG_ENDS) + count(ReasonCode.NO_REQUEST);
        long lost = count(ReasonCode.EDITED) + count(ReasonCode.TEXT_LOST);
        if (count(ReasonCode.IMPOSSIBLE) > 0) {
            return "it cannot be: a line in it contradicts the lines around it";
        }
        List<String> doubts = new ArrayList<>();
        if (cut > 0) {
            doubts.add(of(cut) + (cut == 1 ? " is" : " are") + " cut off");
        }
        if (lost > 0) {
            doubts.add(of(lost) + (lost == 1 ? " has" : " have") + " lines missing");
        }
        return doubts.isEmpty() ? "nothing shows that lines are missing" : "no: " + String.join(", ", doubts);
    }

    private String of(long some) {
        return some + " of " + size + (size == 1 ? " roll call" : " roll calls");
    }

    private String sameEachTime() {
        if (times.isEmpty()) {
            return missing == 0 ? "none is missed" : "the text does not name it";
        }
        Map<Integer, CpuSet> byTimes = new TreeMap<>(Comparator.reverseOrder());
        times.forEach((cpu, count) -> byTimes.merge(count, CpuSet.of(cpu), CpuSet::with));
        List<String> text = new ArrayList<>();
        byTimes.forEach((count, cpus) -> text.add(CpuWords.of(cpus) + " in " + count + " of " + missing));
        return String.join(", ", text);
    }

    private static String first(RollCall first) {
        return Sentence.name(first) + ", line " + first.firstLine();
    }

    private static String others(RollCall last) {
        if (last.answered() == null && last.idle() == null) {
            return "the last roll call does not show it";
        }
        CpuSet answered = last.answered() == null ? CpuSet.none() : last.answered();
        return "in the last roll call " + answered.size() + " answered with a dump, "
                + last.heard().without(answered).size() + " were idle";
    }

    private long count(ReasonCode code) {
        return given.getOrDefault(code, 0L);
    }
}
