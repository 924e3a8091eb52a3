package org.rollcall.proof.infer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.proof.Claim;

/** Which clauses each step keeps, and from which others that followed: it is not asked again while these hold. */
final class Kept {
    private final Clauses clauses;
    private final Map<Cube, Map<List<Claim>, Set<Cube>>> from = new HashMap<>();

    Kept(Clauses clauses) {
        this.clauses = clauses;
    }

    /** Whether each step keeps the clause, given those that hold for so many steps; at 0, from the initial states. */
    boolean isKept(Cube cube, int level) {
        Set<Cube> here = clauses.at(level);
        return clauses.actions().stream().allMatch(action -> isKept(cube, action, level, here));
    }

    private boolean isKept(Cube cube, List<Claim> action, int level, Set<Cube> here) {
        Map<List<Claim>, Set<Cube>> known = from.computeIfAbsent(cube, key -> new HashMap<>());
        if (level > 0 && known.containsKey(action) && here.containsAll(known.get(action))) {
            return true;
        }
        Clauses.Answer answer = clauses.enters(cube, action, level);
        if (answer.found() == null && level > 0) {
            known.put(action, answer.used());
        }
        return answer.found() == null;
    }
}
