package org.rollcall.belief;

import java.util.List;
import org.rollcall.machine.Configuration;

/** What a verdict says in terms of the model. */
public sealed interface Claim {
    /**
     * A behaviour of a machine.
     *
     * @param configuration the machine
     * @param goals steps of the behaviour, in order; what is between them is hidden
     */
    record Behaviour(Configuration configuration, List<Goal> goals) implements Claim {
        /** Keeps a copy. */
        public Behaviour {
            goals = List.copyOf(goals);
        }
    }

    /**
     * Nothing that the model could confirm.
     *
     * @param why a clause for people
     */
    record Outside(String why) implements Claim {}
}
