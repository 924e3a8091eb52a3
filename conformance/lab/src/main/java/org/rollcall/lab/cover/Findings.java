package org.rollcall.lab.cover;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rollcall.lab.replay.ReplayLab;

/**
 * What came of random schedules.
 *
 * @param taken how many were decided, by the name of their machine
 * @param unsteady those that a kernel took the second time only
 * @param checks predictions that were compared and held
 */
public record Findings(SortedMap<String, Integer> taken, int unsteady, long checks, List<Difference> differences) {
    static final Findings NONE = new Findings(new TreeMap<>(), 0, 0, List.of());

    public Findings {
        taken = Collections.unmodifiableSortedMap(new TreeMap<>(taken));
        differences = List.copyOf(differences);
    }

    /** How many schedules were decided. */
    public int schedules() {
        return taken.values().stream().mapToInt(Integer::intValue).sum();
    }

    Findings with(Setting setting, ReplayLab.Result result) {
        SortedMap<String, Integer> more = new TreeMap<>(taken);
        more.merge(setting.name(), 1, Integer::sum);
        return new Findings(more, unsteady, checks + Checks.of(result), differences);
    }

    Findings with(Difference difference) {
        List<Difference> more = new ArrayList<>(differences);
        more.add(difference);
        return new Findings(taken, unsteady, checks, more);
    }

    Findings withUnsteady() {
        return new Findings(taken, unsteady + 1, checks, differences);
    }
}
