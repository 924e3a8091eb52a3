package org.rollcall.cpu;

import org.rollcall.gic.SecurityConfiguration;

/** {@code PriorityMask.tla} changed in one place, by the F-number of the bug it stands for. */
public enum CpuMutation {
    /** The code as it is. */
    NONE("none"),
    /** Before v5.10: the IRQOFF value of one security state where {@code SCR_EL3.FIQ} = 0. */
    F8("F8"),
    /** An IRQON value that masks normal interrupts where {@code SCR_EL3.FIQ} = 0. */
    F9("F9"),
    /** The running priority is compared in the wrong view. */
    F10("F10"),
    /** PMR is not lowered for the acknowledge in IRQs-off code. */
    F11("F11"),
    /** Before a97709f563a0: the mask changes for a spurious interrupt, or not after an NMI. */
    F12("F12"),
    /** No {@code GIC_PRIO_PSR_I_SET}. */
    F13("F13"),
    /** No {@code pmr_sync()} after unmasking. */
    F30("F30");

    private final String specName;

    CpuMutation(String specName) {
        this.specName = specName;
    }

    /** The word that the specification uses. */
    public String specName() {
        return specName;
    }

    /** The mutation that the specification calls so. */
    public static CpuMutation named(String specName) {
        for (CpuMutation m : values()) {
            if (m.specName.equals(specName)) {
                return m;
            }
        }
        throw new IllegalArgumentException("no mutation is called " + specName);
    }

    PmrValues pmrValues(PriorityConstants constants, SecurityConfiguration security) {
        PmrValues sound = constants.pmrValues(security);
        return switch (this) {
            case F8 -> new PmrValues(sound.irqOn(), constants.irqOff(SecurityConfiguration.S1), sound.psrISet());
            case F9 -> new PmrValues(0xc0, sound.irqOff(), sound.psrISet());
            case F13 -> new PmrValues(sound.irqOn(), sound.irqOff(), 0);
            default -> sound;
        };
    }
}
