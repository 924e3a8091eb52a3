/**
 * A Java model to be walked by hand: its whole graph as tables, with what is to be shown of each state, and with the words
 * and guards of its steps.
 */
@NullMarked
package org.rollcall.walk;

import org.jspecify.annotations.NullMarked;
