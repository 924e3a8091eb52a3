package org.rollcall.lab.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.roll.RollCall;

/**
 * What came of a scenario.
 *
 * @param kernel its release, or empty if the guest did not say
 * @param calls the roll calls of its console, as {@code rollcall check} judges them
 * @param interrupts what each CPU took, by the row of {@code /proc/interrupts}
 * @param seconds of the host's time
 */
public record Outcome(
        Scenario scenario,
        Optional<String> kernel,
        List<RollCall> calls,
        Map<String, Map<Integer, Integer>> interrupts,
        Agreement agreement,
        double seconds) {}
