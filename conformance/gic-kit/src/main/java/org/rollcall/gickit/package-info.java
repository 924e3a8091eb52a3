/**
 * GIC op-scripts: register accesses in one global order, each with the answer that a GICv3 gave. A script is read line by
 * line, run on the model, run on QEMU through a program that is emitted here, or generated.
 */
@NullMarked
package org.rollcall.gickit;

import org.jspecify.annotations.NullMarked;
