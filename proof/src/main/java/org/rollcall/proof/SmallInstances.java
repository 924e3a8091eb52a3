package org.rollcall.proof;

import com.microsoft.z3.Status;
import com.microsoft.z3.Z3Exception;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.spec.syntax.Module;

/**
 * Looks for counterexamples among few CPUs, with one solver for each number of them. There the quantifiers are written out:
 * what the solver seeks for seconds in any set it finds at once. That there is none among few proves nothing.
 */
final class SmallInstances implements AutoCloseable {
    private record Instance(Encoding encoding, Premises premises) {}

    private final Module module;
    private final Set<String> dropped;
    private final Map<String, Integer> limits;
    private final Map<Integer, Instance> instances = new HashMap<>();

    /**
     * @param dropped names of assumptions that are not made
     * @param limits of the solver, for each question
     */
    SmallInstances(Module module, Set<String> dropped, Map<String, Integer> limits) {
        this.module = module;
        this.dropped = dropped;
        this.limits = limits;
    }

    /**
     * The counterexample with the fewest CPUs.
     *
     * @param fewest CPUs, and as many elements of each other set that may be any
     * @param most CPUs of a counterexample that is looked for; none if there are fewer than {@code fewest}
     */
    Optional<Induction> counterexample(Obligation obligation, int fewest, int most) {
        Optional<Induction> found = Optional.empty();
        for (int cpus = fewest; cpus <= most && found.isEmpty(); cpus++) {
            found = counterexample(obligation, cpus);
        }
        return found;
    }

    private Optional<Induction> counterexample(Obligation obligation, int cpus) {
        Instance instance = instances.computeIfAbsent(cpus, this::instance);
        Premises premises = instance.premises();
        try {
            instance.encoding().deny(obligation, premises, name -> true);
            Optional<Induction> found = premises.check() == Status.SATISFIABLE
                    ? Optional.of(instance.encoding().counterexample(obligation, premises))
                    : Optional.empty();
            premises.solver().pop();
            return found;
        } catch (Z3Exception e) { // no answer is no counterexample
            instances.remove(cpus);
            instance.encoding().close();
            return Optional.empty();
        }
    }

    private Instance instance(int cpus) {
        Encoding encoding = new Encoding(module, new Vocabulary(module, cpus), dropped, Set.of());
        return new Instance(encoding, encoding.premises(encoding.parameters(limits)));
    }

    @Override
    public void close() {
        instances.values().forEach(each -> each.encoding().close());
    }
}
