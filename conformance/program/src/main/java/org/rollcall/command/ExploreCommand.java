package org.rollcall.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.TlaTools;
import org.rollcall.walk.ActionTexts;
import org.rollcall.walk.Goals;
import org.rollcall.walk.Graph;
import org.rollcall.walk.Lasso;
import org.rollcall.walk.Walk;
import org.rollcall.walk.Walks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a page to walk a model with. */
@Command(
        name = "explore",
        mixinStandardHelpOptions = true,
        description =
                "Write a page in which one walks a model, step by step, in a browser: what each CPU may do next, and why"
                        + " it may not do the rest.",
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {"0:the page is written", "2:no such model, or an error in the specification"},
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall explore ML-nmi-f22 --output f22.html",
            "  rollcall explore V5-nmi-f1 > f1.html",
            "  rollcall explore --module MCPanicElection my.cfg > mine.html"
        })
final class ExploreCommand implements Callable<Integer> {
    /**
     * What is walked.
     *
     * @param name of the model
     * @param module its root
     * @param about the model in a sentence
     */
    private record Subject(String name, String module, ModelConfiguration configuration, String about) {
        /** The Java model has no constraints: what it reaches would be more than the model. */
        void requireUnbounded() {
            if (!configuration.constraints().isEmpty()
                    || !configuration.actionConstraints().isEmpty()) {
                throw new SpecificationException(name
                        + " has constraints, which the Java model does not know; leave them out, and bound the page by"
                        + " --states");
            }
        }
    }

    /** Beyond this many states the specification is asked only for what the model is about: it takes long. */
    private static final int JUDGED = 20_000;

    @Spec
    private CommandSpec command;

    @Mixin
    private final SpecificationOptions specification = new SpecificationOptions();

    @Parameters(
            paramLabel = "NAME",
            description = "a model, see rollcall model --list, or a .cfg file, see rollcall model --cfg")
    private String name;

    @Option(
            names = "--module",
            paramLabel = "NAME",
            defaultValue = Walks.MACHINE,
            description = "the root module of a .cfg file (default: ${DEFAULT-VALUE})")
    private String module;

    @Option(names = "--output", paramLabel = "FILE", description = "write the page to this file")
    private @Nullable Path output;

    @Option(
            names = "--states",
            paramLabel = "N",
            defaultValue = "500000",
            description = "end the page after this many states (default: ${DEFAULT-VALUE})")
    private int states;

    @Override
    public Integer call() {
        if (states < 1) {
            throw new SpecificationException("--states must be 1 or more");
        }
        String page = page(subject());
        if (output == null) {
            command.commandLine().getOut().print(page);
        } else {
            Destination.write(output, page);
        }
        return ExitStatus.OK;
    }

    private Subject subject() {
        TlaTools tools = specification.tools();
        if (!name.endsWith(ModelCommand.CFG)) {
            Model model = specification.manifest().named(name);
            return new Subject(name, model.module(), tools.configuration(model), model.about());
        }
        Path file = Path.of(name);
        String base = file.getFileName().toString().replaceFirst("\\.cfg$", "");
        return new Subject(base, module, tools.parse(base, ModelCommand.text(file)), name + ", of " + module);
    }

    private String page(Subject subject) {
        subject.requireUnbounded();
        Walk<?, ?> walk = Walks.of(subject.module(), subject.configuration())
                .orElseThrow(() -> new SpecificationException(subject.name() + " is a model of " + subject.module()
                        + "; rollcall explore walks those of " + String.join(", ", Walks.modules())));
        ActionTexts texts = specification.texts(subject.module());
        Graph<?, ?> graph = graph(walk, subject, texts.module());
        List<Lasso> lassos = Lasso.of(
                subject.module(),
                subject.name(),
                subject.configuration(),
                specification.tools(),
                specification.limit());
        var steps = graph.cpus().stream().flatMap(cpu -> cpu.steps().stream()).map(Object::toString);
        return ExplorerPage.of(subject.name(), subject.about(), graph, lassos, texts.of(steps));
    }

    private <S, T> Graph<S, T> graph(Walk<S, T> walk, Subject subject, Module module) {
        Graph<S, T> graph = Graph.of(walk, states);
        List<String> asked = subject.configuration().invariants();
        List<String> goals =
                graph.size() <= JUDGED ? Goals.of(module, subject.configuration(), specification.manifest()) : asked;
        try (Specification open =
                specification.tools().open(subject.module(), subject.name(), subject.configuration())) {
            Goals.add(goals, graph, walk, open);
        }
        return graph;
    }
}
