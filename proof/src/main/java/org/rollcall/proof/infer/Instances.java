package org.rollcall.proof.infer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.rollcall.proof.Conjuncts;
import org.rollcall.proof.Kind;
import org.rollcall.proof.Kinds;
import org.rollcall.proof.Reevaluation;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.TlaTools;

/** Small instances of a module: two to four CPUs, and constants drawn at random, the same in every run. */
final class Instances {
    private static final long SEED = 23;
    private static final int LARGEST_NUMBER = 3;

    private static final int FEWEST_CPUS = 2;
    private static final int SIZES = 3;

    /** How many constants are drawn before an instance is given up. */
    private static final int DRAWS = 2000;

    private final TlaTools tools;
    private final Module module;
    private final Map<String, Kind> kinds;
    private final Random random = new Random(SEED);

    Instances(TlaTools tools, Module module) {
        this.tools = tools;
        this.module = module;
        this.kinds = Kinds.of(module);
    }

    private Map<String, SpecValue> constantsOf(Map<String, SpecValue> state) {
        Map<String, SpecValue> constants = new HashMap<>(state);
        constants.keySet().retainAll(module.constants());
        return constants;
    }

    private Specification open(Map<String, SpecValue> constants) {
        return tools.openConfigured(module.name(), Reevaluation.configuration(constants, Set.of()));
    }

    /** What {@code look} finds in the instance with the constants of this state. */
    <T> Optional<T> look(
            Map<String, SpecValue> state, BiFunction<Specification, Map<String, SpecValue>, Optional<T>> look) {
        Map<String, SpecValue> constants = constantsOf(state);
        try (Specification specification = open(constants)) {
            return look.apply(specification, constants);
        }
    }

    /** What {@code look} finds in the first of so many instances in which it finds something. */
    <T> Optional<T> first(int instances, BiFunction<Specification, Map<String, SpecValue>, Optional<T>> look) {
        for (int i = 0; i < instances; i++) {
            Optional<T> found = drawn(i).flatMap(constants -> look(constants, look));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Two, three or four CPUs. Four instances of five meet the assumptions of the theorems, if that can be; all meet the ASSUMEs of the module. */
    private Optional<Map<String, SpecValue>> drawn(int number) {
        Map<String, SpecValue> other = null;
        for (int i = 0; i < DRAWS; i++) {
            Map<String, SpecValue> constants = constants(FEWEST_CPUS + number % SIZES);
            if (isAllowed(constants)) {
                if (number % 5 == 2 || assumptionsHold(constants)) {
                    return Optional.of(constants);
                }
                other = other == null ? constants : other;
            }
        }
        return Optional.ofNullable(other);
    }

    private boolean isAllowed(Map<String, SpecValue> constants) {
        Evaluator evaluator = new Evaluator(constants);
        return module.assumptions().stream()
                .flatMap(fact -> Conjuncts.of(fact.body()).stream())
                .filter(Predicates::isOfState)
                .allMatch(part -> evaluator.holds(part, Map.of()));
    }

    private boolean assumptionsHold(Map<String, SpecValue> constants) {
        return module.definition("Assumptions")
                .map(d -> new Evaluator(constants).holds(d.body(), Map.of()))
                .orElse(true);
    }

    private Map<String, SpecValue> constants(int cpus) {
        List<SpecValue> names = IntStream.rangeClosed(1, cpus)
                .<SpecValue>mapToObj(i -> new SpecValue.Constant("c" + i))
                .toList();
        Map<String, SpecValue> constants = new HashMap<>();
        for (String name : module.constants()) {
            constants.put(
                    name,
                    switch (name) {
                        case Kinds.CPU -> new SpecValue.SetOf(names);
                        case Kinds.NONE -> new SpecValue.Constant(Kinds.NONE);
                        default -> drawn(name, names);
                    });
        }
        return constants;
    }

    private SpecValue drawn(String name, List<SpecValue> cpus) {
        Kind kind = kinds.get(name);
        if (kind instanceof Kind.Truth) {
            return new SpecValue.Bool(random.nextBoolean());
        }
        if (kind instanceof Kind.SetOf) {
            int way = random.nextInt(8);
            double share = way < 4 ? 1 : way < 6 ? 0 : 0.5;
            return new SpecValue.SetOf(
                    cpus.stream().filter(cpu -> random.nextDouble() < share).toList());
        }
        if (kind instanceof Kind.Text) {
            List<String> texts = List.copyOf(Strings.of(module, name));
            return new SpecValue.Text(texts.get(random.nextInt(texts.size())));
        }
        if (kind instanceof Kind.Element) {
            return cpus.get(random.nextInt(cpus.size()));
        }
        return new SpecValue.Int(random.nextInt(LARGEST_NUMBER + 1));
    }
}
