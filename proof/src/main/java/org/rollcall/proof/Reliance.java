package org.rollcall.proof;

import java.util.IdentityHashMap;
import java.util.Map;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;

/** Whether what was proved may have been proved by an assumption: something that the proof needs speaks of it. */
final class Reliance {
    private final String assumption;
    private final Map<Definition, Boolean> known = new IdentityHashMap<>();

    Reliance(String assumption) {
        this.assumption = assumption;
    }

    /** What the solver did not need is not looked at; what was not proved may rely on anything. */
    boolean isSeen(Outcome outcome) {
        Obligation obligation = outcome.obligation();
        return !(outcome instanceof Outcome.Proved proved)
                || speaks(obligation.conclusion().expression())
                || obligation.hypotheses().stream()
                        .flatMap(each -> Conjuncts.named(each.expression()).stream()
                                .filter(part -> part == each.expression()
                                        || proved.needed().contains(Obligations.name(part))))
                        .anyMatch(this::speaks);
    }

    private boolean speaks(Expression expression) {
        return expression instanceof Expression.Call call && speaks(call.definition())
                || Children.of(expression).stream().anyMatch(this::speaks);
    }

    private boolean speaks(Definition definition) {
        Boolean answer = known.get(definition);
        if (answer == null) {
            answer = definition.name().equals(assumption) || speaks(definition.body());
            known.put(definition, answer);
        }
        return answer;
    }
}
