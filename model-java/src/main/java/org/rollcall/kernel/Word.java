package org.rollcall.kernel;

/** A constant that {@code IpiNmi.tla} writes as a string. */
public interface Word {
    /** The string. */
    String specName();
}
