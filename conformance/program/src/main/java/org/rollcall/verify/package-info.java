/** Everything that can be held against something else in under a minute, as one table. */
@NullMarked
package org.rollcall.verify;

import org.jspecify.annotations.NullMarked;
