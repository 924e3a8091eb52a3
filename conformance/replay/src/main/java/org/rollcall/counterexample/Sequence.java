package org.rollcall.counterexample;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;

/**
 * A behaviour as what passes between lanes, one for each CPU: who takes each step, and to whom it sends an interrupt or a call. A message
 * is an element that a step puts into a set of another CPU ({@code pend}, {@code showQ}); it is on its way until it leaves that set.
 *
 * @param lanes the CPUs; a machine without CPUs in its state is one lane
 */
public record Sequence(List<String> lanes, List<Step> steps, List<Message> messages) {
    /** The lane of a machine that is one CPU. */
    public static final String MACHINE = "cpu";

    /**
     * A step.
     *
     * @param lane whose step it is, a position of {@link Sequence#lanes()}
     * @param name {@code RoundupSend(c2, c3)}
     * @param source kernel file and function, or ""
     */
    public record Step(int lane, String name, String source) {}

    /**
     * A message.
     *
     * @param sent the step that sends it, from 0
     * @param from the lane of the sender
     * @param to the lane of the receiver
     * @param taken the step at which the receiver takes it, or -1 if it never does
     * @param text {@code pend N}
     */
    public record Message(int sent, int from, int to, int taken, String text) {}

    public Sequence {
        lanes = List.copyOf(lanes);
        steps = List.copyOf(steps);
        messages = List.copyOf(messages);
    }

    /** The sequence of a counterexample. */
    public static Sequence of(Counterexample trace) {
        List<SpecValue> cpus = TraceTable.cpus(trace);
        List<Step> steps = new ArrayList<>();
        for (SpecAction action : trace.actions()) {
            steps.add(new Step(lane(action, cpus), action.toString(), action.source()));
        }
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            int from = steps.get(i).lane();
            for (Change change : changes(trace, i, cpus)) {
                SpecValue cpu = change.cpu();
                boolean put = change.text().startsWith("+") && change.text().indexOf(' ') > 0;
                if (cpu != null && put && cpus.indexOf(cpu) != from) {
                    String text = change.text().substring(1);
                    messages.add(new Message(i, from, cpus.indexOf(cpu), taken(trace, i, cpus, cpu, text), text));
                }
            }
        }
        List<String> lanes = cpus.isEmpty()
                ? List.of(MACHINE)
                : cpus.stream().map(SpecValue::toString).toList();
        return new Sequence(lanes, steps, messages);
    }

    /** The message that a step sends, or null; the first if there are several. */
    @Nullable
    Message sentBy(int step) {
        return messages.stream()
                .filter(message -> message.sent() == step)
                .findFirst()
                .orElse(null);
    }

    private static int taken(Counterexample trace, int sent, List<SpecValue> cpus, SpecValue cpu, String text) {
        for (int i = sent + 1; i < trace.actions().size(); i++) {
            boolean leaves = changes(trace, i, cpus).stream()
                    .anyMatch(
                            change -> cpu.equals(change.cpu()) && change.text().equals("-" + text));
            if (leaves) {
                return i;
            }
        }
        return -1;
    }

    private static List<Change> changes(Counterexample trace, int step, List<SpecValue> cpus) {
        SpecState before = trace.states().get(step);
        return Change.between(before, trace.states().get(step + 1), cpus);
    }

    /** A step is its first CPU's. */
    private static int lane(SpecAction action, List<SpecValue> cpus) {
        return action.arguments().stream()
                .mapToInt(cpus::indexOf)
                .filter(lane -> lane >= 0)
                .findFirst()
                .orElse(0);
    }
}
