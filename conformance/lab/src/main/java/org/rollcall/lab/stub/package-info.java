/**
 * The gdb remote protocol as QEMU's stub speaks it, over a Unix socket: stop and go of single CPUs, breakpoints, watch
 * points, registers and memory of the guest. Only what a replay needs; all-stop mode, since QEMU has no other.
 */
@NullMarked
package org.rollcall.lab.stub;

import org.jspecify.annotations.NullMarked;
