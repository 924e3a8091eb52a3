/**
 * The messages of the kernel that a roll call is made of. {@code KernelMessage.g4} is the one definition of their syntax;
 * {@link org.rollcall.message.MessageParser} turns a record into a {@link org.rollcall.message.Message}, a value in the kernel's own
 * terms. {@link org.rollcall.message.Keywords} is what a fast reader may look for first: a record without a keyword holds no message.
 * ANTLR stays inside this package.
 */
@NullMarked
package org.rollcall.message;

import org.jspecify.annotations.NullMarked;
