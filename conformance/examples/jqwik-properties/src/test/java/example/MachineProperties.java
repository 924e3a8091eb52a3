package example;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rollcall.arbitraries.Configurations;
import org.rollcall.arbitraries.Run;
import org.rollcall.arbitraries.Runs;
import org.rollcall.machine.State;

/** Whoever still owes a backtrace was asked for one, on machines of up to eight CPUs. */
class MachineProperties {
    @Provide
    Arbitrary<Run> runs() {
        return Runs.of(Configurations.between(2, 8), 80);
    }

    @Property(tries = 200)
    void onlyTheAskedAreAwaited(@ForAll("runs") Run run) {
        List<State> states = run.states();
        for (State state : states) {
            if (state.btReqr() >= 0 && !state.btMask().minus(state.btWant()).isEmpty()) {
                throw new AssertionError(state.btMask() + " is awaited, " + state.btWant() + " was asked");
            }
        }
    }
}
