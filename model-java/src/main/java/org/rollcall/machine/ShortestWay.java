package org.rollcall.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shortest ways from the initial state to states that violate invariants: breadth first, and the steps out of a state in
 * the order of {@link Machine#enabled}, which is that of the specification. So it finds the same ways as a search of the
 * specification does. It ends when each invariant that it is asked for has a way.
 */
public final class ShortestWay {
    /** A transition: its place among those out of a state, and the state it leads to. */
    private record Transition(Step step, long[] next) {
        static final Comparator<Transition> ORDER = Comparator.comparing(Transition::step, Machine.ORDER);
    }

    private final Machine machine;
    private final Optional<Symmetry> symmetry;
    private final PackedStates seen;
    private final List<long[]> states = new ArrayList<>();
    private final List<@Nullable Step> steps = new ArrayList<>();
    private final List<Integer> predecessors = new ArrayList<>();
    private final Map<Property, Schedule> ways = new LinkedHashMap<>();

    private ShortestWay(Machine machine, Optional<Symmetry> symmetry) {
        this.machine = machine;
        this.symmetry = symmetry;
        this.seen = new PackedStates(machine.kernel().v.words);
    }

    /**
     * The ways, the first one found first.
     *
     * @param violated invariants that each fail in some reachable state
     * @param upToSymmetry whether a renaming of a state counts as that state
     */
    public static Map<Property, Schedule> to(Set<Property> violated, Machine machine, boolean upToSymmetry) {
        Optional<Symmetry> symmetry = upToSymmetry ? Optional.of(Symmetry.of(machine)) : Optional.empty();
        return new ShortestWay(machine, symmetry).search(violated);
    }

    private Map<Property, Schedule> search(Set<Property> violated) {
        List<Property> missing = new LinkedList<>(violated);
        arrive(machine.initial().packed(), null, -1, missing);
        Successors successors = machine.successors();
        for (int number = 0; !missing.isEmpty() && number < states.size(); number++) {
            List<Transition> transitions = new ArrayList<>();
            successors.each(
                    states.get(number),
                    (kind, cpu, argument, next) ->
                            transitions.add(new Transition(new Step(kind, cpu, argument), next.clone())));
            transitions.sort(Transition.ORDER);
            for (Transition transition : transitions) {
                arrive(transition.next(), transition.step(), number, missing);
            }
        }
        return ways;
    }

    private void arrive(long[] state, @Nullable Step step, int predecessor, List<Property> missing) {
        long[] representative = state.clone();
        symmetry.ifPresent(renamings -> renamings.canonicalise(representative));
        if (!seen.add(representative)) {
            return;
        }
        states.add(state);
        steps.add(step);
        predecessors.add(predecessor);
        missing.removeIf(property -> {
            boolean bad = !machine.invariants().holds(property, state);
            if (bad) {
                ways.put(property, wayTo(states.size() - 1));
            }
            return bad;
        });
    }

    private Schedule wayTo(int number) {
        LinkedList<Step> way = new LinkedList<>();
        for (int at = number; predecessors.get(at) >= 0; at = predecessors.get(at)) {
            way.addFirst(steps.get(at));
        }
        return new Schedule(way);
    }
}
