package org.rollcall.lab.replay;

import java.util.function.BooleanSupplier;

/** What a user does while some CPUs run. */
@FunctionalInterface
interface Meanwhile {
    Meanwhile NOTHING = halted -> {};

    /** @param halted whether the CPUs have stopped again: what was waited for has come by then, or never comes */
    void run(BooleanSupplier halted);
}
