package org.rollcall.walk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.SpecValue;

/**
 * What could happen in a state of a behaviour.
 *
 * @param possible the steps that are enabled, the one that was taken among them
 * @param refused of the steps that some state of the behaviour enables, those which this one refuses
 */
public record Choices(List<String> possible, List<Refused> refused) {
    /**
     * A step that is refused.
     *
     * @param needs the guard that does not hold
     */
    public record Refused(String step, String needs) {}

    /** Keeps copies. */
    public Choices {
        possible = List.copyOf(possible);
        refused = List.copyOf(refused);
    }

    /**
     * The choices in each state of a behaviour, up to a step that the Java model does not take.
     *
     * @param walk the Java model with the constants of the behaviour
     */
    public static List<Choices> along(Walk<?, ?> walk, Counterexample trace) {
        return of(walk, trace);
    }

    private static <S, T> List<Choices> of(Walk<S, T> walk, Counterexample trace) {
        List<S> states = states(walk, trace);
        Set<T> ever = new LinkedHashSet<>();
        states.forEach(state -> ever.addAll(walk.system().enabled(state)));
        List<Choices> all = new ArrayList<>();
        for (S state : states) {
            List<T> enabled = walk.system().enabled(state);
            List<Refused> refused = ever.stream()
                    .filter(step -> !enabled.contains(step))
                    .map(step -> new Refused(
                            step.toString(),
                            Objects.requireNonNull(walk.system().refusal(state, step))))
                    .toList();
            all.add(new Choices(enabled.stream().map(Object::toString).toList(), refused));
        }
        return all;
    }

    /**
     * The values that the Java model has in the last state of a behaviour, as far as it takes its steps, as
     * {@link ItfTrace#plain} has them, by {@code task[c1]} where each CPU has its own.
     */
    public static Map<String, SpecValue> last(Walk<?, ?> walk, Counterexample trace) {
        return lastOf(walk, trace);
    }

    private static <S, T> Map<String, SpecValue> lastOf(Walk<S, T> walk, Counterexample trace) {
        List<S> states = states(walk, trace);
        S last = states.get(states.size() - 1);
        Map<String, SpecValue> values = new LinkedHashMap<>();
        for (Lane<S, T> lane : walk.lanes()) {
            lane.variables().forEach(field -> values.put(field.name() + "[" + lane.name() + "]", shown(field, last)));
        }
        walk.shared().forEach(field -> values.put(field.name(), shown(field, last)));
        return values;
    }

    private static <S> SpecValue shown(Field<S> field, S state) {
        return ItfTrace.read(field.shown().apply(field.read().apply(state)));
    }

    private static <S, T> List<S> states(Walk<S, T> walk, Counterexample trace) {
        List<S> states = new ArrayList<>(List.of(walk.system().initial()));
        for (int i = 0; i < trace.actions().size(); i++) {
            S state = states.get(i);
            String wanted = trace.actions().get(i).toString();
            Optional<T> step = walk.system().enabled(state).stream()
                    .filter(each -> each.toString().equals(wanted))
                    .findFirst();
            if (step.isEmpty()) {
                break;
            }
            states.add(walk.system().apply(state, step.get()));
        }
        return states;
    }
}
