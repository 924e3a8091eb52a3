package org.rollcall.machine;

import java.util.stream.Stream;
import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.Variables;

/**
 * Who enters the debugger, and what its user does.
 *
 * @param masters CPUs that may hit a breakpoint
 * @param maxKg number of debugger entries, 0..15
 * @param dbgEntry how the debugger is entered
 * @param btc the user of the debugger may ask for the stacks of the slaves
 */
public record Debugger(CpuMask masters, int maxKg, DbgEntry dbgEntry, boolean btc) {
    public Debugger {
        if (maxKg < 0 || maxKg > Variables.MAX_COUNT) {
            throw new IllegalArgumentException("maxKg is 0 to " + Variables.MAX_COUNT);
        }
    }

    static Debugger onSecond(int cpus) {
        return new Debugger(CpuMask.of(Math.min(1, cpus - 1)), 1, DbgEntry.BRK, false);
    }

    static Stream<Constant<Debugger, ?>> constants() {
        return Stream.of(
                new Constant<>("Masters", CpuMask.class, Debugger::masters, Debugger::withMasters),
                new Constant<>("MaxKg", Integer.class, Debugger::maxKg, Debugger::withMaxKg),
                new Constant<>("DbgEntry", DbgEntry.class, Debugger::dbgEntry, Debugger::withDbgEntry),
                new Constant<>("Btc", Boolean.class, Debugger::btc, Debugger::withBtc));
    }

    /** With {@code masters}. */
    public Debugger withMasters(CpuMask masters) {
        return new Debugger(masters, maxKg, dbgEntry, btc);
    }

    /** With {@code maxKg}. */
    public Debugger withMaxKg(int maxKg) {
        return new Debugger(masters, maxKg, dbgEntry, btc);
    }

    /** With {@code dbgEntry}. */
    public Debugger withDbgEntry(DbgEntry dbgEntry) {
        return new Debugger(masters, maxKg, dbgEntry, btc);
    }

    /** With {@code btc}. */
    public Debugger withBtc(boolean btc) {
        return new Debugger(masters, maxKg, dbgEntry, btc);
    }
}
