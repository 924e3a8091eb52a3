package org.rollcall.belief;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Step;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Debugging;
import org.rollcall.roll.Event;

/** The steps that the lines of a roll call show, and between them the causes and ends that its verdict assumes, in order. */
final class ClaimedSteps {
    private final RollCallText text;
    private final TracedSteps seen;
    private final KernelVersion kernel;
    private final int requester;
    private final List<Goal> goals = new ArrayList<>();

    private ClaimedSteps(RollCallText text, TracedSteps seen, KernelVersion kernel) {
        this.text = text;
        this.seen = seen;
        this.kernel = kernel;
        this.requester = text.requester();
    }

    /**
     * The steps of one roll call.
     *
     * @param silence the step that keeps a CPU from answering
     * @param seen what a trace shows besides
     */
    static List<Goal> of(RollCallText text, StepKind silence, TracedSteps seen, KernelVersion kernel) {
        var steps = new ClaimedSteps(text, seen, kernel);
        steps.assume(silence, text.silent().without(seen.lost()));
        steps.assume(StepKind.LONG_HARD_WINDOW, text.lateJoiner());
        steps.assume(StepKind.LONG_IRQ_OFF, text.interrupted());
        switch (text.kind()) {
            case BACKTRACE -> steps.backtrace();
            case FALLBACK -> steps.fallback();
            default -> steps.kgdb();
        }
        return steps.goals;
    }

    /** The request line stands between the requester's own dump and the first SGI. */
    private void backtrace() {
        Map<Integer, Long> answers = text.answers();
        assume(StepKind.T1, requester);
        Long own = answers.remove(requester);
        if (own != null) {
            show(new Step(StepKind.T4, requester, -1), own);
        }
        show(new Step(StepKind.T5_END, requester, -1), text.call().requestLine());
        answers.forEach((cpu, line) -> {
            goals.addAll(seen.taken(cpu, kernel));
            show(new Step(StepKind.P1, cpu, -1), line);
            goals.add(seen.left(cpu));
        });
        seen.lost().stream().forEach(cpu -> goals.addAll(seen.taken(cpu, kernel)));
        if (text.hasMissed()) {
            assume(StepKind.TIMEOUT_BT, requester);
            assume(StepKind.T8, requester);
        } else if (text.isComplete()) {
            assume(StepKind.T6, requester);
            assume(StepKind.T8, requester);
        }
    }

    private void fallback() {
        Map<Integer, Long> answers = text.answers();
        answers.remove(requester);
        show(new Step(StepKind.SYSRQ_SHOW_ALL, requester, -1), text.call().requestLine());
        assume(StepKind.SEND_OWED, requester);
        answers.forEach((cpu, line) -> {
            show(new Step(StepKind.CALL_SHOW, cpu, requester), line);
            assume(StepKind.RET, cpu);
        });
    }

    private void kgdb() {
        assume(StepKind.E0, requester);
        assume(StepKind.M5_END, requester);
        text.slaves().without(text.lateJoiner()).stream().forEach(cpu -> {
            goals.addAll(seen.taken(cpu, kernel));
            assume(StepKind.E2_SLAVE, cpu);
        });
        long timedOut = text.line(Debugging.KgdbTimedOut.class);
        boolean waits = timedOut > 0 || text.hasMissed();
        show(new Step(waits ? StepKind.TIMEOUT_KG : StepKind.M6, requester, -1), timedOut);
        assume(StepKind.LONG_HARD_WINDOW_END, text.lateJoiner());
        assume(StepKind.E2_SLAVE, text.lateJoiner());
        text.lines().stream()
                .filter(event -> event.message() instanceof Debugging.KdbPrompt prompt
                        && prompt.command().equals("go"))
                .findFirst()
                .ifPresent(this::leave);
    }

    private void leave(Event go) {
        show(new Step(StepKind.GO, requester, -1), go.line().number());
        assume(StepKind.RET, text.slaves());
        assume(StepKind.X5, requester);
    }

    private void show(Step step, long line) {
        goals.add(new Goal(step, line));
    }

    private void assume(StepKind kind, CpuSet cpus) {
        cpus.stream().forEach(cpu -> assume(kind, cpu));
    }

    private void assume(StepKind kind, int cpu) {
        show(new Step(kind, cpu, -1), 0);
    }
}
