package org.rollcall.roll;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;

/** Who is asked in one roll call, who was heard from, and whom the kernel names as silent, as far as the text tells. */
final class Answers {
    private final BitSet answered = new BitSet();
    private final BitSet idle = new BitSet();
    private final BitSet named = new BitSet();
    private final BitSet late = new BitSet();
    private final BitSet excused = new BitSet();
    private @Nullable CpuSet asked;
    /** How many of the asked CPUs were not heard from: each record of the log wants to know. */
    private int outstanding;

    private boolean untold;

    /** These CPUs are asked; null if the text does not say which. */
    void ask(@Nullable CpuSet cpus) {
        asked = cpus;
        outstanding = outstanding().size();
    }

    /** A CPU is heard from, with a dump or by the line that skips it as idle. */
    void answer(int cpu, boolean skipped) {
        if (asked != null && asked.contains(cpu) && !hasHeardOf(cpu)) {
            outstanding--;
        }
        (skipped ? idle : answered).set(cpu);
        untold = false;
    }

    /** The kernel names a CPU as silent; whether it does so for the first time. */
    boolean name(int cpu) {
        boolean first = !named.get(cpu);
        named.set(cpu);
        return first;
    }

    /** The kernel says why a silent CPU is not to be called missed. */
    void excuse(int cpu) {
        excused.set(cpu);
    }

    /** A CPU answers too late to count; whether it does so for the first time. */
    boolean answerLate(int cpu) {
        boolean first = !late.get(cpu);
        late.set(cpu);
        return first;
    }

    /** The text does not tell who answers, until a line of it does. */
    void leaveOpen() {
        untold = true;
    }

    /** The text tells who answers, be it nobody. */
    void tell() {
        untold = false;
    }

    boolean areUntold() {
        return untold;
    }

    @Nullable
    CpuSet asked() {
        return asked;
    }

    CpuSet answered() {
        return CpuSet.copyOf(answered);
    }

    CpuSet idle() {
        return CpuSet.copyOf(idle);
    }

    CpuSet excused() {
        return CpuSet.copyOf(excused);
    }

    CpuSet named() {
        return CpuSet.copyOf(named);
    }

    CpuSet heardOf() {
        return answered().with(idle());
    }

    /** The asked CPUs that were not heard from. */
    CpuSet outstanding() {
        return asked == null ? CpuSet.none() : asked.without(heardOf());
    }

    boolean hasDumpOf(int cpu) {
        return answered.get(cpu);
    }

    boolean hasHeardOf(int cpu) {
        return answered.get(cpu) || idle.get(cpu);
    }

    boolean haveNamed(int cpu) {
        return named.get(cpu);
    }

    /** Whether this CPU is asked; one request to all without a list asks every CPU. */
    boolean mayAsk(int cpu) {
        return asked == null || asked.contains(cpu);
    }

    /** Whether nobody was heard from. */
    boolean areNone() {
        return answered.isEmpty() && idle.isEmpty();
    }

    /** Whether it is known who is asked, and all of them were heard from. */
    boolean areComplete() {
        return asked != null && outstanding == 0;
    }
}
