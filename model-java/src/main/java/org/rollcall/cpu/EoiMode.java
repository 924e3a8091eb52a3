package org.rollcall.cpu;

/** {@code ICC_CTLR_EL1.EOImode}: what a write of {@code ICC_EOIR1_EL1} does. */
public enum EoiMode {
    /** 0: priority drop and deactivation in one, after the handler. A guest, or a kernel booted at EL1. */
    JOINED,
    /** 1: priority drop before the handler, deactivation by {@code ICC_DIR_EL1} after it. A kernel booted at EL2. */
    SPLIT
}
