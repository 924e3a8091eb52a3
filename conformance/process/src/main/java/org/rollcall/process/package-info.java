/** Programs of the host: QEMU, a compiler, the program under test. Only here are processes started. */
@NullMarked
package org.rollcall.process;

import org.jspecify.annotations.NullMarked;
