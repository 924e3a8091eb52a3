/**
 * Small faults of the specification, made by the hundred from its syntax tree, and which property of which model finds
 * each of them.
 */
@NullMarked
package org.rollcall.spec.mutant;

import org.jspecify.annotations.NullMarked;
