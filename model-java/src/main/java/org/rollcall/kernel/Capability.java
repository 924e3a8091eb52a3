package org.rollcall.kernel;

/** What kernels differ in. The names are those of {@code KernelVersion.tla}, and of the proof where it has them. */
public enum Capability implements Word {
    /** One SGI carries both services, and its handler asks for both. Without: an SGI for each. */
    SHARED,
    /** The handler returns after a backtrace, without a look at the debugger (F1). */
    EARLY_RETURN,
    /** The handler asks whether somebody is in the debugger before it calls {@code kgdb_nmicallback()}. */
    ACTIVE_TEST,
    /** The services' interrupts are enabled as NMIs or not at all. */
    NMI_ONLY,
    /** Where NMIs cannot be had the services fall back to the function-call interrupt, by csd. */
    CSD_FALLBACK,
    /** Whether they are NMIs is chosen at boot, for all CPUs; when a CPU's set-up fails nobody falls back (F15). */
    BOOT_CHOICE,
    /** The roundup sends to each CPU that is online when the loop comes to it. Without: to a copy of the online mask. */
    LIVE_LOOP,
    /** A request that times out names the CPUs that are silent. */
    NAMES_SILENT,
    /** A CPU that stops masks everything before it goes offline, on every path. Without: in a crash stop only. */
    STOPS_MASKED,
    /** Where the firmware has it, SDEI event 0 asks for a backtrace, and stops the CPUs that no IPI has stopped. */
    SDEI_FIRST;

    @Override
    public String specName() {
        return Word.camelCase(this);
    }
}
