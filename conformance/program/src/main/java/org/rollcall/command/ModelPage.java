package org.rollcall.command;

import java.util.List;
import java.util.Locale;
import org.rollcall.counterexample.Change;
import org.rollcall.counterexample.Sequence;
import org.rollcall.counterexample.SequenceText;
import org.rollcall.counterexample.TraceJson;
import org.rollcall.counterexample.TraceTable;
import org.rollcall.page.Page;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelCheck;
import org.rollcall.spec.SpecValue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The result of a model as a page: lanes, messages, and the state at each step. */
final class ModelPage {
    private ModelPage() {}

    static String of(ModelCheck.Outcome outcome) {
        Model model = outcome.model();
        Counterexample trace = outcome.counterexample();
        ObjectNode data = JsonMapper.shared()
                .createObjectNode()
                .put("found", outcome.found().toString())
                .put("description", model.description())
                .put("figures", figures(outcome))
                .put("ending", ending(outcome));
        String title = title(outcome);
        String text = title + "\n" + model.description() + "\n";
        if (trace == null) {
            data.putArray("steps");
        } else {
            add(data, trace);
            text += "\n" + String.join("\n", SequenceText.ascii(Sequence.of(trace))) + "\n";
        }
        return Page.MODEL.of(title, text + "\n" + ending(outcome) + "\n", data);
    }

    static String title(ModelCheck.Outcome outcome) {
        return outcome.model().name() + ": " + outcome.found();
    }

    private static void add(ObjectNode data, Counterexample trace) {
        Sequence sequence = Sequence.of(trace);
        List<SpecValue> cpus = TraceTable.cpus(trace);
        data.set("lanes", JsonMapper.shared().valueToTree(sequence.lanes()));
        data.set("steps", JsonMapper.shared().valueToTree(sequence.steps()));
        data.set("messages", JsonMapper.shared().valueToTree(sequence.messages()));
        data.set("states", JsonMapper.shared().valueToTree(TraceJson.of(trace).get("states")));
        ArrayNode changes = data.putArray("changes");
        for (int i = 0; i < trace.actions().size(); i++) {
            ArrayNode step = changes.addArray();
            for (Change change :
                    Change.between(trace.states().get(i), trace.states().get(i + 1), cpus)) {
                SpecValue cpu = change.cpu();
                step.addObject().put("cpu", cpu == null ? null : cpu.toString()).put("text", change.text());
            }
        }
    }

    private static String figures(ModelCheck.Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "%,d distinct states, %,d generated, %d levels; property %s of %s",
                outcome.exploration().distinct(),
                outcome.exploration().generated(),
                outcome.exploration().depth(),
                outcome.model().property(),
                outcome.model().variant());
    }

    private static String ending(ModelCheck.Outcome outcome) {
        Counterexample trace = outcome.counterexample();
        if (trace == null) {
            return String.valueOf(outcome.found());
        }
        if (trace.loopTo() >= 0) {
            return outcome.found() + ": from here back to the state after step " + trace.loopTo() + ", for ever";
        }
        return outcome.found()
                + (trace.loopTo() == Counterexample.STUTTERS ? ": nothing happens any more" : ": here it breaks");
    }
}
