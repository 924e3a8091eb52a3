package org.rollcall.arbitraries;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;

/** Schedules that a machine, which may have a fault, takes to their end. */
public final class Schedules {
    private static final int MOST_CHOICES = 1 << 16;

    private Schedules() {}

    /** Schedules of up to {@code length} steps. */
    public static Arbitrary<Schedule> of(Machine machine, int length) {
        return choices(length).map(choices -> choosing(machine, choices));
    }

    /** Numbers for {@link #choosing}; they shrink to fewer and smaller ones. */
    static Arbitrary<List<Integer>> choices(int length) {
        return Arbitraries.integers().between(0, MOST_CHOICES).list().ofMaxSize(length);
    }

    /**
     * The schedule that makes these choices: each number picks among the steps that are enabled, until there is none.
     *
     * @param choices numbers of any size, 0 or more
     */
    public static Schedule choosing(Machine machine, List<Integer> choices) {
        List<Step> steps = new ArrayList<>();
        State s = machine.initial();
        for (int choice : choices) {
            List<Step> enabled = machine.enabled(s);
            if (enabled.isEmpty()) {
                break;
            }
            Step step = enabled.get(choice % enabled.size());
            steps.add(step);
            s = machine.apply(s, step);
        }
        return new Schedule(steps);
    }
}
