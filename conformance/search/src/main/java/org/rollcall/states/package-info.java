/** Sets of very many states in little memory: exact, for several threads, in memory or on disk. Knows no model. */
@NullMarked
package org.rollcall.states;

import org.jspecify.annotations.NullMarked;
