/** Whether what must happen does happen: searches for fair cycles. */
@NullMarked
package org.rollcall.liveness;

import org.jspecify.annotations.NullMarked;
