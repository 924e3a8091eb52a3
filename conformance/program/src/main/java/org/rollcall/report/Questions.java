package org.rollcall.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** The questions that people ask of such logs, answered from the roll calls of one log. */
final class Questions {
    private Questions() {}

    /** A question and its answer. */
    record Answer(String question, String answer) {}

    static List<Answer> answers(List<RollCall> calls) {
        if (calls.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Answer("who is silent?", silent(calls)),
                new Answer("was it asked?", asked(calls)),
                new Answer("was it reachable?", reachable(calls)),
                new Answer("is the log complete?", whole(calls)),
                new Answer("the same CPU each time?", sameEachTime(calls)),
                new Answer("which trigger came first?", first(calls)),
                new Answer("what did the others do?", others(calls)));
    }

    private static String silent(List<RollCall> calls) {
        CpuSet missed =
                calls.stream().map(RollCall::missed).filter(set -> set != null).reduce(CpuSet.none(), CpuSet::with);
        if (!missed.isEmpty()) {
            return CpuWords.of(missed);
        }
        boolean unnamed = calls.stream().anyMatch(call -> call.verdict() == Verdict.MISSED);
        return unnamed ? "a CPU that the text does not name" : "no CPU provably";
    }

    private static String asked(List<RollCall> calls) {
        List<String> doubts = new ArrayList<>();
        long never = count(calls, ReasonCode.NEVER_ASKED);
        if (never > 0) {
            doubts.add("not in " + of(never, calls) + ": another was in flight");
        }
        long unseen = count(calls, ReasonCode.NO_REQUEST);
        if (unseen > 0) {
            doubts.add("the request of " + of(unseen, calls) + " is not shown");
        }
        return doubts.isEmpty() ? "every roll call shows whom it asked, or needs no list" : String.join("; ", doubts);
    }

    private static String reachable(List<RollCall> calls) {
        if (count(calls, ReasonCode.IRQS_OFF_NO_PSEUDO_NMI) > 0) {
            return "only with interrupts enabled: no pseudo-NMI is shown to be in use";
        }
        if (count(calls, ReasonCode.NMI_BLOCKED) > 0) {
            return "by a real NMI: only an NMI handler, firmware, a hypervisor or a dead CPU keep it out";
        }
        if (count(calls, ReasonCode.HARD_MASKED) > 0) {
            return "unless it is hard-masked: a soft mask keeps no request out";
        }
        if (count(calls, ReasonCode.SDEI_DEAF) > 0) {
            return "by SDEI events only, which no interrupt mask keeps out";
        }
        if (count(calls, ReasonCode.IRQS_OFF) > 0) {
            return "only with interrupts enabled, unless the request is an NMI there";
        }
        return count(calls, ReasonCode.DAIF_MASKED) > 0
                ? "pseudo-NMIs are in use: only PSTATE.DAIF, firmware or a dead CPU keep them out"
                : "nothing speaks against it";
    }

    private static String whole(List<RollCall> calls) {
        long cut = count(calls, ReasonCode.LOG_ENDS) + count(calls, ReasonCode.NO_REQUEST);
        long lost = count(calls, ReasonCode.EDITED) + count(calls, ReasonCode.TEXT_LOST);
        if (count(calls, ReasonCode.IMPOSSIBLE) > 0) {
            return "it cannot be: a line in it contradicts the lines around it";
        }
        List<String> doubts = new ArrayList<>();
        if (cut > 0) {
            doubts.add(of(cut, calls) + (cut == 1 ? " is" : " are") + " cut off");
        }
        if (lost > 0) {
            doubts.add(of(lost, calls) + (lost == 1 ? " has" : " have") + " lines missing");
        }
        return doubts.isEmpty() ? "nothing shows that lines are missing" : "no: " + String.join(", ", doubts);
    }

    private static String of(long some, List<RollCall> calls) {
        return some + " of " + calls.size() + (calls.size() == 1 ? " roll call" : " roll calls");
    }

    private static String sameEachTime(List<RollCall> calls) {
        Map<Integer, Integer> times = new TreeMap<>();
        long missing =
                calls.stream().filter(call -> call.verdict() == Verdict.MISSED).count();
        for (RollCall call : calls) {
            if (call.missed() != null) {
                call.missed().stream().forEach(cpu -> times.merge(cpu, 1, Integer::sum));
            }
        }
        if (times.isEmpty()) {
            return missing == 0 ? "none is missed" : "the text does not name it";
        }
        Map<Integer, CpuSet> byTimes = new TreeMap<>(Comparator.reverseOrder());
        times.forEach((cpu, count) -> byTimes.merge(count, CpuSet.of(cpu), CpuSet::with));
        List<String> text = new ArrayList<>();
        byTimes.forEach((count, cpus) -> text.add(CpuWords.of(cpus) + " in " + count + " of " + missing));
        return String.join(", ", text);
    }

    private static String first(List<RollCall> calls) {
        RollCall first = calls.get(0);
        return Sentence.name(first) + ", line " + first.firstLine();
    }

    private static String others(List<RollCall> calls) {
        RollCall last = calls.get(calls.size() - 1);
        if (last.answered() == null && last.idle() == null) {
            return "the last roll call does not show it";
        }
        CpuSet answered = last.answered() == null ? CpuSet.none() : last.answered();
        return "in the last roll call " + answered.size() + " answered with a dump, "
                + last.heard().without(answered).size() + " were idle";
    }

    private static long count(List<RollCall> calls, ReasonCode code) {
        return calls.stream()
                .filter(call -> call.reasons().stream().anyMatch(reason -> reason.code() == code))
                .count();
    }
}
