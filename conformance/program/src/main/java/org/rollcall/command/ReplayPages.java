package org.rollcall.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.replay.Bisimulation;
import org.rollcall.replay.JointRun;
import org.rollcall.replay.Replay;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.walk.Choices;
import org.rollcall.walk.Walk;
import org.rollcall.walk.Walks;

/** What a replay found, as pages: the steps of the specification, and at their end the state of the Java model beside its own. */
final class ReplayPages {
    private final SpecificationOptions specification;
    private final Replay replay;

    ReplayPages(SpecificationOptions specification, Replay replay) {
        this.specification = specification;
        this.replay = replay;
    }

    /** The first difference of a model, or that there is none. */
    String of(Replay.Outcome outcome) {
        Model model = outcome.model();
        Bisimulation.Difference difference = outcome.report().difference();
        String figures = String.format(
                Locale.ROOT,
                "%,d states, %,d transitions compared",
                outcome.report().states(),
                outcome.report().transitions());
        if (difference == null) {
            return new BehaviourPage(
                            model.name() + ": specification and Java model are the same", model.description(), figures)
                    .page();
        }
        return page(
                model,
                model.name() + ": specification and Java model differ",
                figures,
                replay.behaviour(model, difference),
                difference.text());
    }

    /** A schedule on both. */
    String of(Model model, String file, JointRun run) {
        String title = file + ": " + (run.refusal() == null ? "taken by both" : "not taken by both");
        String figures = run.trace().actions().size() + " steps of " + model.name();
        return page(model, title, figures, run.trace(), run.refusal());
    }

    private String page(Model model, String title, String figures, Counterexample trace, @Nullable String difference) {
        String ending = difference == null ? "specification and machine take all steps" : difference;
        var page = new BehaviourPage(title, model.description(), figures).steps(trace, ending, difference == null);
        Optional<Walk<?, ?>> walk =
                Walks.of(model.module(), specification.tools().configuration(model));
        walk.ifPresent(java -> {
            page.choices(java, trace, specification.texts(model.module()));
            page.beside("specification", "Java model", atTheEnd(trace, Choices.last(java, trace)));
        });
        return page.page();
    }

    private static List<List<List<String>>> atTheEnd(Counterexample trace, Map<String, SpecValue> java) {
        List<List<List<String>>> rows =
                new ArrayList<>(Collections.nCopies(trace.states().size(), List.of()));
        SpecState last = trace.states().get(trace.states().size() - 1);
        Map<String, SpecValue> here = new TreeMap<>();
        last.values().forEach((name, value) -> {
            if (value instanceof SpecValue.Function function && java.get(name) == null) {
                function.graph().forEach((cpu, image) -> here.put(name + "[" + cpu + "]", ItfTrace.plain(image)));
            } else {
                here.put(name, ItfTrace.plain(value));
            }
        });
        List<List<String>> all = new ArrayList<>();
        here.forEach((name, value) -> all.add(List.of(name, text(value), text(java.get(name)))));
        rows.set(rows.size() - 1, all);
        return rows;
    }

    private static String text(@Nullable SpecValue value) {
        return Objects.toString(value, "-").replace("\"", "");
    }
}
