package example;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rollcall.arbitraries.Configurations;
import org.rollcall.arbitraries.Run;
import org.rollcall.arbitraries.Runs;

/** The CPU in {@code kgdb_active} holds {@code dbg_master_lock}, on machines of up to eight CPUs. */
class MachineProperties {
    @Provide
    Arbitrary<Run> runs() {
        return Runs.of(Configurations.between(2, 8), 80);
    }

    @Property
    boolean theDebuggersCpuHoldsItsLock(@ForAll("runs") Run run) {
        return run.states().stream()
                .allMatch(s -> s.kgActive() < 0 || s.kgActive() == s.mlock());
    }
}
