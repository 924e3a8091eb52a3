package org.rollcall.gic;

/**
 * What an access to the SGI frame may see and change.
 *
 * @param full whether it is not confined to Non-secure interrupts
 * @param intids INTIDs whose bits and fields it reaches; the others are RAZ/WI
 */
record FrameView(boolean full, int intids) {
    boolean reaches(int intid) {
        return (intids >>> intid & 1) != 0;
    }
}
