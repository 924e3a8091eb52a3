package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The guard of a step that is taken at one place of the code: a CPU runs there. Who has found it there need not ask again.
 *
 * @param site the place
 * @param guard what is said of any CPU
 */
record AtSite(Site site, Action.Guard guard) implements Action.Guard {
    @Override
    public @Nullable String refusal(long[] s, int c, int a) {
        return guard.refusal(s, c, a);
    }
}
