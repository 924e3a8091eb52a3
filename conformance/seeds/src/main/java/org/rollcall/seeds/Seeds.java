package org.rollcall.seeds;

import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * The seed and the number of tries of a property. A build must not be a lottery: it draws the same samples each time, and
 * whoever wants new ones says so.
 */
public enum Seeds {
    /** One seed for each property, made from its name: the same samples in every build. */
    FIXED,

    /** A new seed in each run, and more tries. */
    NEW {
        @Override
        void apply(PropertyLifecycleContext property) {
            property.attributes()
                    .tries()
                    .ifPresent(tries -> property.attributes().setTries(Math.multiplyExact(tries, factor())));
        }
    };

    /** System property: {@code new} draws new seeds. */
    public static final String SEEDS = "rollcall.seeds";

    /** System property: how many times as many tries new seeds get. */
    public static final String TRIES = "rollcall.tries";

    void apply(PropertyLifecycleContext property) {
        property.attributes().setSeed(String.valueOf(of(property)));
    }

    /** What the build asked for. */
    static Seeds asked() {
        return System.getProperty(SEEDS, "").equals("new") ? NEW : FIXED;
    }

    private static int factor() {
        return Integer.getInteger(TRIES, 1);
    }

    private static long of(PropertyLifecycleContext property) {
        return (property.containerClass().getName() + "#"
                        + property.targetMethod().getName())
                .hashCode();
    }
}
