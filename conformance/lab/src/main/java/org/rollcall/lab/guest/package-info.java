/**
 * A real arm64 kernel in a virtual machine: one QEMU process, its serial console byte for byte, a side channel that the
 * kernel's log does not pass through, and the socket of its gdb stub. Whatever happens, no process and no socket stays.
 */
@NullMarked
package org.rollcall.lab.guest;

import org.jspecify.annotations.NullMarked;
