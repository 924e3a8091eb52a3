/** A kernel as a file: its image, and where its symbols are. */
@NullMarked
package org.rollcall.lab.kernel;

import org.jspecify.annotations.NullMarked;
