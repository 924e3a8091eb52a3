package org.rollcall.message;

/** Lines inside the dump of one CPU that say in which state it was, and other evidence about a CPU's state. */
public sealed interface Dumping extends Message {
    @Override
    default Topic topic() {
        return Topic.DUMPING;
    }

    /** {@code CPU: %d [UID: %u] PID: %d Comm: %.20s ...}: whose dump it is. Which task ran there decides nothing. */
    record CpuLine(int cpu) implements Dumping {}

    /**
     * {@code pstate: %08llx (flags)} of arm64.
     *
     * @param irqsMasked whether the number or the letter shows PSTATE.I set: it masks IRQs, pseudo-NMIs included
     * @param agrees whether number and letters, two prints of one value, say the same of PSTATE.I
     */
    record Pstate(boolean irqsMasked, boolean agrees) implements Dumping {}

    /** {@code pmr_save: %08llx} (now {@code pmr:}): the priority mask of the interrupted code. */
    record Pmr(long value) implements Dumping {
        /** The mask of {@code gic_arch_disable_irqs}: 0x60 and 0xa0 before 6.11, 0xc0 since. */
        public boolean irqsOff() {
            return value == 0x60 || value == 0xa0 || value == 0xc0;
        }
    }

    /** A function of the call trace that tells how the CPU was reached. */
    record TraceSymbol(String symbol) implements Dumping {}

    /** {@code Dumping ftrace buffer:} of {@code ftrace_dump} and of kdb's {@code ftdump}: a trace follows. */
    record TraceBuffer() implements Dumping {}

    /** {@code lkdtm: Performing direct entry %s}: a test provokes this crash on the CPU that prints it. */
    record LkdtmEntry(String crash) implements Dumping {}
}
