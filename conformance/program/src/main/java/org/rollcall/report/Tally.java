package org.rollcall.report;

import java.util.EnumMap;
import java.util.Map;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** Counts the roll calls of a log: what its answer in one line is made of. */
final class Tally {
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private CpuSet missed = CpuSet.none();
    private int size;

    void add(RollCall call) {
        size++;
        verdicts.merge(call.verdict(), 1, Integer::sum);
        CpuSet cpus = call.missed();
        if (call.verdict() == Verdict.MISSED && cpus != null && !cpus.isEmpty() && !cpus.equals(missed)) {
            missed = missed.with(cpus);
        }
    }

    int size() {
        return size;
    }

    /** How many have this verdict. */
    int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /** The answer of the log in one line: verdict, CPUs, file. */
    String answer(LogSummary summary) {
        Verdict verdict = summary.verdict();
        String answer = verdict == null
                ? "none in " + summary.lines() + " lines"
                : verdict.word() + who(verdict) + where(verdict);
        return answer + ": " + TextReport.name(summary);
    }

    private String who(Verdict verdict) {
        if (verdict != Verdict.MISSED) {
            return "";
        }
        return " " + (missed.isEmpty() ? "a CPU that the text does not name" : CpuWords.of(missed));
    }

    private String where(Verdict verdict) {
        int such = count(verdict);
        return size < 2 ? "" : " in " + (such == size ? "" : such + " of ") + size + " roll calls";
    }
}
