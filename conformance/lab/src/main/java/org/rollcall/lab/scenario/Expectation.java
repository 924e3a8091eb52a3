package org.rollcall.lab.scenario;

import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;

/**
 * A roll call that a scenario leads to.
 *
 * @param answered the asked CPUs that answer, the requester among them; not compared for a stop, which names only the missed ones
 * @param missed the asked CPUs that do not
 */
public record Expectation(Kind kind, CpuSet answered, CpuSet missed) {
    /** All that are asked. */
    public CpuSet asked() {
        return answered.with(missed);
    }
}
