package org.rollcall.spec.promela;

import java.util.Map;

/**
 * One way in which an action can be taken.
 *
 * @param guard when
 * @param next the new value of each variable
 */
record Outcome(Term guard, Map<String, Term> next) {}
