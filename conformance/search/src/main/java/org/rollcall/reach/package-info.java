/** Searches of all reachable states of a machine. */
@NullMarked
package org.rollcall.reach;

import org.jspecify.annotations.NullMarked;
