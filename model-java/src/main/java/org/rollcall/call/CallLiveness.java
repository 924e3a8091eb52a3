package org.rollcall.call;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.rollcall.transition.Fairness;
import org.rollcall.transition.Instance;
import org.rollcall.transition.LeadsTo;

/** What must happen in the end of {@code CallFunction.tla}. */
public final class CallLiveness {
    private static final Set<CallKind> GOES_ON =
            EnumSet.of(CallKind.CSD_LOCK, CallKind.SEND_OWED, CallKind.WAIT_END, CallKind.WAKE_END);

    private CallLiveness() {}

    /** CallsRun: what is queued for a CPU runs, unless the CPU is gone. */
    public static List<LeadsTo<CallState>> callsRun(int cpus) {
        return IntStream.range(0, cpus)
                .mapToObj(d -> new LeadsTo<CallState>(
                        state -> !state.queue().get(d).isEmpty(),
                        state -> state.queue().get(d).isEmpty()
                                || state.pc().get(d).isGone()))
                .toList();
    }

    /** FairSpec: a CPU that could go on for ever does go on, and an IPI that could be taken for ever is taken. */
    public static List<Fairness<Instance<CallKind>>> fairSpec(int cpus) {
        List<Fairness<Instance<CallKind>>> all = new ArrayList<>();
        for (int c = 0; c < cpus; c++) {
            int cpu = c;
            all.add(Fairness.weak(step -> step.cpus().get(0) == cpu && GOES_ON.contains(step.kind())));
            all.add(Fairness.weak(step -> step.cpus().get(0) == cpu && step.kind() == CallKind.TAKE_CALL));
        }
        return all;
    }
}
