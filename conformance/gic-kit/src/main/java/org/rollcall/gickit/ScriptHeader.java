package org.rollcall.gickit;

import java.util.OptionalInt;
import org.rollcall.gic.Caller;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.GicConfiguration;

/**
 * The first line of an op-script: the machine that it is for.
 *
 * @param name what the script is about, in a few words
 * @param bootLevel the level of an operation that names none: EL1, EL2, or EL3 with two Security states
 * @param comparison what the recorded answers bind
 * @param declared what the GIC's author says about the GIC
 * @param operations how many operations follow, so that a file that was cut is noticed; empty if the header does not say
 */
public record ScriptHeader(
        String name,
        int pes,
        boolean twoSecurityStates,
        ExceptionLevel bootLevel,
        int priorityBits,
        Binding comparison,
        Declaration declared,
        OptionalInt operations) {

    /** Whether recorded answers are what the architecture demands. */
    public enum Binding {
        /** They are, outside the operations marked with a class. */
        ARCHITECTURAL,
        /** They show what QEMU does where the architecture leaves it open: compared only when QEMU is followed. */
        QEMU_ONLY
    }

    /** A machine about which nothing is declared, with 5 priority bits. */
    ScriptHeader(String name, int pes, boolean twoSecurityStates, Binding comparison) {
        this(
                name,
                pes,
                twoSecurityStates,
                twoSecurityStates ? ExceptionLevel.EL3 : ExceptionLevel.EL1_NS,
                5,
                comparison,
                Declaration.NONE,
                OptionalInt.empty());
    }

    /** The same machine with another GIC. */
    public ScriptHeader declaring(Declaration declaration) {
        return new ScriptHeader(
                name,
                pes,
                twoSecurityStates,
                bootLevel,
                declaration.priorityBits().orElse(priorityBits),
                comparison,
                declaration,
                operations);
    }

    /** The same, announcing that many operations. */
    public ScriptHeader counting(int count) {
        return new ScriptHeader(
                name, pes, twoSecurityStates, bootLevel, priorityBits, comparison, declared, OptionalInt.of(count));
    }

    GicConfiguration configuration(Compatibility compatibility) {
        return declared.configuration(pes, priorityBits, twoSecurityStates, compatibility);
    }

    Caller boot() {
        return new Caller(bootLevel, false, false);
    }
}
