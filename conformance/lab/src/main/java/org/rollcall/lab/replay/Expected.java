package org.rollcall.lab.replay;

import org.rollcall.lab.stub.Cpu;

/**
 * What the model predicts of one variable.
 *
 * @param cpu whose it is; CPU 0 where all share it
 */
public record Expected(KernelVariable variable, Cpu cpu, long value) {
    /** A prediction of a variable that all CPUs share. */
    public static Expected shared(KernelVariable variable, long value) {
        return new Expected(variable, new Cpu(0), value);
    }

    /** The variable as a trace writes it: {@code entered[2]}. */
    public String name() {
        return variable.word() + (variable.perCpu() ? "[" + cpu.number() + "]" : "");
    }

    @Override
    public String toString() {
        return name() + "=" + value;
    }
}
