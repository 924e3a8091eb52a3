package org.rollcall.machine;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rollcall.kernel.Context;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.Label;
import org.rollcall.kernel.TaskState;
import org.rollcall.kernel.Variables;
import org.rollcall.transition.LeadsTo;

/** What must happen in the end: the properties of {@code IpiNmiLiveness.tla}, by name. */
public enum LiveProperty {
    /** A backtrace request ends. */
    BT_TERM("Bt_Term", (k, s, c, d) -> k.v.btReqr.is(s, c), (k, s, c, d) -> !k.v.btReqr.is(s, c)),
    /** A master whose roundup begins comes to the debugger. */
    KG_ARRIVE(
            "Kg_Arrive",
            (k, s, c, d) -> k.v.dbgPc.is(s, c, DbgLabel.M4),
            (k, s, c, d) -> k.v.dbgPc.is(s, c, DbgLabel.M9)),
    /** A master that is told to go leaves. */
    KG_LEAVE(
            "Kg_Leave",
            (k, s, c, d) -> k.v.dbgPc.is(s, c, DbgLabel.X3),
            (k, s, c, d) -> k.v.dbgPc.is(s, c, DbgLabel.NONE)),
    /** A CPU that was asked and is missing joins as soon as it is OPEN. */
    LATE_JOIN(
            "Late_Join",
            (k, s, c, d) -> k.v.dbgPc.is(s, c, DbgLabel.M9)
                    && k.v.kgAsked.has(s, d)
                    && k.contexts.top(s, d) == Context.TASK
                    && k.v.task.is(s, d, TaskState.OPEN),
            (k, s, c, d) ->
                    !k.v.dbgPc.is(s, c, DbgLabel.M9) || k.v.entered.has(s, d) || !k.v.task.is(s, d, TaskState.OPEN)),
    /** A stop that was begun comes to its end. */
    STOP_TERM(
            "Stop_Term",
            (k, s, c, d) -> k.v.stopper.is(s, c),
            (k, s, c, d) -> k.v.stopPc.get(s).isOver() || isSlaveAt(k.v, s, c, Label.S, Label.Q1, Label.Q3, Label.Z)),
    /** A CPU that was interrupted goes back to what it did. */
    KG_RESUME(
            "Kg_Resume",
            (k, s, c, d) -> isSlaveAt(k.v, s, c, Label.L),
            (k, s, c, d) ->
                    k.v.evPc.is(s, c, Label.NONE) && k.v.nmiPc.is(s, c, Label.NONE) && k.v.irqPc.is(s, c, Label.NONE)),
    /** Every CPU that can answer the fallback of sysrq-l prints in the end. */
    FB_TERM("Fb_Term", (k, s, c, d) -> k.v.unshown.has(s, c), (k, s, c, d) -> !k.v.unshown.has(s, c)) {
        @Override
        boolean concerns(Configuration k, int c) {
            return !k.environment().of(Habit.STUCK).contains(c);
        }
    },
    /** The same of every CPU, locked up or not. */
    FB_TERM_ALL("Fb_Term_all", (k, s, c, d) -> k.v.unshown.has(s, c), (k, s, c, d) -> !k.v.unshown.has(s, c));

    /** A predicate of a state and two CPUs, the second of which most ignore. */
    private interface Condition {
        boolean holds(Kernel k, long[] s, int c, int d);
    }

    private final String specName;
    private final Condition from;
    private final Condition to;

    LiveProperty(String specName, Condition from, Condition to) {
        this.specName = specName;
        this.from = from;
        this.to = to;
    }

    /** The name of the property in the specification. */
    public String specName() {
        return specName;
    }

    /** What it promises of each CPU, or each pair of CPUs, of a machine. */
    public List<LeadsTo<State>> of(Machine machine) {
        Kernel k = machine.kernel();
        int pairs = this == LATE_JOIN ? k.v.cpus : 1;
        return IntStream.range(0, k.v.cpus)
                .filter(c -> concerns(machine.configuration(), c))
                .boxed()
                .flatMap(c -> IntStream.range(0, pairs)
                        .mapToObj(d -> new LeadsTo<State>(
                                state -> from.holds(k, state.words(), c, d),
                                state -> to.holds(k, state.words(), c, d))))
                .toList();
    }

    /** Whether it promises something of a CPU. */
    boolean concerns(Configuration k, int c) {
        return true;
    }

    private static boolean isSlaveAt(Variables v, long[] s, int c, Label... labels) {
        return Stream.of(labels)
                .anyMatch(label -> v.nmiPc.is(s, c, label) || v.irqPc.is(s, c, label) || v.evPc.is(s, c, label));
    }
}
