/**
 * What the model makes of a roll call: the steps that its lines show, and the hidden steps between them that no line shows. The lines name
 * goals; {@link org.rollcall.belief.HiddenSteps} reaches each of them in the machine with steps of the goal's CPU alone, because every hidden
 * step of the protocol belongs to one CPU.
 */
@NullMarked
package org.rollcall.belief;

import org.jspecify.annotations.NullMarked;
