package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Of clauses that each step keeps and that give all goals, some that do, and of which none can be left out. */
final class Minimal {
    private static final int LEFT_OUT = 0;

    private final Clauses clauses;
    private final Kept kept;
    private final List<Goal> goals;
    private final int level;
    private final Map<Goal, Set<Cube>> from = new HashMap<>();

    /**
     * @param level at which the clauses are
     */
    Minimal(Clauses clauses, Kept kept, List<Goal> goals, int level) {
        this.clauses = clauses;
        this.kept = kept;
        this.goals = goals;
        this.level = level;
    }

    /** Long ones are left out first; what is left is in the order in which it was found. */
    List<Cube> some() {
        isEnough();
        List<Cube> longFirst = new ArrayList<>(clauses.at(level));
        longFirst.sort(Comparator.comparingInt(Cube::size).reversed());
        for (Cube cube : longFirst) {
            clauses.put(cube, LEFT_OUT);
            if (!isEnough()) {
                clauses.put(cube, level);
            }
        }
        return List.copyOf(clauses.at(level));
    }

    private boolean isEnough() {
        Set<Cube> here = clauses.at(level);
        return goals.stream().allMatch(goal -> follows(goal, here))
                && here.stream().allMatch(cube -> kept.isKept(cube, level));
    }

    private boolean follows(Goal goal, Set<Cube> here) {
        if (from.containsKey(goal) && here.containsAll(from.get(goal))) {
            return true;
        }
        Clauses.Answer answer = clauses.follows(goal, level);
        if (answer.found() == null) {
            from.put(goal, answer.used());
        }
        return answer.found() == null;
    }
}
