package org.rollcall.lab.replay;

import org.rollcall.lab.stub.Cpu;

/**
 * A process on one CPU that makes the kernel do a first step.
 *
 * @param command for the guest's shell
 * @param gate the kernel function at whose entry it is held until its first step
 */
public record Actor(Cpu cpu, String command, String gate) {
    /** The entry of everything that is asked for through {@code /proc/sysrq-trigger}. */
    public static final String SYSRQ = "write_sysrq_trigger";
}
