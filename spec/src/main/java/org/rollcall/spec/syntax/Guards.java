package org.rollcall.spec.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The guards of an action: the conjuncts that speak of the present state alone. What an action shares with others is an
 * operator of its own ({@code HandlerStep}), whose guards are the action's.
 */
public final class Guards {
    /**
     * A guard.
     *
     * @param condition as it stands in its definition
     * @param arguments what the parameters of that definition are here, the parameters of the action left out
     */
    public record Guard(Expression condition, Map<Name, Expression> arguments) {
        /** Keeps a copy. */
        public Guard {
            arguments = Map.copyOf(arguments);
        }
    }

    private final List<Guard> guards = new ArrayList<>();

    private Guards() {}

    /** In the order of the source. */
    public static List<Guard> of(Definition action) {
        Guards guards = new Guards();
        guards.add(action.body(), Map.of());
        return List.copyOf(guards.guards);
    }

    private void add(Expression conjunct, Map<Name, Expression> arguments) {
        if (conjunct instanceof Expression.Operation operation && operation.operator() == Operator.AND) {
            operation.operands().forEach(each -> add(each, arguments));
        } else if (!hasNext(conjunct)) {
            guards.add(new Guard(conjunct, arguments));
        } else if (conjunct instanceof Expression.Call call) {
            add(call.definition().body(), bound(call, arguments));
        }
    }

    private static Map<Name, Expression> bound(Expression.Call call, Map<Name, Expression> outer) {
        Map<Name, Expression> bound = new HashMap<>(outer);
        List<Name> parameters = call.definition().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Expression argument = call.arguments().get(i);
            bound.put(
                    parameters.get(i),
                    argument instanceof Expression.Local local ? outer.getOrDefault(local.name(), local) : argument);
        }
        return bound;
    }

    /** Whether it speaks of the next state. */
    private static boolean hasNext(Expression expression) {
        return Children.any(
                expression,
                part -> part instanceof Expression.Operation operation
                        && (operation.operator() == Operator.PRIME || operation.operator() == Operator.UNCHANGED));
    }
}
