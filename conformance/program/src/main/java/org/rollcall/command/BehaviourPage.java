package org.rollcall.command;

import java.util.List;
import java.util.stream.Stream;
import org.rollcall.counterexample.Change;
import org.rollcall.counterexample.Sequence;
import org.rollcall.counterexample.SequenceText;
import org.rollcall.counterexample.TraceJson;
import org.rollcall.counterexample.TraceTable;
import org.rollcall.page.Page;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecValue;
import org.rollcall.walk.ActionTexts;
import org.rollcall.walk.Choices;
import org.rollcall.walk.Walk;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A behaviour as a page to step through: lanes, messages, and what is to be said of each state. {@code model.ts} reads it. */
final class BehaviourPage {
    private final String title;
    private final ObjectNode data = JsonMapper.shared().createObjectNode();
    private final StringBuilder text = new StringBuilder();

    /**
     * A page without steps.
     *
     * @param title what it says in short
     * @param description what it is about, in a sentence
     * @param figures how large it is
     */
    BehaviourPage(String title, String description, String figures) {
        this.title = title;
        data.put("title", title).put("description", description).put("figures", figures);
        data.putArray("steps");
        text.append(title).append('\n').append(description).append('\n');
    }

    /**
     * The steps.
     *
     * @param ending what is to be said of the last state
     * @param good whether that is good
     */
    BehaviourPage steps(Counterexample trace, String ending, boolean good) {
        Sequence sequence = Sequence.of(trace);
        data.put("ending", ending).put("good", good).put("loopTo", trace.loopTo());
        data.set("lanes", JsonMapper.shared().valueToTree(sequence.lanes()));
        data.set("steps", JsonMapper.shared().valueToTree(sequence.steps()));
        data.set("messages", JsonMapper.shared().valueToTree(sequence.messages()));
        data.set("states", JsonMapper.shared().valueToTree(TraceJson.of(trace).get("states")));
        List<SpecValue> cpus = TraceTable.cpus(trace);
        ArrayNode changes = data.putArray("changes");
        for (int i = 0; i < trace.actions().size(); i++) {
            ArrayNode step = changes.addArray();
            for (Change change :
                    Change.between(trace.states().get(i), trace.states().get(i + 1), cpus)) {
                SpecValue cpu = change.cpu();
                step.addObject().put("cpu", cpu == null ? null : cpu.toString()).put("text", change.text());
            }
        }
        text.append('\n')
                .append(String.join("\n", SequenceText.ascii(sequence)))
                .append('\n')
                .append(ending)
                .append('\n');
        return this;
    }

    /** What could have happened in each state, by the Java model, and the guards of these steps, by the specification. */
    BehaviourPage choices(Walk<?, ?> walk, Counterexample trace, ActionTexts texts) {
        List<Choices> choices = Choices.along(walk, trace);
        data.set("choices", JsonMapper.shared().valueToTree(choices));
        Stream<String> steps = Stream.concat(
                trace.actions().stream().map(SpecAction::toString),
                choices.stream().flatMap(here -> here.possible().stream()));
        data.set("actions", JsonMapper.shared().valueToTree(texts.of(steps)));
        return this;
    }

    /** A word on each state. */
    BehaviourPage notes(List<String> notes) {
        data.set("notes", JsonMapper.shared().valueToTree(notes));
        return this;
    }

    /**
     * What somebody else has in each state.
     *
     * @param here whose values the second entry of a row is
     * @param there whose the third is
     * @param rows for each state a row for each variable: its name and two values; null where nothing is to be compared
     */
    BehaviourPage beside(String here, String there, List<? extends List<List<String>>> rows) {
        ObjectNode beside = data.putObject("beside").put("here", here).put("there", there);
        beside.set("rows", JsonMapper.shared().valueToTree(rows));
        return this;
    }

    /** A line for the text. */
    BehaviourPage line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** The page. */
    String page() {
        return Page.MODEL.of(title, text.toString(), data);
    }
}
