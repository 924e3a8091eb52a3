package org.rollcall.kernel;

/** A change to the protocol that would end a finding. No kernel has one; docs/findings.md says what each costs. */
public enum Repair implements Word {
    /** A CPU leaves backtrace_mask as its print begins, for a mask that is awaited, too (F21). */
    ANSWERS_APART,
    /** kgdb_nmicallback() tests dbg_slave_lock, not dbg_master_lock (F22b, F22c). */
    TESTS_SLAVE_LOCK,
    /** A slave is counted only while dbg_slave_lock is held, in one atomic operation (F22, F22b, F22c). */
    COUNTS_IF_LOCKED,
    /** kgdb_active is set together with dbg_slave_lock (F22b). */
    ACTIVE_LATE,
    /** The master's wait ends when the sum is at least the sample (the false time-out of F23). */
    AT_LEAST,
    /** The master waits for each CPU that the roundup was sent to, not for a sum (F23). */
    AWAITS_EACH,
    /** Nobody waits for the printk CPU lock while kgdb_active is set (F26, btc). */
    LOCK_YIELDS;

    /** Which repairs are made. */
    @FunctionalInterface
    public interface Made {
        /** Whether this one is. */
        boolean has(Repair repair);
    }

    @Override
    public String specName() {
        return Word.camelCase(this);
    }
}
