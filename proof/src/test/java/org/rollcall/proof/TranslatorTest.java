package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** A formula is true exactly where the TLA+ tools say that the expression is. */
class TranslatorTest {

    /** Pairs of states in each build; {@code -Drollcall.models=deep} looks at eight times as many. */
    private static final int PAIRS = System.getProperty("rollcall.models", "").equals("deep") ? 80_000 : 10_000;

    @ParameterizedTest
    @CsvSource({"RollCallProof,RollCallProof-weak", "IpiNmiProof,IpiNmiProof"})
    void formulasAreTrueWhereTheToolsSayTrue(String name, String configuration) {
        Module module = SanyReader.ofProgram().read(name);
        Random random = new Random(7);
        try (Specification tools = TlaTools.ofProgram().open(name, configuration);
                Prover prover = new Prover(module, Set.of())) {
            Map<String, SpecValue> constants = new LinkedHashMap<>();
            module.constants().forEach(each -> constants.put(each, tools.constant(each)));
            Map<String, List<SpecValue>> universes = FormulaEvaluator.universes(module, constants);
            Map<String, FormulaEvaluator> actions = new LinkedHashMap<>();
            for (Expression action : Conjuncts.disjuncts(module.required("Next").body())) {
                String label = action instanceof Expression.Quantified quantified
                        ? ((Expression.Call) quantified.body()).definition().name()
                        : ((Expression.Call) action).definition().name();
                actions.put(label, new FormulaEvaluator(prover.formulas(new Claim(action, false)), universes));
            }
            Map<String, FormulaEvaluator> conclusions = new LinkedHashMap<>();
            for (Obligation obligation : Obligations.of(module)) {
                Expression claim = obligation.conclusion().expression();
                conclusions.computeIfAbsent(
                        ((Expression.Call) claim).definition().name(),
                        label -> new FormulaEvaluator(prover.formulas(new Claim(claim, false)), universes));
            }
            Map<String, List<SpecAction>> instances =
                    tools.actions().stream().collect(Collectors.groupingBy(SpecAction::name));
            List<Map<String, SpecValue>> reached = ReachableStates.of(TlaTools.ofProgram(), module, 2_000);
            for (int i = 0; i < PAIRS; i++) {
                Map<String, SpecValue> before = mixed(module, reached, random);
                SpecState state = tools.state(before);
                Map<String, SpecValue> after = new LinkedHashMap<>(before);
                List<SpecState> next = new ArrayList<>();
                if (i % 2 == 0) {
                    tools.successors(state, (action, each) -> next.add(each));
                }
                if (next.isEmpty()) {
                    String changed = module.variables()
                            .get(random.nextInt(module.variables().size()));
                    after.put(changed, mixed(module, reached, random).get(changed));
                } else {
                    after.putAll(next.get(random.nextInt(next.size())).values());
                }
                SpecState follower = tools.state(after);
                before.putAll(constants);
                after.putAll(constants);
                FormulaEvaluator.Step step = new FormulaEvaluator.Step(before, after);
                conclusions.forEach((label, formula) -> assertThat(formula.holds(step))
                        .as("%s from %s to %s", label, before, after)
                        .isEqualTo(tools.relates(label, List.of(), state, follower)));
                actions.forEach((label, formula) -> assertThat(formula.holds(step))
                        .as("%s from %s to %s", label, before, after)
                        .isEqualTo(
                                instances.get(label).stream().anyMatch(each -> tools.isStep(state, each, follower))));
            }
        }
    }

    /** Each variable, and each CPU's part of it, from a reachable state of its own: well-typed, seldom reachable. */
    private static Map<String, SpecValue> mixed(Module module, List<Map<String, SpecValue>> reached, Random random) {
        Map<String, SpecValue> state = new LinkedHashMap<>();
        Map<String, SpecValue> base = reached.get(random.nextInt(reached.size()));
        for (String variable : module.variables()) {
            boolean keep = random.nextInt(4) != 0;
            state.put(variable, (keep ? base : reached.get(random.nextInt(reached.size()))).get(variable));
        }
        return state;
    }
}
