package org.rollcall.proof.infer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rollcall.proof.Claim;

/** Of clauses that each step keeps and that give all goals, some that do, and of which none can be left out. */
final class Minimal {
    /** What has to follow: that an action keeps a clause. */
    private record Kept(Cube cube, List<Claim> action) {}

    /** What is left out first: long ones, or what the solver decides late. Which of them are proved for every number nobody knows. */
    static final List<Comparator<Cube>> ORDERS = List.of(
            Comparator.comparingInt(Cube::size).reversed(),
            Comparator.comparingInt(Cube::quantifiers)
                    .thenComparingInt(Cube::size)
                    .reversed());

    private final Clauses clauses;
    private final List<Goal> goals;
    private final Map<Object, Set<Cube>> from = new HashMap<>();

    Minimal(Clauses clauses, List<Goal> goals) {
        this.clauses = clauses;
        this.goals = goals;
    }

    /** Those that are first in the order are left out first; what is left is in the order in which it was found. */
    List<Cube> of(Set<Cube> all, Comparator<Cube> order) {
        Set<Cube> left = used(all);
        List<Cube> firstOut = new ArrayList<>(left);
        firstOut.sort(order);
        for (Cube cube : firstOut) {
            Set<Cube> fewer = new LinkedHashSet<>(left);
            fewer.remove(cube);
            if (isEnough(fewer)) {
                left = fewer;
            }
        }
        return List.copyOf(left);
    }

    /** Those that the goals need, and those that these need. */
    private Set<Cube> used(Set<Cube> all) {
        Deque<Cube> open = new ArrayDeque<>();
        Set<Cube> used = new LinkedHashSet<>();
        goals.forEach(goal -> use(clauses.needed(goal, all).orElse(all), used, open));
        while (!open.isEmpty()) {
            Cube cube = open.remove();
            clauses.actions()
                    .forEach(action -> use(clauses.needed(cube, action, all).orElse(all), used, open));
        }
        Set<Cube> inOrder = new LinkedHashSet<>(all);
        inOrder.retainAll(used);
        return inOrder;
    }

    private static void use(Set<Cube> some, Set<Cube> used, Deque<Cube> open) {
        some.stream().filter(used::add).forEach(open::add);
    }

    private boolean isEnough(Set<Cube> some) {
        return goals.stream().allMatch(goal -> follows(goal, some, here -> clauses.needed(goal, here)))
                && some.stream()
                        .allMatch(cube -> clauses.actions().stream()
                                .allMatch(action -> follows(
                                        new Kept(cube, action), some, here -> clauses.needed(cube, action, here))));
    }

    private boolean follows(Object what, Set<Cube> some, Function<Set<Cube>, Optional<Set<Cube>>> asked) {
        if (from.containsKey(what) && some.containsAll(from.get(what))) {
            return true;
        }
        Optional<Set<Cube>> needed = asked.apply(some);
        needed.ifPresent(used -> from.put(what, used));
        return needed.isPresent();
    }
}
