package org.rollcall.lab.replay;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rollcall.lab.stub.Cpu;

/**
 * One step of a schedule.
 *
 * @param text as the model writes it, {@code R1(c3)}
 * @param action its name, the key of the label table
 * @param cpu that moves
 * @param other the second CPU that the step names
 * @param sgi the interrupt that the step names
 * @param hidden whether this step of the model has nothing that one could wait for: the CPU does it on the way to its
 *     next label
 * @param alongside CPUs that run as well: those that the model says are blocked, or that this step needs
 * @param expected the kernel's variables after the step
 */
public record LabStep(
        String text,
        String action,
        Cpu cpu,
        Optional<Cpu> other,
        Optional<String> sgi,
        boolean hidden,
        SortedSet<Cpu> alongside,
        List<Expected> expected) {
    public LabStep {
        expected = List.copyOf(expected);
    }

    /** The same step, as one that has nothing to see. */
    LabStep hide() {
        return new LabStep(text, action, cpu, other, sgi, true, alongside, expected);
    }

    /** The same step, with a CPU that runs as well. */
    LabStep with(Cpu helper) {
        SortedSet<Cpu> helpers = new TreeSet<>(alongside);
        helpers.add(helper);
        return new LabStep(text, action, cpu, other, sgi, hidden, helpers, expected);
    }

    /** The predicted value of a variable, if it is predicted. */
    Optional<Long> predicted(KernelVariable variable, Cpu whose) {
        return expected.stream()
                .filter(each -> each.variable() == variable
                        && (!variable.perCpu() || each.cpu().equals(whose)))
                .map(Expected::value)
                .findFirst();
    }
}
