package org.rollcall.spec.promela;

import java.util.List;

/**
 * An action with its arguments.
 *
 * @param label as the model names it: {@code T5(c1, c2)}
 */
record Instance(String label, List<Outcome> outcomes) {}
