package org.rollcall.gic;

/** Which interrupt a CPU interface would acknowledge next, whatever its mask and its running priority are. */
final class HighestPriorityPending {
    private static final int NO_PREFERENCE = -1;

    private final int pe;
    private final Distributor distributor;
    private final SharedInterrupts shared;
    private final Redistributor redistributor;
    private final InterfaceControl control;
    private final boolean disabledGroupHides;
    private final boolean ffNeverPending;
    private final boolean highestIntidFirst;
    private int preferred = NO_PREFERENCE;

    HighestPriorityPending(
            Distributor distributor,
            Redistributor redistributor,
            InterfaceControl control,
            GicConfiguration configuration,
            int pe) {
        this.pe = pe;
        this.distributor = distributor;
        this.redistributor = redistributor;
        this.control = control;
        shared = distributor.shared();
        disabledGroupHides = configuration.has(Choice.DISABLED_GROUP_HIDES);
        ffNeverPending = configuration.has(Choice.PRIORITY_FF_NEVER_PENDING);
        highestIntidFirst = configuration.has(Choice.HIGHEST_INTID_FIRST);
    }

    void prefer(int intid) {
        preferred = intid;
    }

    PendingInterrupt interrupt() {
        PendingInterrupt best = redistributor.forwards() ? best() : PendingInterrupt.NONE;
        boolean hidden = !control.enables(best.group()) || ffNeverPending && best.priority() == 0xff;
        return hidden ? PendingInterrupt.NONE : best;
    }

    private PendingInterrupt best() {
        boolean group0 = competes(Group.GROUP_0);
        boolean secureGroup1 = competes(Group.SECURE_GROUP_1);
        boolean nonSecureGroup1 = competes(Group.NON_SECURE_GROUP_1);
        InterruptBank own = redistributor.interrupts();
        PendingInterrupt best = first(own, 0, own.candidates(-1, group0, secureGroup1, nonSecureGroup1));
        for (int bank = 1; bank < shared.banks(); bank++) {
            int base = bank * Integer.SIZE;
            PendingInterrupt other =
                    first(shared.bank(base), base, shared.candidates(bank, pe, group0, secureGroup1, nonSecureGroup1));
            if (other != PendingInterrupt.NONE && (best == PendingInterrupt.NONE || comesBefore(other, best))) {
                best = other;
            }
        }
        return best;
    }

    private boolean competes(Group group) {
        return disabledGroupHides || control.enables(group);
    }

    private PendingInterrupt first(InterruptBank bank, int base, int candidates) {
        if (candidates == 0) {
            return PendingInterrupt.NONE;
        }
        int bit = firstBit(candidates, preferred - base);
        Group group = bank.group(bit);
        return new PendingInterrupt(
                base + bit, bank.priority(bit), group, bank.superpriority(bit), distributor.isSecure(group));
    }

    /** Among equal priorities the choice is the implementer's. */
    private int firstBit(int candidates, int wanted) {
        if (wanted >= 0 && wanted < Integer.SIZE && (candidates >>> wanted & 1) != 0) {
            return wanted;
        }
        return highestIntidFirst
                ? Integer.SIZE - 1 - Integer.numberOfLeadingZeros(candidates)
                : Integer.numberOfTrailingZeros(candidates);
    }

    /** @param one an interrupt of a higher INTID than {@code best} */
    private boolean comesBefore(PendingInterrupt one, PendingInterrupt best) {
        boolean equal = !one.precedes(best) && !best.precedes(one);
        return equal ? one.intid() == preferred || highestIntidFirst && best.intid() != preferred : one.precedes(best);
    }
}
