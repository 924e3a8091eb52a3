package org.rollcall.machine;

/** placeholder */
final class Symmetry {
    static Symmetry of(Machine machine) {
        return new Symmetry();
    }

    void canonicalise(long[] state) {}
}
