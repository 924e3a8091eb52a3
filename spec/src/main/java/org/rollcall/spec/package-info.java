/**
 * The specification as plain values: models of the manifest, actions, states, explorations. Nothing here knows which
 * tool evaluates TLA+; {@link org.rollcall.spec.tla} does.
 */
@NullMarked
package org.rollcall.spec;

import org.jspecify.annotations.NullMarked;
