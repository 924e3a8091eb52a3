package org.rollcall.machine;

import java.util.Locale;

/** The protocol changed in one place, by the F-number of the bug it stands for. Spelling of {@code IpiNmi.tla}. */
public enum Mutation {
    /** The protocol as it is. */
    NONE,
    /** Before v5.0: the roundup waits for a csd that is still locked. */
    F3,
    /** Before v5.0: the roundup's send loop runs with interrupts enabled. */
    F4,
    /** The debugger uses the context of a CPU that is no slave. */
    F5,
    /** 2.6.25: the master releases the slaves that it sees. */
    F7,
    /** The priorities of the redistributor are lost over suspend. */
    F14,
    /** Request and set-up disagree: the IPI keeps the priority of an IRQ. */
    F16,
    /** Before v6.14: the holder of the printk CPU lock needs the console lock. */
    F17,
    /** The printk CPU lock does not let its owner in again. */
    F17B("F17b"),
    /** Before v5.14: WFI with the priority mask in place. */
    F18,
    /** A panic stops the others by NMI at once. */
    F19,
    /** Before v6.12: no stop_in_progress. */
    F19B("F19b"),
    /** A CPU that is stopped masks interrupts by priority only. */
    F19C("F19c"),
    /** The requester adds its mask to what is left of the last one. */
    F24I("F24i"),
    /** The requester sends an NMI to itself, too: v4.4 did that and did not print by itself, v4.9 the other way round. */
    F24J("F24j"),
    /** A breakpoint inside stop_machine. */
    F23DOWN("F23down"),
    /** The roundup is sent before dbg_slave_lock is taken. */
    F24A("F24a"),
    /** A target clears its bit before it prints. */
    F24B("F24b"),
    /** The requester raises before it copies the mask. */
    F24C("F24c"),
    /** rounding_up is cleared at the end of the callback. */
    F24E("F24e"),
    /** The master does not wait for the slaves. */
    F24F("F24f"),
    /** No deactivation. */
    F24G("F24g"),
    /** Deactivation also clears the pending bit. */
    F24H("F24h"),
    /** The handler of SDEI event 0 does not look at sdei_nmi_stopping. */
    D1,
    /** The CPU that has stopped the others does not mask the event. */
    K7,
    /** ipi_setup after set_cpu_online. */
    F25;

    private final String specName;

    Mutation() {
        this.specName = name().equals("NONE") ? name().toLowerCase(Locale.ROOT) : name();
    }

    Mutation(String specName) {
        this.specName = specName;
    }

    /** The word that the specification uses. */
    public String specName() {
        return specName;
    }

    /** The mutation that the specification calls so. */
    public static Mutation named(String specName) {
        for (Mutation m : values()) {
            if (m.specName.equals(specName)) {
                return m;
            }
        }
        throw new IllegalArgumentException("no mutation is called " + specName);
    }
}
