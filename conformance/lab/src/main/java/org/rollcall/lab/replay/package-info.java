/**
 * A counterexample of the model, forced on a real kernel: each step of the model has a label, a place in the kernel's
 * execution that needs no knowledge of the build but its System.map; each CPU is run alone to its label, and after
 * every step the variables that the model predicts are compared with the kernel's memory.
 */
@NullMarked
package org.rollcall.lab.replay;

import org.jspecify.annotations.NullMarked;
