package org.rollcall.belief;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.StepKind;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Debugging;
import org.rollcall.roll.Event;
import org.rollcall.roll.RollCall;

/** Looks in a debugger session for a status that shows a CPU outside the debugger, below a prompt of that CPU. */
final class StatusExamination {
    private final Examination text;
    private final RollCall call;
    private final List<Event> events;
    private final int master;

    StatusExamination(Examination text, int master) {
        this.text = text;
        this.call = text.call();
        this.events = text.events();
        this.master = master;
    }

    /** The first status that nothing explains, or null: right below a prompt of a CPU, which asked for it. */
    @Nullable
    Contradiction contradiction() {
        for (int i = 0; i + 2 < events.size(); i++) {
            if (events.get(i).message() instanceof Debugging.KdbPrompt prompt
                    && call.firstLine() <= events.get(i).line().number()
                    && events.get(i + 2).message() instanceof Debugging.CpuStatus status
                    && events.get(i + 2).line().number() <= call.lastLine()
                    && events.get(i + 2).line().number() - events.get(i).line().number() == 2
                    && events.get(i + 1).message() instanceof Debugging.CurrentCpu current
                    && current.cpu() == prompt.cpu()
                    && status.whole()
                    && !status.rounded().contains(prompt.cpu())) {
                Contradiction found = shown(
                        prompt.cpu(),
                        events.get(i).line().number(),
                        events.get(i + 2).line().number());
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** A CPU that a prompt shows in the debugger, and a later line does not. */
    private @Nullable Contradiction shown(int cpu, long prompt, long line) {
        Projection cpus = Projection.onto(CpuSet.of(cpu, master));
        int place = cpus.cpu(cpu);
        Belief belief = text.belief(
                        cpus,
                        CpuSet.none(),
                        machine -> machine.withBacktrace(backtrace -> backtrace.withMaxBt(0))
                                .withDebugger(debugger -> debugger.withMasters(cpus.chosen(CpuSet.of(master)))))
                .absorb(new Observation.WaitOver(prompt))
                .absorb(new Observation.InDebugger(place, prompt));
        if (belief.isEmpty()
                || !belief.absorb(new Observation.NotInDebugger(place, line)).isEmpty()) {
            return null;
        }
        StepKind leaves = cpu == master ? StepKind.X5 : StepKind.R4;
        return new Contradiction(
                line,
                cpu,
                leaves,
                "is shown as not in the debugger, and the prompt at line " + prompt
                        + " is its own: before go nothing clears its enter_kgdb (kgdb_cpu_enter, step "
                        + leaves.specName() + ")");
    }
}
