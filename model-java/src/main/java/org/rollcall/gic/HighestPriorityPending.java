package org.rollcall.gic;

/** Which interrupt a CPU interface would acknowledge next, whatever its mask and its running priority are. */
final class HighestPriorityPending {
    private final Distributor distributor;
    private final Redistributor redistributor;
    private final InterfaceControl control;
    private final boolean disabledGroupHides;
    private final boolean ffNeverPending;
    private final boolean highestIntidFirst;
    private int preferred = SpecialIntid.SPURIOUS;

    HighestPriorityPending(
            Distributor distributor,
            Redistributor redistributor,
            InterfaceControl control,
            GicConfiguration configuration) {
        this.distributor = distributor;
        this.redistributor = redistributor;
        this.control = control;
        disabledGroupHides = configuration.has(Choice.DISABLED_GROUP_HIDES);
        ffNeverPending = configuration.has(Choice.PRIORITY_FF_NEVER_PENDING);
        highestIntidFirst = configuration.has(Choice.HIGHEST_INTID_FIRST);
    }

    void prefer(int intid) {
        preferred = intid;
    }

    PendingInterrupt interrupt() {
        int candidates = disabledGroupHides
                ? redistributor.candidates(true, true, true)
                : redistributor.candidates(
                        control.enables(Group.GROUP_0),
                        control.enables(Group.SECURE_GROUP_1),
                        control.enables(Group.NON_SECURE_GROUP_1));
        if (candidates == 0) {
            return PendingInterrupt.NONE;
        }
        int intid = first(candidates);
        int priority = redistributor.priority(intid);
        Group group = redistributor.group(intid);
        boolean hidden = !control.enables(group) || ffNeverPending && priority == 0xff;
        return hidden
                ? PendingInterrupt.NONE
                : new PendingInterrupt(intid, priority, group, distributor.isSecure(group));
    }

    /** Among equal priorities the choice is the implementer's. */
    private int first(int candidates) {
        if (preferred < SpecialIntid.FIRST_SPI && (candidates >>> preferred & 1) != 0) {
            return preferred;
        }
        return highestIntidFirst
                ? Integer.SIZE - 1 - Integer.numberOfLeadingZeros(candidates)
                : Integer.numberOfTrailingZeros(candidates);
    }
}
