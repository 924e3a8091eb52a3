package org.rollcall.gic;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The Distributor's SPIs: their state in banks of 32, and to which PE each goes. */
final class SharedInterrupts {
    /** Whether a PE may be given an SPI of that group which any PE may have. */
    interface Participants {
        boolean takes(int pe, Group group);
    }

    private static final int BANK = 32;
    private static final int NOWHERE = -1;
    private static final long ANY_PE = 1L << 31;
    private static final long AFFINITY = 0xff00ffffffL;

    private final Distributor distributor;
    private final GicConfiguration configuration;
    private final InterruptBank[] banks;
    private final long[] routes;
    /** By INTID: the PE that it goes to, {@link #NOWHERE} if that does not exist or any will do. */
    private final int[] targets;
    /** By INTID: the PE that is given one that any PE may have, as long as it takes part. */
    private final int[] chosen;

    private @Nullable Participants participants;

    SharedInterrupts(Distributor distributor, GicConfiguration configuration) {
        this.distributor = distributor;
        this.configuration = configuration;
        int intids = configuration.extensions().intids();
        banks = new InterruptBank[intids / BANK];
        for (int bank = 1; bank < banks.length; bank++) {
            banks[bank] = InterruptBank.ofSpis(distributor, configuration);
        }
        routes = new long[intids];
        targets = new int[intids];
        Arrays.fill(targets, peOf(0));
        chosen = new int[intids];
    }

    /** To be told once who takes part. */
    void among(Participants everybody) {
        participants = everybody;
    }

    boolean exist() {
        return banks.length > 1;
    }

    boolean has(int intid) {
        return intid >= BANK && intid < targets.length;
    }

    InterruptBank bank(int intid) {
        return banks[intid / BANK];
    }

    /** An SPI that any PE may have goes to that PE from now on, while it takes part. */
    void choose(int intid, int pe) {
        chosen[intid] = pe;
    }

    /** Whether any PE may have that SPI. */
    boolean anyPe(int intid) {
        return configuration.extensions().oneOfN() && (routes[intid] & ANY_PE) != 0;
    }

    /** The PE that an SPI goes to now, -1 if none. */
    int target(int intid) {
        if (!anyPe(intid)) {
            return targets[intid];
        }
        Group group = bank(intid).group(intid % BANK);
        if (takes(chosen[intid], group)) {
            return chosen[intid];
        }
        for (int pe = 0; pe < configuration.pes(); pe++) {
            if (takes(pe, group)) {
                return pe;
            }
        }
        return NOWHERE;
    }

    private boolean takes(int pe, Group group) {
        return participants != null && participants.takes(pe, group);
    }

    /** The candidates of one bank that go to that PE. */
    int candidates(int bank, int pe, boolean group0, boolean secureGroup1, boolean nonSecureGroup1) {
        if (banks[bank].quiet()) {
            return 0;
        }
        int own = 0;
        for (int bit = 0; bit < BANK; bit++) {
            own |= target(bank * BANK + bit) == pe ? 1 << bit : 0;
        }
        return banks[bank].candidates(own, group0, secureGroup1, nonSecureGroup1);
    }

    int banks() {
        return banks.length;
    }

    long read(Register register, int index, boolean secure) {
        int intid = register.firstIntid(index);
        if (!has(intid)) {
            return 0;
        } else if (register == Register.GICD_IROUTER) {
            return mayRoute(intid, secure) ? routes[intid] : 0;
        }
        return Integer.toUnsignedLong(bank(intid).read(register, index, secure));
    }

    void write(Register register, int index, long value, boolean secure) {
        int intid = register.firstIntid(index);
        if (!has(intid)) {
            return;
        } else if (register != Register.GICD_IROUTER) {
            bank(intid).write(register, index, (int) value, secure);
        } else if (mayRoute(intid, secure)) {
            routes[intid] = value & (configuration.extensions().oneOfN() ? AFFINITY | ANY_PE : AFFINITY);
            targets[intid] = peOf(routes[intid]);
        }
    }

    private boolean mayRoute(int intid, boolean secure) {
        InterruptBank bank = bank(intid);
        return secure || !distributor.isSecure(bank.group(intid % BANK)) || bank.nonSecureAccess(intid % BANK) == 3;
    }

    private int peOf(long route) {
        int affinity = (int) (route >>> 32 & 0xff) << 24 | (int) route & 0xffffff;
        for (int pe = 0; pe < configuration.pes(); pe++) {
            if (configuration.affinity(pe) == affinity) {
                return pe;
            }
        }
        return NOWHERE;
    }
}
