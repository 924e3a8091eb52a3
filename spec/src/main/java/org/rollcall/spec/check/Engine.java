package org.rollcall.spec.check;

/** Who searches a model. */
public enum Engine {
    /** Our own search, and the TLA+ tools' engine, which must find the same. */
    both,
    /** The Java model alone: at once, and not confirmed. */
    java,
    /** The TLA+ tools' engine alone. */
    tlc
}
