package org.rollcall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Trigger;
import org.rollcall.roll.Verdict;

/** The questions that people ask of such logs, answered from the roll calls of one log. */
final class Questions {
    private Questions() {}

    static List<String> answers(List<RollCall> calls) {
        List<String> answers = new ArrayList<>();
        if (calls.isEmpty()) {
            return answers;
        }
        answers.add("  who is silent?            " + silent(calls));
        answers.add("  was it asked?             " + asked(calls));
        answers.add("  was it reachable?         " + reachable(calls));
        answers.add("  is the log complete?      " + whole(calls));
        answers.add("  the same CPU each time?   " + sameEachTime(calls));
        answers.add("  which trigger came first? " + first(calls));
        answers.add("  what did the others do?   " + others(calls));
        return answers;
    }

    private static String silent(List<RollCall> calls) {
        CpuSet missed =
                calls.stream().map(RollCall::missed).filter(set -> set != null).reduce(CpuSet.none(), CpuSet::with);
        return missed.isEmpty() ? "no CPU provably" : "CPU " + missed;
    }

    private static String asked(List<RollCall> calls) {
        long never = count(calls, ReasonCode.NEVER_ASKED);
        long unseen = count(calls, ReasonCode.NO_REQUEST);
        if (never + unseen == 0) {
            return "every roll call shows whom it asked, or needs no list";
        }
        return never + " request(s) were dropped because another was in flight, " + unseen + " are not shown";
    }

    private static String reachable(List<RollCall> calls) {
        if (count(calls, ReasonCode.IRQS_OFF_NO_PSEUDO_NMI) > 0) {
            return "only with interrupts enabled: no pseudo-NMI is shown to be in use";
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
        return cut + lost == 0
                ? "nothing shows that lines are missing"
                : "no: " + cut + " roll call(s) are cut off, " + lost + " have lines missing";
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
            return "none is missed";
        }
        var text = new ArrayList<String>();
        times.forEach((cpu, count) -> text.add("CPU " + cpu + " in " + count + " of " + missing));
        return String.join(", ", text);
    }

    private static String first(List<RollCall> calls) {
        RollCall first = calls.get(0);
        Trigger trigger = first.trigger();
        return trigger.word() + ", line " + first.firstLine();
    }

    private static String others(List<RollCall> calls) {
        RollCall last = calls.get(calls.size() - 1);
        return "in the last roll call " + size(last.answered()) + " answered with a dump, " + size(last.idle())
                + " were idle";
    }

    private static int size(@org.jspecify.annotations.Nullable CpuSet cpus) {
        return cpus == null ? 0 : cpus.size();
    }

    private static long count(List<RollCall> calls, ReasonCode code) {
        return calls.stream()
                .filter(call -> call.reasons().stream().anyMatch(reason -> reason.code() == code))
                .count();
    }
}
