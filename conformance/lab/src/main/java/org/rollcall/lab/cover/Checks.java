package org.rollcall.lab.cover;

import org.rollcall.lab.replay.ReplayLab;

/** How much of the model was compared with a kernel. */
final class Checks {
    private Checks() {}

    /** Predictions of the steps that were taken and seen. */
    static long of(ReplayLab.Result result) {
        return result.steps().stream()
                .filter(step -> !step.where().isEmpty())
                .mapToLong(step -> step.step().expected().size())
                .sum();
    }
}
