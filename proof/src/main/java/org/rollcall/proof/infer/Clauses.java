package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.proof.Claim;
import org.rollcall.proof.Conjuncts;
import org.rollcall.proof.Finite;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** The clauses that are believed at present, as the solver has them: for the initial states, for each action, for each goal. */
final class Clauses {
    /** A step from a state that satisfies all clauses, or a state twice. */
    static final int FOREVER = Integer.MAX_VALUE;

    record Found(Bits before, Bits after) {}

    /**
     * What is assumed together.
     *
     * @param changed the variables that may change
     */
    private record Situation(Question question, Set<String> changed) {}

    private final Module module;
    private final Finite finite;
    private final Nodes nodes;
    private final Layout layout;
    private final Question initial;
    private final List<List<Claim>> actions;
    private final Map<List<Claim>, Situation> situations = new HashMap<>();
    private final Map<Cube, Integer> switches = new LinkedHashMap<>();
    private final Map<Cube, Integer> levels = new LinkedHashMap<>();
    private final List<Integer> levelSwitches = new ArrayList<>();
    private final int forever;
    private final List<Integer> assumed;
    private final int initially;
    private final long deadline;

    /**
     * @param deadline by {@link System#nanoTime()}
     */
    Clauses(World world, long deadline) {
        this.module = world.module();
        this.finite = world.finite();
        this.nodes = world.nodes();
        this.layout = world.layout();
        this.deadline = deadline;
        this.actions = Conjuncts.disjuncts(module.required("Next").body()).stream()
                .map(action -> List.of(new Claim(action, false)))
                .toList();
        this.assumed = module.assumptions().stream()
                .map(fact -> finite.node(new Claim(fact.body(), false)))
                .toList();
        this.forever = finite.circuit().leaf();
        this.initially = finite.node(new Claim(module.required("Init").body(), false));
        this.initial = question();
        this.initial.require(List.of(initially));
    }

    /** What is said of constants and types, and nothing else. */
    Question typed() {
        Question question = question();
        question.require(
                List.of(finite.node(new Claim(module.required(Goal.TYPES).body(), false))));
        return question;
    }

    /** That the first CPUs satisfy the cube after a step. */
    int after(Cube cube) {
        return finite.circuit().and(nodes.of(cube, Nodes.first(cube), true));
    }

    private Question question() {
        Question question = new Question(finite.circuit());
        assumed.forEach(node -> question.require(List.of(node)));
        return question;
    }

    /** The actions of the module, each as a goal's only hypothesis. */
    List<List<Claim>> actions() {
        return actions;
    }

    private Situation situation(List<Claim> hypotheses) {
        Situation known = situations.get(hypotheses);
        if (known == null) {
            Question question = question();
            question.require(
                    List.of(finite.node(new Claim(module.required(Goal.TYPES).body(), false))));
            hypotheses.forEach(claim -> question.require(List.of(finite.node(claim))));
            for (int i = 0; i < levelSwitches.size(); i++) {
                chain(question, i);
            }
            switches.forEach((cube, on) -> exclude(question, cube, on));
            levels.forEach((cube, level) -> question.require(List.of(-levelSwitch(level), switches.get(cube))));
            Expression last = hypotheses.isEmpty()
                    ? null
                    : hypotheses.get(hypotheses.size() - 1).expression();
            known = new Situation(question, last == null ? Set.of() : Changes.of(last, module.variables()));
            situations.put(hypotheses, known);
        }
        return known;
    }

    /** What is assumed of states that so many steps reach: less and less. */
    private int levelSwitch(int level) {
        if (level == FOREVER) {
            return forever;
        }
        while (levelSwitches.size() <= level) {
            levelSwitches.add(finite.circuit().leaf());
            int last = levelSwitches.size() - 1;
            situations.values().forEach(each -> chain(each.question(), last));
        }
        return levelSwitches.get(level);
    }

    private void chain(Question question, int level) {
        question.require(List.of(-levelSwitches.get(level), forever));
        if (level > 0) {
            question.require(List.of(-levelSwitches.get(level - 1), levelSwitches.get(level)));
        }
    }

    /** @throws UndecidedException if the time is over */
    void watch() {
        if (System.nanoTime() > deadline) {
            throw new UndecidedException("the time is over after " + levels.size() + " clauses, of which "
                    + at(FOREVER).size() + " hold for ever");
        }
    }

    /** Of these clauses, those that hold initially and that each step keeps, given the others that are left. */
    Set<Cube> kept(Collection<Cube> some) {
        Set<Cube> left = new LinkedHashSet<>(some);
        left.removeIf(cube -> initial(cube).isPresent());
        boolean changed = true;
        while (changed) {
            changed = false;
            for (List<Claim> action : actions) {
                changed |= leave(left, action);
            }
        }
        return left;
    }

    private boolean leave(Set<Cube> left, List<Claim> action) {
        Situation situation = situation(action);
        List<Cube> touched =
                left.stream().filter(cube -> !isKept(cube, situation)).toList();
        int entered = finite.circuit()
                .or(touched.stream()
                        .map(cube -> {
                            List<Integer> all = new ArrayList<>(nodes.of(cube, Nodes.first(cube), true));
                            all.add(switchOf(cube));
                            return finite.circuit().and(all);
                        })
                        .toList());
        List<Cube> gone = new ArrayList<>();
        while (true) {
            watch();
            List<Integer> all = new ArrayList<>(List.of(entered));
            left.forEach(cube -> all.add(switchOf(cube)));
            gone.forEach(cube -> all.add(-switchOf(cube)));
            Question question = situation.question();
            if (question.refuted(all).isPresent()) {
                return !gone.isEmpty();
            }
            List<Cube> now = left.stream().filter(cube -> isIn(question, cube)).toList();
            left.removeAll(now);
            gone.addAll(now);
        }
    }

    /** Whether some CPUs satisfy the cube after the step that was found last. */
    private boolean isIn(Question question, Cube cube) {
        return nodes.tuples(cube).stream()
                .anyMatch(tuple -> nodes.of(cube, tuple, true).stream().allMatch(question::isTrue));
    }

    private int switchOf(Cube cube) {
        Integer on = switches.get(cube);
        if (on == null) {
            on = finite.circuit().leaf();
            switches.put(cube, on);
            for (Situation each : situations.values()) {
                exclude(each.question(), cube, on);
            }
        }
        return on;
    }

    private void exclude(Question question, Cube cube, int on) {
        for (List<Integer> tuple : nodes.tuples(cube)) {
            List<Integer> clause = new ArrayList<>(List.of(-on));
            nodes.of(cube, tuple, false).forEach(node -> clause.add(-node));
            question.require(clause);
        }
    }

    /** The clauses that hold for so many steps at least. */
    Set<Cube> at(int level) {
        Set<Cube> some = new LinkedHashSet<>();
        levels.forEach((cube, each) -> {
            if (each >= level) {
                some.add(cube);
            }
        });
        return some;
    }

    boolean isKnown(Cube cube) {
        return levels.containsKey(cube);
    }

    int level(Cube cube) {
        return levels.get(cube);
    }

    /** The clause holds for so many steps. */
    void put(Cube cube, int level) {
        int on = switchOf(cube);
        int reached = levelSwitch(level);
        situations.values().forEach(each -> each.question().require(List.of(-reached, on)));
        levels.put(cube, level);
    }

    /** An initial state in the cube. */
    Optional<Bits> initial(Cube cube) {
        return initial.refuted(nodes.of(cube, Nodes.first(cube), false)).isPresent()
                ? Optional.empty()
                : Optional.of(layout.state(initial, false));
    }

    /** Where the goal fails after so many steps. */
    Optional<Found> fails(Goal goal, int level) {
        Situation situation = situation(goal.hypotheses());
        return found(situation, List.of(levelSwitch(level), -finite.node(goal.conclusion())), goal.ofStep());
    }

    /** A step of an action from outside the cube into it; after no steps, from the initial states. */
    Optional<Found> enters(Cube cube, List<Claim> action, int level) {
        Situation situation = situation(action);
        return isKept(cube, situation)
                ? Optional.empty()
                : found(situation, entering(cube, List.of(level == 0 ? initially : levelSwitch(level))), true);
    }

    /** Whether the action changes nothing that the clause speaks of. */
    private static boolean isKept(Cube cube, Situation situation) {
        return cube.reads().stream().noneMatch(situation.changed()::contains);
    }

    private List<Integer> entering(Cube cube, List<Integer> also) {
        List<Integer> all = new ArrayList<>(also);
        all.add(switchOf(cube));
        all.addAll(nodes.of(cube, Nodes.first(cube), true));
        return all;
    }

    private Optional<Found> found(Situation situation, List<Integer> all, boolean step) {
        Question question = situation.question();
        if (question.refuted(all).isPresent()) {
            return Optional.empty();
        }
        Bits before = layout.state(question, false);
        return Optional.of(new Found(before, step ? layout.state(question, true) : before));
    }

    /** Whether some clauses give all goals. */
    boolean give(List<Goal> goals, Set<Cube> some) {
        return goals.stream().allMatch(goal -> needed(goal, some).isPresent());
    }

    /** From which of some clauses the goal follows; empty if it does not. */
    Optional<Set<Cube>> needed(Goal goal, Set<Cube> some) {
        Situation situation = situation(goal.hypotheses());
        List<Integer> all = new ArrayList<>(List.of(-finite.node(goal.conclusion())));
        some.forEach(cube -> all.add(switchOf(cube)));
        return used(situation, all, some);
    }

    /** From which of some clauses it follows that the action keeps one; empty if it does not. */
    Optional<Set<Cube>> needed(Cube cube, List<Claim> action, Set<Cube> some) {
        Situation situation = situation(action);
        return isKept(cube, situation)
                ? Optional.of(Set.of())
                : used(
                        situation,
                        entering(cube, some.stream().map(this::switchOf).toList()),
                        some);
    }

    private Optional<Set<Cube>> used(Situation situation, List<Integer> all, Set<Cube> some) {
        return situation.question().refuted(all).map(core -> {
            Set<Cube> used = new LinkedHashSet<>(some);
            used.removeIf(cube -> !core.contains(switches.get(cube)));
            return used;
        });
    }
}
