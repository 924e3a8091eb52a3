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
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.check.BothSearches;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The result of a model as a page: lanes, messages, and the state at each step. */
final class ModelPage {
    private ModelPage() {}

    static String of(String name, String description, BothSearches.Result search) {
        Counterexample trace = search.counterexample();
        ObjectNode data = JsonMapper.shared()
                .createObjectNode()
                .put("found", search.found().toString())
                .put("description", description)
                .put("figures", figures(search))
                .put("ending", ending(search));
        String title = name + ": " + search.found();
        String text = title + "\n" + description + "\n";
        if (trace == null) {
            data.putArray("steps");
        } else {
            add(data, trace);
            text += "\n" + String.join("\n", SequenceText.ascii(Sequence.of(trace))) + "\n";
        }
        return Page.MODEL.of(title, text + "\n" + ending(search) + "\n", data);
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

    private static String figures(BothSearches.Result search) {
        return String.format(
                Locale.ROOT,
                "%,d distinct states, %,d generated, %d levels",
                search.search().distinct(),
                search.search().generated(),
                search.search().depth());
    }

    private static String ending(BothSearches.Result search) {
        Counterexample trace = search.counterexample();
        if (trace == null) {
            return String.valueOf(search.found());
        }
        if (trace.loopTo() >= 0) {
            return search.found() + ": from here back to the state after step " + trace.loopTo() + ", for ever";
        }
        return search.found()
                + (trace.loopTo() == Counterexample.STUTTERS ? ": nothing happens any more" : ": here it breaks");
    }
}
