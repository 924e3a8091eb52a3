package org.rollcall.kernel;

/** Which kernel: the three mailed series, or mainline since v6.7. */
public enum Variant {
    /** Series v5, 14 Oct 2020: one SGI, kgdb skipped after a backtrace. */
    V5,
    /** Series v6, 29 Oct 2020: one SGI, overrides that say yes or no. */
    V6,
    /** Series v7, 2 Nov 2020: as v6, kgdb with a library fallback. */
    V7,
    /** Mainline since v6.7: an SGI for each service. */
    ML;

    /** The SGI that carries a backtrace request. */
    public Sgi btSgi() {
        return this == ML ? Sgi.BT : Sgi.N;
    }

    /** The SGI that carries a kgdb roundup. */
    public Sgi kgSgi() {
        return this == ML ? Sgi.KG : Sgi.N;
    }
}
