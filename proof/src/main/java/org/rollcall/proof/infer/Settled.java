package org.rollcall.proof.infer;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rollcall.proof.Outcome;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.TlaTools;

/**
 * Clauses that each step keeps for so many CPUs, and give all goals: whether they do for every number. One that is not proved is
 * done without, if the others are enough.
 */
final class Settled {
    private static final int TRIED = 8;

    private final TlaTools tools;
    private final Module module;
    private final List<Goal> goals;
    private final Consumer<String> progress;
    private String open = "";
    private boolean refuted;

    Settled(TlaTools tools, Module module, List<Goal> goals, Consumer<String> progress) {
        this.tools = tools;
        this.module = module;
        this.goals = goals;
        this.progress = progress;
    }

    /** What was not proved last, for people. */
    String open() {
        return open;
    }

    Optional<Inference.Result> found(Clauses clauses, Set<Cube> all) {
        for (Comparator<Cube> order : Minimal.ORDERS) {
            Optional<Inference.Result> found = found(clauses, all, order);
            if (found.isPresent() || refuted) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Inference.Result> found(Clauses clauses, Set<Cube> all, Comparator<Cube> order) {
        Set<Cube> left = all;
        for (int i = 0; i < TRIED && clauses.give(goals, left); i++) {
            List<Cube> minimal = new Minimal(clauses, goals).of(left, order);
            progress.accept("proving " + minimal.size() + " clauses for every number of CPUs");
            InferredModule found = new InferredModule(tools, module, minimal);
            List<Outcome> outcomes = found.proved();
            Outcome last = outcomes.get(outcomes.size() - 1);
            if (last instanceof Outcome.Proved) {
                return Optional.of(
                        new Inference.Result.Found(found.lines(), minimal.size(), found.theorems(), outcomes.size()));
            }
            open = last.obligation().toString();
            refuted = last instanceof Outcome.Refuted;
            Optional<Cube> without = found.concluded(last.obligation());
            if (without.isEmpty() || refuted) {
                return Optional.empty();
            }
            Set<Cube> fewer = new LinkedHashSet<>(left);
            fewer.remove(without.get());
            left = clauses.kept(fewer);
        }
        return Optional.empty();
    }
}
