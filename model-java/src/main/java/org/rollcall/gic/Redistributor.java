package org.rollcall.gic;

/** One PE's Redistributor: identification, {@code GICR_WAKER}, and the SGI frame with the state of INTIDs 0..31. */
final class Redistributor {
    private static final int PROCESSOR_SLEEP = 1 << 1;
    private static final int CHILDREN_ASLEEP = 1 << 2;

    private final Distributor distributor;
    private final InterruptBank interrupts;
    private final long typer;
    private final boolean sleepForwards;
    private final boolean wakerOpen;

    private int waker = PROCESSOR_SLEEP | CHILDREN_ASLEEP;

    Redistributor(Distributor distributor, GicConfiguration configuration, int pe) {
        this.distributor = distributor;
        interrupts = InterruptBank.ofPe(distributor, configuration);
        boolean last = pe == configuration.pes() - 1;
        typer = (long) configuration.affinity(pe) << 32 | (long) pe << 8 | (last ? 1 << 4 : 0);
        sleepForwards = configuration.has(Choice.SLEEP_FORWARDS);
        wakerOpen = configuration.has(Choice.WAKER_OPEN_TO_NON_SECURE);
    }

    /** The PE's SGIs and PPIs. */
    InterruptBank interrupts() {
        return interrupts;
    }

    /** Whether interrupts reach the CPU interface. */
    boolean forwards() {
        return (waker & CHILDREN_ASLEEP) == 0 || sleepForwards;
    }

    /** Whether the PE takes part in the distribution of SPIs that any PE may have. */
    boolean awake() {
        return (waker & PROCESSOR_SLEEP) == 0;
    }

    long read(Register register, int index, boolean secure) {
        return switch (register) {
            case GICR_TYPER -> typer;
            case GICR_WAKER -> mayReachWaker(secure) ? waker : 0;
            case GICR_CTLR, GICR_IIDR -> 0;
            case GICR_PIDR2 -> distributor.peripheralId2();
            default -> Integer.toUnsignedLong(interrupts.read(register, index, secure));
        };
    }

    void write(Register register, int index, int value, boolean secure) {
        switch (register) {
            // There is nothing to quiesce here, so ChildrenAsleep follows ProcessorSleep at once.
            case GICR_WAKER ->
                waker = !mayReachWaker(secure)
                        ? waker
                        : (value & PROCESSOR_SLEEP) == 0 ? 0 : PROCESSOR_SLEEP | CHILDREN_ASLEEP;
            case GICR_TYPER, GICR_CTLR, GICR_IIDR, GICR_PIDR2 -> {
                // Read-only, as there are no LPIs to enable, and no choice of a PE to be kept from.
            }
            default -> interrupts.write(register, index, value, secure);
        }
    }

    private boolean mayReachWaker(boolean secure) {
        return secure || distributor.disableSecurity() || wakerOpen;
    }
}
