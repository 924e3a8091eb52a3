package org.rollcall.lab.replay;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.lab.stub.Address;
import org.rollcall.lab.stub.Cpu;

/**
 * A variable of the kernel that the model predicts. Of {@code kgdb_info[]} (kernel/debug/debug_core.h: struct
 * debuggerinfo_struct) the layout is the same from v5.10 to v6.12, whatever the configuration.
 */
public enum KernelVariable {
    MASTERS("masters_in_kgdb", Shape.NUMBER, 0),
    SLAVES("slaves_in_kgdb", Shape.NUMBER, 0),
    MASTER_LOCK("dbg_master_lock", Shape.SPINLOCK, 0),
    SLAVE_LOCK("dbg_slave_lock", Shape.SPINLOCK, 0),
    KGDB_ACTIVE("kgdb_active", Shape.NUMBER, 0),
    /** {@code debuggerinfo}: 0 for a CPU that has decided to leave. */
    DEBUGGERINFO("kgdb_info", Shape.INFO_POINTER, 0),
    /** {@code exception_state & DCPU_WANT_BT}. */
    WANT_BT("kgdb_info", Shape.INFO_FLAG, 16),
    /** {@code enter_kgdb}. */
    ENTERED("kgdb_info", Shape.INFO_NUMBER, 28),
    BACKTRACE_MASK("backtrace_mask", Shape.CPU_SET, 0),
    BACKTRACE_FLAG("backtrace_flag", Shape.NUMBER, 0),
    PRINT_OWNER("printk_cpu_sync_owner", Shape.NUMBER, 0),
    /** How often its owner has it, less one. */
    PRINT_NESTED("printk_cpu_sync_nested", Shape.NUMBER, 0),
    CPU_ONLINE("__cpu_online_mask", Shape.CPU_SET, 0),
    NUM_ONLINE("__num_online_cpus", Shape.NUMBER, 0);

    /** {@code sizeof(struct debuggerinfo_struct)}. */
    private static final int INFO_BYTES = 40;
    /** kernel/debug/debug_core.h: DCPU_WANT_BT. */
    private static final int WANT_BT_BIT = 3;

    /** How it lies in memory. */
    enum Shape {
        NUMBER(4),
        /** A queued spin lock; the lowest byte is set while somebody holds it. */
        SPINLOCK(4),
        /** One bit for each CPU, in words of 64. */
        CPU_SET(8),
        INFO_NUMBER(4),
        INFO_FLAG(4),
        INFO_POINTER(8);

        private final int bytes;

        Shape(int bytes) {
            this.bytes = bytes;
        }
    }

    private final String symbol;
    private final Shape shape;
    private final int offset;

    KernelVariable(String symbol, Shape shape, int offset) {
        this.symbol = symbol;
        this.shape = shape;
        this.offset = offset;
    }

    /** The word for it in label tables and traces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The variable with this word. */
    public static Optional<KernelVariable> named(String word) {
        return Arrays.stream(values())
                .filter(variable -> variable.word().equals(word))
                .findFirst();
    }

    /** The kernel's name. */
    String symbol() {
        return symbol;
    }

    /** Whether there is one for each CPU. */
    public boolean perCpu() {
        return shape != Shape.NUMBER && shape != Shape.SPINLOCK;
    }

    int bytes() {
        return shape.bytes;
    }

    /** Where it is for a CPU, or for all, from the address of its symbol. */
    Address place(Address start, Cpu cpu) {
        return switch (shape) {
            case NUMBER, SPINLOCK -> start;
            case CPU_SET -> start.plus((long) cpu.number() / Long.SIZE * Long.BYTES);
            case INFO_NUMBER, INFO_FLAG, INFO_POINTER -> start.plus((long) cpu.number() * INFO_BYTES + offset);
        };
    }

    /** Its value in the model's terms, from the bytes in memory: a set or a flag is 0 or 1. */
    long decode(long raw, Cpu cpu) {
        return switch (shape) {
            case NUMBER, INFO_NUMBER -> (int) raw;
            case SPINLOCK -> (raw & 0xff) == 0 ? 0 : 1;
            case CPU_SET -> raw >>> cpu.number() % Long.SIZE & 1;
            case INFO_FLAG -> raw >>> WANT_BT_BIT & 1;
            case INFO_POINTER -> raw;
        };
    }
}
