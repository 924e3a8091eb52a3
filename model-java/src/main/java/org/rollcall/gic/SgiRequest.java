package org.rollcall.gic;

/**
 * A write of {@code ICC_SGI0R_EL1}, {@code ICC_SGI1R_EL1} or {@code ICC_ASGI1R_EL1}. Targets that do not exist, and those
 * whose Redistributor does not accept it, are passed over in silence. Source: QEMU icc_generate_sgi and
 * gicv3_redist_send_sgi.
 *
 * @param group the group that the SGI is generated for
 * @param nonSecure whether the writer is in the Non-secure state, so that {@code GICR_NSACR} of the target has a say
 */
record SgiRequest(long value, Group group, boolean nonSecure) {
    static SgiRequest group0(long value, Caller caller) {
        return new SgiRequest(value, Group.GROUP_0, !caller.level().secure());
    }

    static SgiRequest ownGroup1(long value, Caller caller) {
        boolean nonSecure = !caller.level().secure();
        return new SgiRequest(value, nonSecure ? Group.NON_SECURE_GROUP_1 : Group.SECURE_GROUP_1, nonSecure);
    }

    static SgiRequest otherGroup1(long value, Caller caller) {
        boolean nonSecure = !caller.level().secure();
        return new SgiRequest(value, nonSecure ? Group.SECURE_GROUP_1 : Group.NON_SECURE_GROUP_1, nonSecure);
    }

    int intid() {
        return (int) (value >>> 24) & 0xf;
    }

    /** IRM = 1: every PE but the sender, whatever the target list says. */
    boolean allButSender() {
        return (value >>> 40 & 1) != 0;
    }

    /** @param affinity Aff3.Aff2.Aff1.Aff0 of a PE */
    boolean targets(int affinity, boolean rangeSelector) {
        int cluster =
                (int) (value >>> 48 & 0xff) << 16 | (int) (value >>> 32 & 0xff) << 8 | (int) (value >>> 16 & 0xff);
        int aff0 = affinity & 0xff;
        // Without RSS the field RS is RES0, and only the first 16 PEs of a cluster can be named.
        int range = rangeSelector ? (int) (value >>> 44 & 0xf) : 0;
        return affinity >>> 8 == cluster && aff0 >> 4 == range && (value >>> (aff0 & 0xf) & 1) != 0;
    }

    /** Whether the target's Redistributor makes its SGI pending. */
    boolean accepted(InterruptBank target, boolean disableSecurity) {
        Group configured = target.group(intid());
        // With one Security state a Secure Group 1 request is a Group 0 request. With two, it also reaches Group 0.
        boolean fits = group == configured || group == Group.SECURE_GROUP_1 && configured == Group.GROUP_0;
        if (!fits || !nonSecure || disableSecurity) {
            return fits;
        }
        int access = target.nonSecureAccess(intid());
        return switch (configured) {
            case GROUP_0 -> access >= 1;
            case SECURE_GROUP_1 -> access >= 2;
            case NON_SECURE_GROUP_1 -> true;
        };
    }
}
