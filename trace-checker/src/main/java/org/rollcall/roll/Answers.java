package org.rollcall.roll;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;

/** Who is asked in one roll call, who was heard from, and whom the kernel names as silent, as far as the text tells. */
final class Answers {
    private final BitSet answered = new BitSet();
    private final BitSet idle = new BitSet();
    /** Of the asked CPUs those that were not heard from: each record of the log wants to know. */
    private BitSet silent = new BitSet();

    /** An old panic names all CPUs of the machine in one line. */
    private final BitSet named = new BitSet();

    private CpuSet late = CpuSet.none();
    private CpuSet excused = CpuSet.none();
    private CpuSet unplaced = CpuSet.none();
    private @Nullable CpuSet asked;
    private boolean untold;

    /** These CPUs are asked; null if the text does not say which. */
    void ask(@Nullable CpuSet cpus) {
        asked = cpus;
        silent = cpus == null ? new BitSet() : cpus.without(heardOf()).bits();
    }

    /** A CPU is heard from, with a dump or by the line that skips it as idle. */
    void answer(int cpu, boolean skipped) {
        (skipped ? idle : answered).set(cpu);
        silent.clear(cpu);
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
        excused = excused.with(cpu);
    }

    /** These CPUs were heard from before the request line, and nothing shows that they answered another one. */
    void leaveUnplaced(CpuSet cpus) {
        unplaced = cpus;
    }

    /** A CPU answers too late to count; whether it does so for the first time. */
    boolean answerLate(int cpu) {
        boolean first = !late.contains(cpu);
        late = late.with(cpu);
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
        return excused;
    }

    CpuSet unplaced() {
        return unplaced;
    }

    CpuSet named() {
        return CpuSet.copyOf(named);
    }

    CpuSet heardOf() {
        return answered().with(idle());
    }

    /** The asked CPUs that were not heard from. */
    CpuSet outstanding() {
        return CpuSet.copyOf(silent);
    }

    /** Whether it is known of an asked CPU that it was not heard from. */
    boolean awaitAnybody() {
        return !silent.isEmpty();
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

    /** Whether this CPU may be asked and was not heard from. */
    boolean await(int cpu) {
        return asked == null ? !hasHeardOf(cpu) : silent.get(cpu);
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
        return asked != null && silent.isEmpty();
    }
}
