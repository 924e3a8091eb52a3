/**
 * The backtrace of Linux 7.3 on arm64, where SDEI event 0 is asked first: the Java model of {@code SdeiRequest.tla}.
 * Sources: lib/nmi_backtrace.c, drivers/firmware/arm_sdei_nmi.c, drivers/firmware/arm_sdei.c of 7.3.4.
 */
@NullMarked
package org.rollcall.sdei;

import org.jspecify.annotations.NullMarked;
