package org.rollcall.arbitraries;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;

/**
 * One run of a machine.
 *
 * @param configuration of what machine
 * @param schedule a schedule that it can take to its end
 */
public record Run(Configuration configuration, Schedule schedule) {
    /**
     * The run that makes these choices: each number picks among the steps that are enabled, until there is none.
     *
     * @param choices numbers of any size, 0 or more
     */
    public static Run choosing(Configuration configuration, List<Integer> choices) {
        Machine machine = new Machine(configuration);
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
        return new Run(configuration, new Schedule(steps));
    }

    /** The states that the run passes, the initial one first. */
    public List<State> states() {
        return schedule.replay(new Machine(configuration)).states();
    }

    @Override
    public String toString() {
        return configuration + "\n" + schedule;
    }
}
