package org.rollcall.gic;

/** The three interrupt groups of GICv3. With {@code GICD_CTLR.DS} = 1 there is no Secure Group 1. */
public enum Group {
    GROUP_0,
    SECURE_GROUP_1,
    NON_SECURE_GROUP_1
}
