/**
 * Who carries a panic out: the Java model of {@code PanicElection.tla}. Sources: kernel/panic.c, kernel/crash_core.c,
 * arch/arm64/kernel/smp.c and drivers/firmware/arm_sdei_nmi.c of Linux 7.3.4.
 */
@NullMarked
package org.rollcall.panic;

import org.jspecify.annotations.NullMarked;
