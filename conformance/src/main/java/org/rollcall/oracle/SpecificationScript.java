package org.rollcall.oracle;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.Model;
import org.rollcall.spec.Specification;

/** A script whose answers are the specification's; the Java model of the GIC has no part in it. */
public sealed interface SpecificationScript permits PriorityMaskScript, IpiNmiScript {
    /**
     * Explores the model, for which there is that much time.
     *
     * @throws ScriptException if the model is of a module that says nothing of a GIC, or is explored up to symmetry
     */
    static SpecificationScript of(Model model, Specification opened, Duration limit) {
        if (model.symmetric()) {
            throw new ScriptException(model.name() + " is explored up to symmetry, and a script needs the CPUs told"
                    + " apart; take a model that is not symmetric, see rollcall model --list");
        }
        return switch (model.module()) {
            case "PriorityMask" -> new PriorityMaskScript(model.name(), opened, limit);
            case "MCIpiNmi" -> new IpiNmiScript(model.name(), opened, limit);
            default ->
                throw new ScriptException(model.name() + " is a model of " + model.module()
                        + "; scripts come from models of PriorityMask and MCIpiNmi, see rollcall model --list");
        };
    }

    /** The machine that the script is for. */
    ScriptHeader header();

    /** Kinds of steps that the script has to take: what a GIC sees before, what is done, and what it sees after. */
    int kinds();

    /** Kinds not taken so far. */
    int left();

    /** Gives the operations with their answers, null for none. Returns the number of the specification's steps. */
    int write(BiConsumer<Operation, @Nullable Answer> sink);
}
