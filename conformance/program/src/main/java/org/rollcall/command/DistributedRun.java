package org.rollcall.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.rollcall.cluster.ServerLog;
import org.rollcall.cluster.Standing;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.tla.LaidOut;

/** What several machines found in one model. */
final class DistributedRun {
    private final DistributionOptions options;
    private final SpecificationOptions specification;
    private final PrintWriter out;
    private final PrintWriter err;

    DistributedRun(DistributionOptions options, SpecificationOptions specification, PrintWriter out, PrintWriter err) {
        this.options = options;
        this.specification = specification;
        this.out = out;
        this.err = err;
    }

    /**
     * A model of the manifest, which must do what is said of it. The search ends at a violation, and its count says nothing then;
     * steps are counted again where a state is handed out again.
     */
    int model(Model model) {
        ServerLog log = serve(model.module(), specification.tools().configuration(model));
        boolean asExpected = log.succeeded()
                ? model.expect() instanceof Expectation.Holds
                : model.expect() instanceof Expectation.Violated;
        boolean counted = !log.succeeded() || log.standing().distinct() == model.distinct();
        print(model.name(), (asExpected ? ", as expected" : ", NOT as expected"), log);
        if (!counted) {
            out.printf(Locale.ROOT, "problem: the manifest says %,d distinct states%n", model.distinct());
        }
        return asExpected && counted ? ExitStatus.OK : ExitStatus.FOUND;
    }

    /** A configuration that the manifest does not know: what it names must hold. */
    int file(String name, String module, ModelConfiguration configuration) {
        ServerLog log = serve(module, configuration);
        print(name, "", log);
        return log.succeeded() ? ExitStatus.OK : ExitStatus.FOUND;
    }

    private ServerLog serve(String module, ModelConfiguration configuration) {
        List<String> modules = specification.reader().read(module).files();
        try (LaidOut files = specification.tools().layOut(modules, configuration)) {
            ServerLog log = options.serve(files, configuration, err);
            if (!log.succeeded() && !(log.violated() && log.errors().isEmpty())) {
                String why = log.errors().isEmpty()
                        ? "the server ended"
                        : log.errors().get(0);
                throw new SpecificationException(why + "; BOUNDED: " + log.standing());
            }
            return log;
        }
    }

    private void print(String name, String judged, ServerLog log) {
        Standing end = log.standing();
        out.printf(
                "%s: %s%s%n", name, log.succeeded() ? "holds" : "a property is violated, see the last state", judged);
        out.printf(
                Locale.ROOT,
                "%,d distinct states%s; %d workers joined, %d lost%n",
                end.distinct(),
                log.succeeded() ? "" : " when the search ended",
                log.joined(),
                log.lost());
        log.trace().forEach(state -> out.printf("%n%s%n", state));
    }
}
