package org.rollcall.proof;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** All theorems of one module. */
public final class Proof {
    /** The definition whose conjuncts are the assumptions of a proof module. */
    static final String ASSUMPTIONS = "Assumptions";

    /** The modules with theorems. */
    public static final List<String> MODULES = List.of(
            "RollCallProof",
            "IpiNmiProof",
            "IpiNmiRankProof",
            "IpiNmiBridgeProof",
            "PanicElectionProof",
            "CallFunctionProof",
            "SdeiRequestProof",
            "SseNmiProof",
            "PriorityMaskProof");

    private final Module module;
    private final Set<String> dropped;

    /**
     * @param dropped names of assumptions that are not made
     */
    public Proof(Module module, Set<String> dropped) {
        this.module = module;
        this.dropped = Set.copyOf(dropped);
        for (String name : dropped) {
            if (!assumptions(module).contains(name)) {
                throw new IllegalArgumentException(module.name() + " has no assumption " + name + "; it has "
                        + String.join(", ", assumptions(module)));
            }
        }
    }

    /** The names of the assumptions that the module's theorems make. */
    public static SortedSet<String> assumptions(Module module) {
        SortedSet<String> names = new TreeSet<>();
        module.definition(ASSUMPTIONS).map(Definition::body).ifPresent(body -> {
            for (Expression conjunct : Conjuncts.of(body)) {
                if (conjunct instanceof Expression.Call call) {
                    names.add(call.definition().name());
                }
            }
        });
        return names;
    }

    /** What is to be proved, theorem by theorem. */
    public List<Obligation> obligations() {
        return Obligations.of(module);
    }

    /**
     * Proves everything, on two threads.
     *
     * @return an outcome for each obligation, in their order
     * @throws RefusedException if a part of the module can't be translated exactly
     */
    public List<Outcome> run() {
        List<Obligation> all = obligations();
        Outcome[] outcomes = new Outcome[all.size()];
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> other = threads.submit(() -> prove(all, 0, outcomes));
            threads.submit(() -> prove(all, 1, outcomes)).get();
            other.get();
            return List.of(outcomes);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Of each assumption, what is not proved without it.
     *
     * @param outcomes of the whole module, with all assumptions; what does not speak of one, or follows whatever it says, is
     *     not proved again
     */
    public static SortedMap<String, List<Outcome>> withoutEach(Module module, List<Outcome> outcomes) {
        SortedMap<String, List<Outcome>> failing = new TreeMap<>();
        try (Regardless regardless = new Regardless(module)) {
            for (String assumption : assumptions(module)) {
                Reliance reliance = new Reliance(assumption);
                List<Outcome> open = outcomes.stream()
                        .filter(reliance::isSeen)
                        .filter(outcome -> !regardless.follows(outcome, assumption))
                        .toList();
                failing.put(assumption, failing(module, assumption, open));
            }
        }
        return failing;
    }

    private static List<Outcome> failing(Module module, String assumption, List<Outcome> open) {
        try (Prover prover = new Prover(module, Set.of(assumption))) {
            return open.stream()
                    .map(outcome -> prover.prove(outcome.obligation()))
                    .filter(outcome -> !(outcome instanceof Outcome.Proved))
                    .toList();
        }
    }

    /** Every second step, so that two threads have as much to do: what is asked of a step stays together. */
    private void prove(List<Obligation> all, int parity, Outcome[] outcomes) {
        try (Prover prover = new Prover(module, dropped)) {
            int steps = 0;
            for (int i = 0; i < outcomes.length; i++) {
                steps += i > 0 && isSameStep(all.get(i - 1), all.get(i)) ? 0 : 1;
                if (steps % 2 == parity) {
                    outcomes[i] = prover.prove(all.get(i));
                }
            }
        }
    }

    private static boolean isSameStep(Obligation one, Obligation next) {
        return one.theorem().equals(next.theorem()) && one.step().equals(next.step());
    }
}
