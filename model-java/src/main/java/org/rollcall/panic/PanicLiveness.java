package org.rollcall.panic;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rollcall.transition.Fairness;
import org.rollcall.transition.Instance;
import org.rollcall.transition.LeadsTo;

/** What must happen in the end of {@code PanicElection.tla}. */
public final class PanicLiveness {
    /** What nobody has to do. */
    private static final Set<PanicKind> AT_WILL = EnumSet.of(
            PanicKind.LOCK_UP,
            PanicKind.CALL_QUEUE,
            PanicKind.BACKTRACE,
            PanicKind.PANIC,
            PanicKind.DIE,
            PanicKind.RESTART);

    private static final Set<Place> IN_PANIC = EnumSet.of(
            Place.CRASH,
            Place.CLAIM,
            Place.J2,
            Place.J3,
            Place.J4,
            Place.J6,
            Place.J7,
            Place.WAIT,
            Place.TRY,
            Place.KGDB);

    /** SomePanic: if a CPU panics the machine comes to the end of a panic. */
    public static final LeadsTo<PanicState> SOME_PANIC = new LeadsTo<>(
            state -> state.pc().any(IN_PANIC::contains), state -> state.pc().any(place -> place == Place.OVER));

    private PanicLiveness() {}

    /** FairSpec: a CPU that could go on for ever does go on, and an event that could be taken for ever is taken. */
    public static List<Fairness<Instance<PanicKind>>> fairSpec(int cpus) {
        List<Fairness<Instance<PanicKind>>> all = new ArrayList<>();
        for (int c = 0; c < cpus; c++) {
            int cpu = c;
            all.add(Fairness.weak(step ->
                    step.cpus().get(0) == cpu && step.kind() != PanicKind.D1 && !AT_WILL.contains(step.kind())));
            all.add(Fairness.weak(step -> step.cpus().get(0) == cpu && step.kind() == PanicKind.D1));
        }
        return all;
    }
}
