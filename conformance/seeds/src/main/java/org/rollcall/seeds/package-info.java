/** Where the seeds of this repository's properties come from: fixed in every build, new ones with {@code -Pdeep}. */
@NullMarked
package org.rollcall.seeds;

import org.jspecify.annotations.NullMarked;
