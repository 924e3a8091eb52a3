package org.rollcall.proof.infer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.TlaTools;

/**
 * Finds an inductive invariant from which every theorem of a module follows, without a clause that somebody wrote. The
 * module's own {@code IndInv} is not looked at.
 */
public final class Inference {
    private static final int INSTANCES = 12;
    private static final int STATES_OF_A_COUNTEREXAMPLE = 20_000;
    private static final int INSTANCES_WALKED = 100;

    /** How many states of two, three and four CPUs are samples. Those of four refute what is true of three only. */
    private static final List<Integer> MOST_STATES = List.of(40_000, 50_000, 20_000);

    private static final int FEWEST_CPUS = 2;
    private static final int MOST_CPUS = 4;

    private final TlaTools tools;
    private final Module module;
    private final Consumer<String> progress;
    private final Duration limit;

    /** What came of it. */
    public sealed interface Result {
        /**
         * Every theorem follows.
         *
         * @param module the invariant and the theorems as a TLA+ module, line by line
         * @param clauses how many the invariant has besides TypeOK
         * @param theorems the names of those that follow from it
         * @param obligations how many the ordinary prover proved for every set of CPUs
         */
        record Found(List<String> module, int clauses, List<String> theorems, int obligations) implements Result {}

        /**
         * A theorem is false.
         *
         * @param goal the part of it that fails
         * @param constants of the instance
         * @param states a behaviour that ends where it fails
         * @param steps the actions between them
         */
        record Refuted(
                String goal, Map<String, SpecValue> constants, List<Map<String, SpecValue>> states, List<String> steps)
                implements Result {}

        /** Neither; {@code reason} says how far it came. */
        record NotFound(String reason) implements Result {}
    }

    /**
     * @param progress told now and then how far it is
     */
    public Inference(TlaTools tools, Module module, Consumer<String> progress, Duration limit) {
        this.tools = tools;
        this.module = module;
        this.progress = progress;
        this.limit = limit;
    }

    /**
     * Searches for so many CPUs as are needed to find clauses that hold for every number of them.
     *
     * @throws org.rollcall.proof.RefusedException if a part of the module can't be translated exactly
     * @throws SpecificationException if it lacks one of TypeOK, Init and Next
     */
    public Result run() {
        long deadline = System.nanoTime() + limit.toNanos();
        for (String name : List.of(Goal.TYPES, "Init", "Next")) {
            if (module.definition(name).isEmpty()) {
                throw new SpecificationException(
                        module.name() + " defines no " + name + ", without which no invariant can be looked for");
            }
        }
        if (Goal.theorems(module).isEmpty()) {
            return new Result.NotFound("no theorem of it assumes " + Goal.INVARIANT);
        }
        Samples samples = new Samples(Atoms.of(module));
        Instances instances = new Instances(tools, module);
        progress.accept("sampling small instances of " + module.name());
        try {
            return search(samples, instances, deadline);
        } catch (UndecidedException e) {
            return new Result.NotFound(String.valueOf(e.getMessage()));
        }
    }

    private Result search(Samples samples, Instances instances, long deadline) {
        List<Goal> goals = Goal.of(module);
        Settled settled = new Settled(tools, module, goals, progress);
        Set<Cube> kept = Set.of();
        for (int cpus = FEWEST_CPUS; cpus < FEWEST_CPUS + MOST_STATES.size(); cpus++) {
            try (World world = new World(module, samples, cpus)) {
                world.views()
                        .addAll(
                                samples,
                                new Walks(world).states(INSTANCES_WALKED, MOST_STATES.get(cpus - FEWEST_CPUS)));
            }
        }
        if (samples.seen(0).count() == 0) {
            return new Result.NotFound("no constants for two to four CPUs were found that its ASSUMEs allow");
        }
        for (int cpus = FEWEST_CPUS; cpus <= MOST_CPUS; cpus++) {
            int few = cpus;
            try (World world = new World(module, samples, cpus)) {
                Clauses clauses = new Clauses(world, deadline);
                Search search = new Search(clauses, samples, world, text -> progress.accept(few + " CPUs: " + text));
                search.begin(kept);
                Optional<Search.Failing> failing = search.failing(goals);
                if (failing.isPresent()) {
                    return refuted(failing.get(), world, instances);
                }
                kept = clauses.at(Clauses.FOREVER);
                Optional<Result> found = settled.found(clauses, kept);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return new Result.NotFound(kept.size() + " clauses hold for " + MOST_CPUS
                + " CPUs; for every number of them it is not proved that " + settled.open());
    }

    private Result refuted(Search.Failing failing, World world, Instances instances) {
        Goal goal = failing.goal();
        progress.accept("looking for a behaviour in which this fails: " + goal.name());
        Counterexample search = new Counterexample(goal, STATES_OF_A_COUNTEREXAMPLE);
        return instances
                .look(world.layout().values(failing.state()), search::in)
                .or(() -> instances.first(INSTANCES, search::in))
                .<Result>map(found -> new Result.Refuted(goal.name(), found.constants(), found.states(), found.steps()))
                .orElseGet(() -> new Result.NotFound("no clause about at most " + Samples.MOST_CPUS
                        + " CPUs gives this, and small instances have no counterexample: " + goal.name()));
    }
}
