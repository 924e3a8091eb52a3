/** Programs for AArch64, written word by word: for guests, where no compiler is asked for. */
@NullMarked
package org.rollcall.aarch64;

import org.jspecify.annotations.NullMarked;
