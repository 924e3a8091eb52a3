/**
 * How a request reaches a CPU: what holds it back, and what it shares with other requests. A channel is one class here and
 * one module of the specification, with the same operations.
 */
@NullMarked
package org.rollcall.channel;

import org.jspecify.annotations.NullMarked;
