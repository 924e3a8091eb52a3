package org.rollcall.belief;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.rollcall.machine.CpuMask;
import org.rollcall.message.CpuSet;

/**
 * Some CPUs of a text as the CPUs of a small machine, numbered from 0 in their order; the others are left out of machine and text.
 * So a text of any number of CPUs is judged, and what the small machine refutes the large one refutes too, if these two things hold:
 *
 * <ul>
 *   <li>each CPU that may ask or enter the debugger is among the chosen;
 *   <li>the machine has one kind of roll call, requests or entries, and no task that holds a lock of printk.
 * </ul>
 *
 * <p>Why: take a behaviour of the large machine, and drop the steps of the CPUs left out and the sends to them. The rest is a
 * behaviour of the small machine. Step by step, by how far guard and effect reach:
 *
 * <ul>
 *   <li><b>The CPU itself</b> and what all share. A CPU left out changes two shared things only, as no such CPU asks or
 *       is a master: it may hold the printk CPU lock, and it is counted in {@code slaves_in_kgdb}. No guard waits for that lock to be held by
 *       another, so the small machine, where it is free, allows more.
 *   <li><b>One other CPU.</b> A send to a chosen CPU sees that CPU and the sender (T5, ROUNDUP_SEND, QUEUE_ON).
 *   <li><b>All CPUs.</b> T1, T2, E0, M5 and the steps of the fallback copy the online CPUs or the asked ones: restricted, these are the
 *       small machine's. T5_END, M5_END, T6 and SEND_OWED wait for a set to be empty; then its restriction is empty.
 *   <li><b>{@code slaves_in_kgdb}.</b> A CPU is counted once, and only if it was online when E0 counted. So M6 has counted all, also the chosen; X3 has
 *       counted none, also of the chosen.
 *   <li><b>Time-outs</b> need somebody who is late. If that is a chosen CPU, the small machine waits for it as well, and no chosen CPU
 *       is prompt that was not: the holder of the lock is prompt itself, so nobody waits for one left out. If only CPUs left out are
 *       late, the small machine takes T6 for TIMEOUT_BT and T6B, or M6 for TIMEOUT_KG: both lead to the same label.
 * </ul>
 *
 * <p>Hot-plug and SMP stop would count and stop CPUs left out; a belief takes no such step ({@link Visibility}).
 */
final class Projection {
    private final int[] numbers;

    private Projection(int[] numbers) {
        this.numbers = numbers;
    }

    /** Chooses these CPUs, 64 at most. */
    static Projection onto(CpuSet chosen) {
        return new Projection(chosen.stream().toArray());
    }

    /** How many CPUs the machine has. */
    int size() {
        return numbers.length;
    }

    /** Where a chosen CPU is in the machine. */
    int cpu(int number) {
        int cpu = Arrays.binarySearch(numbers, number);
        if (cpu < 0) {
            throw new IllegalArgumentException("CPU " + number + " is left out");
        }
        return cpu;
    }

    /** The chosen of these CPUs. */
    CpuMask chosen(CpuSet cpus) {
        return CpuMask.of(IntStream.range(0, numbers.length)
                .filter(cpu -> cpus.contains(numbers[cpu]))
                .toArray());
    }
}
