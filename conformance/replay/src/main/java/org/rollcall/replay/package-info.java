/** The specification's models on the machine: the constants of a cfg file, and the transitions both ways. */
@NullMarked
package org.rollcall.replay;

import org.jspecify.annotations.NullMarked;
