package org.rollcall.gickit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.CoveringWalk;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;

/** Which SGI a step of {@code IpiNmi.tla} sends. */
final class IpiNmiSends {
    private final Specification specification;
    private final SgiStates states;

    IpiNmiSends(Specification specification, SgiStates states) {
        this.specification = specification;
        this.states = states;
    }

    /** The step's write of ICC_SGI1R_EL1. Some sends find their interrupt pending, and change nothing. */
    @Nullable
    Send of(CoveringWalk.Step step) {
        List<SpecValue> arguments = step.action().arguments();
        SpecState from = step.from();
        return switch (step.action().name()) {
            case "T5" ->
                specification.holds("BtByCsd", from)
                        ? gained(step)
                        : new Send(states.pe(arguments.get(0)), intid("BtSgi", from), 1 << states.pe(arguments.get(1)));
            case "SendOwed" -> {
                int targets = states.targets(from.value("owed"));
                yield targets == 0
                        ? null
                        : new Send(states.pe(arguments.get(0)), SgiStates.intid(new SpecValue.Text("CALL")), targets);
            }
            case "RoundupSend" -> {
                int target = states.pe(arguments.get(1));
                Send gained = gained(step);
                boolean pends = (states.of(step.to()).get(target).pending() >> intid("KgSgi", from) & 1) == 1;
                boolean sends = gained == null
                        && pends
                        && !specification.holds("KgFallback", from)
                        && reachable(arguments.get(1), from);
                yield sends ? new Send(states.pe(arguments.get(0)), intid("KgSgi", from), 1 << target) : gained;
            }
            default -> gained(step);
        };
    }

    /** A live loop looks at the online mask as it sends, the others before they begin. */
    private boolean reachable(SpecValue cpu, SpecState state) {
        boolean online = ((SpecValue.SetOf) state.value("online")).elements().contains(cpu);
        return online || !specification.holds("LiveLoop", state);
    }

    /** A send that shows in what is pending. */
    private @Nullable Send gained(CoveringWalk.Step step) {
        int intids = 0;
        int targets = 0;
        for (int pe = 0; pe < states.pes(); pe++) {
            int more = states.of(step.to()).get(pe).pending()
                    & ~states.of(step.from()).get(pe).pending();
            intids |= more;
            targets |= more == 0 ? 0 : 1 << pe;
        }
        return intids == 0
                ? null
                : new Send(states.pe(step.action().arguments().get(0)), Integer.numberOfTrailingZeros(intids), targets);
    }

    private int intid(String operator, SpecState state) {
        return SgiStates.intid(specification.evaluate(operator, List.of(), state));
    }
}
