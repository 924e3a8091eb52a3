package org.rollcall.message;

/** Signs that text is missing: after them an absence proves nothing. */
public sealed interface Marking extends Message {
    @Override
    default Topic topic() {
        return Topic.MARKING;
    }

    /** {@code ** %u printk messages dropped **}. */
    record PrintkDropped() implements Marking {}

    /** A line that an editor put in place of others: dots or {@code <snip>}. */
    record Elision() implements Marking {}

    /** A line that looks like a part of a roll call and was not understood: it may be the answer that is missed. Made by the reader. */
    record NotUnderstood() implements Marking {}
}
