package org.rollcall.spec.promela;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Operator;

/**
 * A model as a Promela text: one process, whose loop has one option for each way to take each action instance that the
 * configuration does not rule out. A kernel step is one transition there, as it is here.
 */
public final class PromelaModel {
    private final Module module;
    private final ModelConfiguration configuration;
    private final Formula formula;
    private final Primes primes = new Primes();

    private PromelaModel(Module module, ModelConfiguration configuration) {
        this.module = module;
        this.configuration = configuration;
        this.formula = Formula.of(module, configuration);
    }

    /**
     * The text.
     *
     * @param name what to call the model
     * @param module the tree of its root module
     * @throws SpecificationException with the place of what Promela has no form for: sequences, records, choices of an
     *     initial state, constraints and views of a configuration
     */
    public static String text(String name, Module module, ModelConfiguration configuration) {
        if (!configuration.constraints().isEmpty()
                || !configuration.actionConstraints().isEmpty()
                || configuration.view() != null) {
            throw new SpecificationException(
                    name + ": SPIN has no constraints and no views; take them out of the configuration");
        }
        return new PromelaModel(module, configuration).text(name);
    }

    private String text(String name) {
        Domains nothing = new Domains(Map.of());
        Domains domains = new Domains(formula.start(new Evaluator(module, configuration, nothing, primes)));
        List<Instance> instances;
        do {
            instances = instances(domains);
        } while (news(instances, domains));
        Evaluator evaluator = new Evaluator(module, configuration, domains, primes);
        Map<String, Term> invariants = new LinkedHashMap<>();
        configuration.invariants().stream()
                .filter(each -> !asksForSteps(module.required(each).body()))
                .forEach(each ->
                        invariants.put(each, evaluator.of(module.required(each).body(), Scope.EMPTY)));
        return new PromelaText(name, module.name(), configuration, domains).of(instances, invariants);
    }

    /** Whether it asks which steps are enabled in a state, which a state of SPIN does not know. */
    private static boolean asksForSteps(Expression expression) {
        return Children.any(
                expression,
                part -> part instanceof Expression.Operation operation && operation.operator() == Operator.ENABLED);
    }

    private List<Instance> instances(Domains domains) {
        Evaluator evaluator = new Evaluator(module, configuration, domains, primes);
        return Instances.of(formula.next(), evaluator, new Outcomes(module, evaluator, domains, primes));
    }

    /** Whether a step puts something where it was not known to come. */
    private boolean news(List<Instance> instances, Domains domains) {
        boolean[] news = {false};
        for (Instance instance : instances) {
            for (Outcome outcome : instance.outcomes()) {
                changes(instance, outcome, domains).forEach((cell, value) -> news[0] |= domains.assigned(cell, value));
            }
        }
        return news[0];
    }

    private Map<Term.Cell, Term> changes(Instance instance, Outcome outcome, Domains domains) {
        List<String> left = new ArrayList<>(module.variables());
        left.removeAll(outcome.next().keySet());
        if (!left.isEmpty()) {
            throw new SpecificationException(instance.label() + " does not say what becomes of " + left);
        }
        return changes(outcome, domains);
    }

    /** What an outcome writes, cell by cell. */
    static Map<Term.Cell, Term> changes(Outcome outcome, Domains domains) {
        Map<Term.Cell, Term> changes = new LinkedHashMap<>();
        new TreeMap<>(outcome.next())
                .forEach((variable, value) -> collect(domains.whole(variable), value, changes, domains));
        return changes;
    }

    private static void collect(Term whole, Term value, Map<Term.Cell, Term> changes, Domains domains) {
        if (whole instanceof Term.Table cells) {
            Map<SpecValue, Term> values = Folding.table(value).graph();
            cells.graph().forEach((argument, cell) -> collect(cell, values.get(argument), changes, domains));
        } else if (domains.isNews((Term.Cell) whole, value)) {
            changes.put((Term.Cell) whole, value);
        }
    }
}
