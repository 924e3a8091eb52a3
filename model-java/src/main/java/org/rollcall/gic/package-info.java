/**
 * The GICv3 as far as an SGI or a PPI can see it: distributor, redistributor frames and CPU interfaces with the
 * architecture's own register names. Source of the behaviour: QEMU's GICv3, read and measured, and Linux's driver. The text
 * of the architecture (Arm IHI 0069) was not at hand.
 */
@NullMarked
package org.rollcall.gic;

import org.jspecify.annotations.NullMarked;
