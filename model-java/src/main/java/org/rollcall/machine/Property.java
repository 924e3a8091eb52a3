package org.rollcall.machine;

/** The invariants of {@code IpiNmi.tla}, by name; docs/properties.md has a sentence on each. */
public enum Property {
    /** Every variable is in its range. */
    TYPE_OK("TypeOK"),
    /** At most one CPU is between the master lock and its release. */
    LOCK_OWNER("LockOwner"),
    /** The two counters count the CPUs between their increment and decrement. */
    COUNTERS_MATCH("CountersMatch"),
    /** An NMI is never on top of an NMI; a handler and the debugger are masked. */
    MASK_DISCIPLINE("MaskDiscipline"),
    /** No lost wake-up: an unanswered CPU that was sent to is about to answer. */
    PENDING_COVERS("PendingCovers"),
    /** The same for the roundup. */
    ROUNDUP_COVERS("RoundupCovers"),
    /** A CPU that others may address can be addressed. */
    ONLINE_IS_ENABLED("OnlineIsEnabled"),
    /** A slave can leave when no master is in. */
    NO_ORPHAN("NoOrphan"),
    /** An idle CPU wakes for any interrupt that is signalled to it. */
    IDLE_WAKES("IdleWakes"),
    /** The debugger reads no context of a CPU that may be running. */
    NO_FAULT("NoFault"),
    /** A slave that was asked for its stack can print it. */
    BTC_ANSWERED("BtcAnswered"),
    /** The CPU that has stopped the others takes no event any more. */
    STOPPER_MASKED("StopperMasked"),
    /** A master that event 0 interrupts does not wait for the print lock of a slave, which waits for it. */
    SDEI_ANSWERED("SdeiAnswered"),
    /** The holder of the printk CPU lock does not wait for a CPU that waits for it. */
    LOCK_PROGRESS("LockProgress"),
    /** No CPU is stopped while it holds a lock that the stopping CPU may need. */
    STOP_HOLDS_NO_LOCK("StopHoldsNoLock"),
    /** A CPU that has stopped takes no interrupt any more. */
    STOPPED_IS_HARD("StoppedIsHard"),
    /** The CPU that stops the others is not stopped itself. */
    STOPPER_LIVES("StopperLives"),
    /** The CPU that panics is not stopped. */
    PANIC_LIVES("PanicLives"),
    /** When the stop is over nobody else runs that an interrupt can reach. */
    STOP_REACHES_ALL("StopReachesAll"),
    /** Each request that was accepted asks its CPUs. */
    BT_NOT_DROPPED("Bt_NotDropped"),
    /** When the fallback is over, each CPU has printed for the latest request. */
    FB_ALL_SHOWN("Fb_AllShown"),
    /** The worker waits for no CPU that cannot answer. */
    FB_NO_WEDGE("Fb_NoWedge"),
    /** Every reachable CPU that was asked began its trace before the request ended. */
    BT_NO_MISS("Bt_NoMiss"),
    /** What is awaited is what the current request asks, and nothing older. */
    BT_MASK_IS_OWN("Bt_MaskIsOwn"),
    /** A request that ends because the mask is empty was answered by every CPU. */
    BT_TRUTHFUL("Bt_Truthful"),
    /** Every CPU that was asked, reachable or not, began its trace before the request ended. */
    BT_NO_MISS_ALL("Bt_NoMiss_all"),
    /** A CPU that was asked and is silent is in the mask from which the silent ones are named. */
    BT_SILENT_ARE_NAMED("Bt_SilentAreNamed"),
    /** Nobody else is in that mask. */
    BT_NAMED_ARE_SILENT("Bt_NamedAreSilent"),
    /** No trace of a reachable CPU that was asked is missing, or still being written, when its request ends. */
    BT_FINISHED("Bt_Finished"),
    /** A CPU prints for a request once. */
    BT_ONCE("Bt_Once"),
    /** A CPU prints only if it was asked. */
    BT_ONLY_ASKED("Bt_OnlyAsked"),
    /** The requester does not interrupt itself. */
    BT_NOT_SELF("Bt_NotSelf"),
    /** The requester never waits in vain. */
    BT_NO_TIMEOUT("Bt_NoTimeout"),
    /** A function-call queue that is not empty has its interrupt on the way, or owed by who queued first. */
    CSD_NOT_FORGOTTEN("CsdNotForgotten"),
    /** What a CPU still has to print for the fallback is on its way to it. */
    FB_COMING("Fb_Coming"),
    /** Without a time-out message every CPU that was asked is in. */
    KG_NO_MISS_STRONG("Kg_NoMiss_strong"),
    /** ... or will be in before it executes anything else. */
    KG_NO_MISS_WEAK("Kg_NoMiss_weak"),
    /** Nobody who is online runs beside the debugger, asked or not. */
    KG_ALL_ONLINE("Kg_AllOnline"),
    /** With pseudo-NMI no time-out, and no CPU is missed. */
    KG_NO_MISS_NMI("Kg_NoMiss_nmi"),
    /** The debugger never waits in vain. */
    KG_NO_TIMEOUT("Kg_NoTimeout"),
    /** The send loop never waits. */
    NO_HANG("NoHang");

    private final String specName;

    Property(String specName) {
        this.specName = specName;
    }

    /** The name of the invariant in the specification. */
    public String specName() {
        return specName;
    }

    /** The invariant that the specification calls so. */
    public static Property named(String specName) {
        for (Property p : values()) {
            if (p.specName.equals(specName)) {
                return p;
            }
        }
        throw new IllegalArgumentException("no invariant is called " + specName);
    }
}
