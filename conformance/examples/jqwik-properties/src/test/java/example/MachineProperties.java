package example;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rollcall.arbitraries.Configurations;
import org.rollcall.arbitraries.Run;
import org.rollcall.arbitraries.Runs;

/** Whoever still owes a backtrace was asked for one, on machines of up to eight CPUs. */
class MachineProperties {
    @Provide
    Arbitrary<Run> runs() {
        return Runs.of(Configurations.between(2, 8), 80);
    }

    @Property
    boolean onlyTheAskedAreAwaited(@ForAll("runs") Run run) {
        return run.states().stream()
                .allMatch(s -> s.btReqr() < 0 || s.btMask().minus(s.btWant()).isEmpty());
    }
}
