package org.rollcall.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.TlaTools;

/**
 * Asks the TLA+ tools what they say to a counterexample to induction. If they disagree with the solver, the translation
 * is wrong.
 */
public final class Reevaluation {
    private final TlaTools tools;
    private final Module module;

    public Reevaluation(TlaTools tools, Module module) {
        this.tools = tools;
        this.module = module;
    }

    /** The configuration in which the module has these constants, and the dropped assumptions are true. */
    public static String configuration(Map<String, SpecValue> constants, Set<String> dropped) {
        StringBuilder text = new StringBuilder("INIT Init\nNEXT Next\nCHECK_DEADLOCK FALSE\nCONSTANTS\n");
        constants.values().stream()
                .flatMap(value -> value instanceof SpecValue.SetOf set ? set.elements().stream() : Stream.empty())
                .filter(element -> element instanceof SpecValue.Constant && !constants.containsKey(element.toString()))
                .distinct()
                .forEach(element -> text.append("  " + element + " = " + element + "\n"));
        constants.forEach((name, value) -> text.append("  " + name + " = " + value + "\n"));
        dropped.forEach(name -> text.append("  " + name + " = TRUE\n"));
        return text.toString();
    }

    /**
     * Evaluates each part of a refuted obligation that has a name, and its step.
     *
     * @param dropped the assumptions that were not made; for the tools, too, they count as true
     * @return what the tools see differently; empty if they agree
     */
    public List<String> disagreements(Outcome.Refuted refuted, Set<String> dropped) {
        Induction found = refuted.counterexample();
        Obligation obligation = refuted.obligation();
        List<String> wrong = new ArrayList<>();
        String configuration = configuration(found.constants(), dropped);
        try (Specification specification = tools.openConfigured(module.name(), configuration)) {
            SpecState before = specification.state(found.before());
            SpecState after = specification.state(found.after());
            for (Claim hypothesis : obligation.hypotheses()) {
                String name = name(hypothesis);
                if (!name.isEmpty()
                        && !dropped.contains(name)
                        && !specification.relates(name, List.of(), before, after)) {
                    wrong.add(name + " is false");
                }
            }
            if (!obligation.step().isEmpty()
                    && specification.actions().stream()
                            .filter(action -> action.name().equals(obligation.step()))
                            .noneMatch(action -> specification.isStep(before, action, after))) {
                wrong.add("there is no such step of " + obligation.step());
            }
            String goal = name(obligation.conclusion());
            SpecState from = obligation.conclusion().after() ? after : before;
            if (!goal.isEmpty() && specification.relates(goal, List.of(), from, after)) {
                wrong.add(goal + " holds");
            }
        }
        return wrong;
    }

    /** The definition that a claim applies, or "". */
    private static String name(Claim claim) {
        return claim.expression() instanceof Expression.Call call
                        && call.arguments().isEmpty()
                ? call.definition().name()
                : "";
    }
}
