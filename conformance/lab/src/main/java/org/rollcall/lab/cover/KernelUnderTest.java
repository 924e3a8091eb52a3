package org.rollcall.lab.cover;

import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.replay.LabSchedule;
import org.rollcall.lab.replay.ReplayLab;

/** A kernel that can be led along schedules, each from the state in which its actors are at their gates. */
@FunctionalInterface
public interface KernelUnderTest {
    /**
     * Leads it along one.
     *
     * @throws LabException if it cannot be tried at all
     */
    ReplayLab.Result run(LabSchedule schedule);
}
