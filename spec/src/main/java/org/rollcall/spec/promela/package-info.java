/**
 * A model as a text for SPIN. It is derived from the tree of the module, whose steps are data and to which the Java model
 * is held on every transition: the constants are put in, what they decide is folded, what is left of each action becomes
 * one option of one process.
 */
@NullMarked
package org.rollcall.spec.promela;

import org.jspecify.annotations.NullMarked;
