package org.rollcall.reach;

import java.util.List;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Mutation;

/** Machines of a few thousand states. */
final class Machines {
    private Machines() {}

    /** Three CPUs that may mask themselves for a short time. */
    static Machine masking() {
        CpuMask all = CpuMask.first(3);
        return new Machine(
                Configuration.of(KernelVersion.ML, 3).with(Habit.MASKS, all).with(Habit.WINDOWS, all));
    }

    static List<Machine> several() {
        return List.of(
                masking(),
                new Machine(Configuration.of(KernelVersion.V6, 3).with(Habit.STUCK, CpuMask.of(2))),
                new Machine(Configuration.of(KernelVersion.V5, 4).withBacktrace(bt -> bt.withMaxBt(0))),
                new Machine(Configuration.of(KernelVersion.ML, 3).withMut(Mutation.F7)));
    }
}
