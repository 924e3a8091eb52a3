/**
 * Firmware for a guest, as QEMU's machine {@code virt} has none with SDEI: a monitor at EL3, and a device tree that says so. It is
 * written for the laboratory: it has what Linux calls, and trusts the kernel.
 */
@NullMarked
package org.rollcall.lab.firmware;

import org.jspecify.annotations.NullMarked;
