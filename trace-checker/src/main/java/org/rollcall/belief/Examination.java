package org.rollcall.belief;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Machine;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Event;
import org.rollcall.roll.Kind;
import org.rollcall.roll.RollCall;

/**
 * Looks in the text of a roll call for a line that no behaviour explains. Only lines that are there count: an absence refutes nothing.
 * Each line is held against the machine of the CPU that it is about and of the one that asks ({@link Projection}).
 *
 * @param call the roll call
 * @param events the messages of the log up to the end of the roll call at least
 * @param boot what the boot says
 * @param variant the kernel
 */
record Examination(RollCall call, List<Event> events, BootEvidence boot, KernelVersion variant) {
    /** The first line that nothing explains, or null. {@code late} are CPUs that owe an answer to an earlier request. */
    @Nullable
    Contradiction contradiction(CpuSet late) {
        Integer requester = call.requester();
        CpuSet asked = call.asked();
        if (requester == null) {
            return null;
        } else if (call.kind() == Kind.KGDB) {
            return new StatusExamination(this, requester).contradiction();
        }
        return asked == null ? null : new AnswerExamination(this, requester, asked).contradiction(late);
    }

    /** The belief in a machine of these CPUs that explains most: NMIs get through, and any CPU may be late. */
    Belief belief(Projection cpus, CpuSet offline, UnaryOperator<Configuration> rollCall) {
        Configuration generous = Configuration.of(variant, cpus.size())
                .with(Habit.LONG_HARD, CpuMask.first(cpus.size()))
                .withHotplug(hotplug -> hotplug.withOffline(cpus.chosen(offline)))
                .withBacktrace(
                        backtrace -> backtrace.withPrintLock(boot.release().hasPrintLock()));
        return Belief.in(new Machine(rollCall.apply(generous)));
    }
}
