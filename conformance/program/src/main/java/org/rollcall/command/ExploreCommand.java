package org.rollcall.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.replay.ConfigurationReader;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Module;
import org.rollcall.walk.ActionTexts;
import org.rollcall.walk.Graph;
import org.rollcall.walk.MachineWalk;
import org.rollcall.walk.Walks;
import org.rollcall.walk.Witnesses;
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
        footer = {"  rollcall explore ML-nmi-f22 --output f22.html", "  rollcall explore V5-nmi-f1 > f1.html"})
final class ExploreCommand implements Callable<Integer> {
    /** Beyond this many states to ask the specification for witnesses takes longer than to wait for them is worth. */
    private static final int WITNESSED = 20_000;

    @Spec
    private CommandSpec command;

    @Mixin
    private final SpecificationOptions specification = new SpecificationOptions();

    @Parameters(paramLabel = "NAME", description = "a model, see rollcall model --list")
    private String name;

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
        String page = page(specification.manifest().named(name));
        if (output == null) {
            command.commandLine().getOut().print(page);
        } else {
            Destination.write(output, page);
        }
        return ExitStatus.OK;
    }

    private String page(Model model) {
        ModelConfiguration configuration = specification.tools().configuration(model);
        ActionTexts texts = specification.texts(model.module());
        Graph<?, ?> graph = model.module().equals(Walks.MACHINE)
                ? machine(new Machine(ConfigurationReader.read(configuration)), model, texts.module())
                : Graph.of(
                        Walks.of(model.module(), configuration)
                                .orElseThrow(() ->
                                        new SpecificationException(model.name() + " is a model of " + model.module()
                                                + "; rollcall explore walks those of MCIpiNmi and MCPriorityMask")),
                        states);
        String about = model.property() + " of " + model.variant() + ": " + model.description();
        var steps = graph.cpus().stream().flatMap(cpu -> cpu.steps().stream()).map(Object::toString);
        return ExplorerPage.of(model.name(), about, graph, texts.of(steps));
    }

    private Graph<State, Step> machine(Machine machine, Model model, Module module) {
        Graph<State, Step> graph = Graph.of(MachineWalk.of(machine), states);
        List<String> witnesses = Witnesses.of(module).stream()
                .filter(witness -> graph.size() <= WITNESSED || witness.equals(model.property()))
                .toList();
        try (Specification open = specification.tools().open(model)) {
            Witnesses.add(witnesses, graph, machine, open);
        }
        return graph;
    }
}
