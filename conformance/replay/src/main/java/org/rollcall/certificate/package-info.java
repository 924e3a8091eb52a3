/**
 * Certificates: a verdict about an arm64 log as a schedule of steps that the specification itself accepts, one by one, beside the machine that
 * found it.
 */
@NullMarked
package org.rollcall.certificate;

import org.jspecify.annotations.NullMarked;
