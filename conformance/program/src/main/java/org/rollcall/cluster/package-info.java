/** Model checking on several machines: the TLA+ tools' own distributed mode, in processes of its own. */
@NullMarked
package org.rollcall.cluster;

import org.jspecify.annotations.NullMarked;
