package org.rollcall.gickit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.CoveringWalk;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;

/**
 * Scripts from the SGI part of {@code IpiNmi.tla}: sends, acknowledges, ends and changes of masks, with what is pending,
 * active and signalled on every PE after each. {@code Take} acknowledges and drops the priority, {@code Ret}
 * deactivates: EOImode 1. Several walks, for a roll call happens only so often in a model; between them the GIC is put back
 * by hand. A step that needs more than the architecture promises is left out.
 */
final class IpiNmiScript implements ScriptSource {
    /** What a GIC sees of a step; of the PEs that have no part in it, nothing. */
    private record Kind(@Nullable Send send, List<Change> changes) {}

    private record Change(int pe, SgiState from, SgiState to) {}

    private final SgiStates states;
    private final IpiNmiSends sends;
    private final int sgis;
    private final String model;
    /** Steps that are in no script, for the architecture leaves their order or effect open. */
    private int open;

    /**
     * @param model a name for the header
     * @param specification an opened model of {@code MCIpiNmi} that is not symmetric
     */
    IpiNmiScript(String model, Specification specification) {
        this.model = model;
        states = new SgiStates(specification);
        sends = new IpiNmiSends(specification, states);
        SpecState any = specification.initialStates().get(0);
        sgis = SgiStates.bits(specification.evaluate("Sgi", List.of(), any));
    }

    @Override
    public ScriptHeader header() {
        String name = "IpiNmi.tla, model " + model + "; steps left out that the architecture leaves open: " + open;
        return new ScriptHeader(name, states.pes(), false, ScriptHeader.Binding.ARCHITECTURAL);
    }

    @Override
    public int write(CoveringWalk walks, BiConsumer<Operation, @Nullable Answer> sink) {
        SgiOperations operations = new SgiOperations(new OperationSink(sink));
        int steps = 0;
        List<SgiState> now = List.of();
        for (List<CoveringWalk.Step> walk = walks.next(); !walk.isEmpty(); walk = walks.next()) {
            List<SgiState> initial = states.of(walk.get(0).from());
            if (now.isEmpty()) {
                operations.setUp(initial, sgis);
            } else {
                operations.putBack(now, initial);
            }
            for (CoveringWalk.Step step : walk) {
                operations.step(states.of(step.from()), sends.of(step), states.of(step.to()));
            }
            now = states.of(walk.get(walk.size() - 1).to());
            steps += walk.size();
        }
        return steps;
    }

    @Override
    public @Nullable Object kind(CoveringWalk.Step step) {
        Send send = sends.of(step);
        List<Change> changes = new ArrayList<>();
        for (int pe = 0; pe < states.pes(); pe++) {
            SgiState from = states.of(step.from()).get(pe);
            SgiState to = states.of(step.to()).get(pe);
            if (leftOpen(from, to)) {
                open++;
                return null;
            }
            if (!from.equals(to) || send != null && send.reaches(pe)) {
                changes.add(new Change(pe, from, to));
            }
        }
        return changes.isEmpty() ? CoveringWalk.UNSEEN : new Kind(send, changes);
    }

    /** Of equal priorities the lowest INTID comes first; a priority changes while its interrupt is inactive and idle. */
    private static boolean leftOpen(SgiState from, SgiState to) {
        int taken = to.active() & ~from.active();
        boolean another = taken != 0 && taken != Integer.lowestOneBit(from.candidates());
        boolean reprioritised = ((from.nmi() ^ to.nmi()) & (from.pending() | from.active())) != 0;
        return another || reprioritised;
    }
}
