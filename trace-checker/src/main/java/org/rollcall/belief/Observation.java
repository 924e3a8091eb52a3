package org.rollcall.belief;

import org.rollcall.machine.Step;

/** What a text shows of a behaviour, one thing at a time. */
public sealed interface Observation {
    /** The line that shows it, from 1. */
    long line();

    /** A step that prints, such as {@code P1} of a CPU that answers. */
    record Taken(Step step, long line) implements Observation {}

    /** {@code kdb_cpu_status} shows this CPU in the debugger, or a prompt of it does. */
    record InDebugger(int cpu, long line) implements Observation {}

    /** {@code kdb_cpu_status} shows this CPU as not in the debugger: {@code D}, or {@code F} where it is offline. */
    record NotInDebugger(int cpu, long line) implements Observation {}

    /** So much time has passed that a wait may be over. Before that no time-out can have fired. */
    record WaitOver(long line) implements Observation {}

    /** Lines are missing here: any step may have been taken unseen. */
    record Cut(long line) implements Observation {}
}
