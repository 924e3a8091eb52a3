package org.rollcall.arbitraries;

import java.util.List;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.State;

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
        return new Run(configuration, Schedules.choosing(new Machine(configuration), choices));
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
