package org.rollcall.gic;

/** A small system in which every access goes through, and shorthand for accesses. */
final class Bench {
    static final Caller EL1 = Caller.KERNEL;

    final Gic gic;

    Bench(GicConfiguration configuration) {
        gic = new Gic(configuration);
    }

    /** One Security state, set up as Linux does it: Group 1, priority 0xa0, everything enabled and unmasked. */
    static Bench oneState(int pes, Compatibility compatibility) {
        Bench bench = new Bench(GicConfiguration.of(pes, false, compatibility));
        for (int pe = 0; pe < pes; pe++) {
            bench.setUp(pe, EL1, 0xffffffffL);
            bench.write(pe, EL1, Register.ICC_IGRPEN1_EL1, 1);
        }
        bench.write(0, EL1, Register.GICD_CTLR, 3);
        return bench;
    }

    /** Two Security states: SGIs 0..7 and PPIs Non-secure Group 1, SGIs 8..11 Secure Group 1, SGIs 12..15 Group 0. */
    static Bench twoStates(int pes, Compatibility compatibility) {
        Bench bench = new Bench(GicConfiguration.of(pes, true, compatibility));
        for (int pe = 0; pe < pes; pe++) {
            bench.setUp(pe, Caller.FIRMWARE, 0xffff00ffL);
            bench.write(pe, Caller.FIRMWARE, Register.GICR_IGRPMODR0, 0x0f00);
            bench.write(pe, Caller.FIRMWARE, Register.ICC_IGRPEN1_EL3, 3);
            bench.write(pe, Caller.FIRMWARE, Register.ICC_IGRPEN0_EL1, 1);
        }
        bench.write(0, Caller.FIRMWARE, Register.GICD_CTLR, 0x37);
        return bench;
    }

    long read(int pe, Caller caller, Register register) {
        return gic.read(pe, caller, register, pe, 0);
    }

    void write(int pe, Caller caller, Register register, long value) {
        gic.write(pe, caller, register, pe, 0, value);
    }

    long priority(int pe, Caller caller, int intid) {
        return gic.read(pe, caller, Register.GICR_IPRIORITYR, pe, intid);
    }

    void setPriority(int pe, Caller caller, int intid, int priority) {
        gic.write(pe, caller, Register.GICR_IPRIORITYR, pe, intid, priority);
    }

    void sendSgi(int pe, int intid, int targets) {
        write(pe, EL1, Register.ICC_SGI1R_EL1, (long) intid << 24 | targets);
    }

    private void setUp(int pe, Caller caller, long groups) {
        write(pe, caller, Register.GICR_WAKER, 0);
        write(pe, caller, Register.GICR_IGROUPR0, groups);
        for (int intid = 0; intid < 32; intid++) {
            setPriority(pe, caller, intid, 0xa0);
        }
        write(pe, caller, Register.GICR_ISENABLER0, 0xffffffffL);
        write(pe, caller, Register.ICC_PMR_EL1, 0xff);
    }
}
