package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.rollcall.arbitraries.Configurations;
import org.rollcall.arbitraries.Run;
import org.rollcall.arbitraries.Runs;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Machine;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/**
 * Machines that are too large to enumerate: on random schedules of random configurations the specification takes the same
 * steps to the same states, and in each state enables the same ones. {@code RunProperties} goes on to sixteen CPUs.
 */
class LargerThanTlcProperties {
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    private static final Set<KernelVersion> SEEN = ConcurrentHashMap.newKeySet();

    @Property(tries = 40)
    void everyStepIsTheSpecifications(@ForAll("runs") Run run) {
        SEEN.add(run.configuration().version());
        try (Specification specification =
                TOOLS.openConfigured("MCIpiNmi", ConfigurationWriter.write(run.configuration()))) {
            JointRun joint = new LockStep(specification, new Machine(run.configuration())).runBothWays(run.schedule());
            assertThat(joint.refusal()).as(joint.toString()).isNull();
        }
    }

    @AfterContainer
    static void ofAllVariants() {
        assertThat(SEEN).containsExactlyInAnyOrder(KernelVersion.values());
    }

    @Provide
    Arbitrary<Run> runs() {
        return Runs.of(Configurations.between(2, 8), 60);
    }
}
