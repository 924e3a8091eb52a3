/**
 * From messages to verdicts. {@link org.rollcall.roll.RollCalls} follows requests, answers, time-outs and overlaps and settles each roll
 * call as a value, {@link org.rollcall.roll.RollCall}: who was asked, who answered, who provably did not, and why that could be. An absence
 * is a proof only where the text shows that the wait was over and nothing was cut out. {@link org.rollcall.roll.LogChecker} joins the stages.
 */
@NullMarked
package org.rollcall.roll;

import org.jspecify.annotations.NullMarked;
