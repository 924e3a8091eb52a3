package org.rollcall.command;

import java.util.Locale;
import java.util.Optional;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.check.BothSearches;
import org.rollcall.walk.ActionTexts;
import org.rollcall.walk.Walk;

/** The result of a model as a page. */
final class ModelPage {
    private ModelPage() {}

    /**
     * The page.
     *
     * @param walk the Java model, if there is one
     * @param texts of the model's module
     */
    static String of(
            String name, String description, BothSearches.Result search, Optional<Walk<?, ?>> walk, ActionTexts texts) {
        var page = new BehaviourPage(name + ": " + search.found(), description, figures(search));
        Counterexample trace = search.counterexample();
        if (trace == null) {
            return page.line(search.found().toString()).page();
        }
        page.steps(trace, ending(search, trace), false);
        walk.ifPresent(model -> page.choices(model, trace, texts));
        return page.page();
    }

    private static String figures(BothSearches.Result search) {
        return String.format(
                Locale.ROOT,
                "%,d distinct states, %,d generated, %d levels",
                search.search().distinct(),
                search.search().generated(),
                search.search().depth());
    }

    private static String ending(BothSearches.Result search, Counterexample trace) {
        if (trace.loopTo() >= 0) {
            return search.found() + ": from here back to the state after step " + trace.loopTo() + ", for ever";
        }
        return search.found()
                + (trace.loopTo() == Counterexample.STUTTERS ? ": nothing happens any more" : ": here it breaks");
    }
}
