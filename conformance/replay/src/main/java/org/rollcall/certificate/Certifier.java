package org.rollcall.certificate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.belief.Claim;
import org.rollcall.belief.Claims;
import org.rollcall.belief.Goal;
import org.rollcall.belief.HiddenSteps;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Machine;
import org.rollcall.replay.ConfigurationWriter;
import org.rollcall.replay.JointRun;
import org.rollcall.replay.LockStep;
import org.rollcall.roll.Event;
import org.rollcall.roll.RollCall;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;
import org.rollcall.trace.Account;

/** Certifies verdicts. */
public final class Certifier {
    /** The protocol without properties: the root of the bounded models enumerates permutations of the CPUs. */
    private static final String MODULE = "IpiNmi";

    private final TlaTools tools;
    private final @Nullable KernelVersion variant;

    /** A certifier that takes the kernel from the log if {@code variant} is null. */
    public Certifier(TlaTools tools, @Nullable KernelVersion variant) {
        this.tools = tools;
        this.variant = variant;
    }

    /** The same without a trace. */
    public Certificate certify(RollCall call, List<Event> events) {
        return certify(call, events, Map.of());
    }

    /**
     * Certifies one verdict from the messages of its log.
     *
     * @param accounts what a trace tells of the CPUs, empty without one
     */
    public Certificate certify(RollCall call, List<Event> events, Map<Integer, Account> accounts) {
        Claim claim = Claims.of(call, events, variant, accounts);
        if (claim instanceof Claim.Outside outside) {
            return new Certificate.Outside(outside.why());
        }
        return certify((Claim.Behaviour) claim);
    }

    private Certificate certify(Claim.Behaviour behaviour) {
        HiddenSteps.Found found = HiddenSteps.find(behaviour);
        if (found.missed() != null) {
            String where = found.missed().line() > 0
                    ? (found.missed().traced() ? "trace line " : "line ")
                            + found.missed().line() + ": "
                    : "";
            return new Certificate.Refused(
                    where + "the model cannot take " + found.missed().step() + " after "
                            + found.schedule().steps().size() + " steps: needs " + found.guard());
        }
        String cfg = ConfigurationWriter.write(behaviour.configuration());
        try (Specification specification = tools.openConfigured(MODULE, cfg)) {
            JointRun run = new LockStep(specification, new Machine(behaviour.configuration())).run(found.schedule());
            return run.refusal() == null
                    ? new Certificate.Certified(
                            behaviour.configuration(),
                            found.schedule(),
                            run.trace(),
                            behaviour.goals().stream().filter(Goal::traced).count())
                    : new Certificate.Refused(run.refusal());
        }
    }
}
