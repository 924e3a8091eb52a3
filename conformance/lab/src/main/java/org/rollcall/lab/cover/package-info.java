/**
 * A real kernel as the implementation under test: schedules generated from the model, which cover its steps or are random, forced
 * on a booted kernel in lock step with the model.
 */
@NullMarked
package org.rollcall.lab.cover;

import org.jspecify.annotations.NullMarked;
