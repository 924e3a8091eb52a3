package org.rollcall.seeds;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives a property its seed. One that names a seed of its own keeps it, and its tries: that is how a sample that was once
 * found stays in every build. jqwik finds this class as a service.
 */
public final class SeedOfProperty implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        if (context.attributes().seed().isPresent()) {
            return property.execute();
        }
        Seeds seeds = Seeds.asked();
        seeds.apply(context);
        PropertyExecutionResult result = property.execute();
        if (seeds == Seeds.NEW && result.status() == PropertyExecutionResult.Status.FAILED) {
            context.reporter().publishValue("to keep it", toKeep(context, result));
        }
        return result;
    }

    private static String toKeep(PropertyLifecycleContext context, PropertyExecutionResult result) {
        return String.format(
                "in %s, a method beside %s with the same body and%n    @Property(seed = \"%s\", tries = %d)%n"
                        + "or, better, the shrunk sample as an @Example",
                context.containerClass().getSimpleName(),
                context.targetMethod().getName(),
                result.seed().orElse("?"),
                result.countTries());
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    /** Outermost: what other hooks see is what will be drawn. */
    @Override
    public int aroundPropertyProximity() {
        return -100;
    }
}
