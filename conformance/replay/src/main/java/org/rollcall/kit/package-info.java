/**
 * The specification's schedules for implementations of the protocol that are not ours: written to be taken away, or put to
 * a program step by step over its standard input and output. {@code docs/conformance-kit.md} has the forms.
 */
@NullMarked
package org.rollcall.kit;

import org.jspecify.annotations.NullMarked;
