/** The model held against answers that a GIC gave: recorded ones always, live ones where QEMU is installed. */
@NullMarked
package org.rollcall.gickit;

import org.jspecify.annotations.NullMarked;
