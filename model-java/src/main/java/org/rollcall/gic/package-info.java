/**
 * The GICv3 as far as an SGI or a PPI can see it: distributor, redistributor frames and CPU interfaces with the
 * architecture's own register names. Source of the behaviour: Arm IHI 0069.
 */
@NullMarked
package org.rollcall.gic;

import org.jspecify.annotations.NullMarked;
