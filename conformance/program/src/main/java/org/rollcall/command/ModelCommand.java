package org.rollcall.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.Variation;
import org.rollcall.spec.check.BothSearches;
import org.rollcall.spec.check.Engine;
import org.rollcall.spec.check.ModelCheck;
import org.rollcall.spec.promela.PromelaModel;
import org.rollcall.spec.tla.TlaTools;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks bounded models of the specification. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Check bounded models of the specification and show the counterexample of one that fails.",
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {
            "0:every model did what the manifest says of it, all properties of a file hold",
            "1:a model did something else, a property of a file fails, a mutant survives",
            "2:no such model or file, an error in the specification, or the two searches do not find the same"
        },
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall model --list",
            "  rollcall model V5-nmi-f1",
            "  rollcall model --engine java V5-nmi-f1",
            "  rollcall model --format json V5-nmi-f1",
            "  rollcall model --format html V5-nmi-f1 > f1.html",
            "  rollcall model --format itf V5-nmi-f1 > f1.itf.json",
            "  rollcall model --cpus 4 --set Timeouts=any --engine java ML-nmi-roundup",
            "  rollcall model --cpus 2..4 --sweep Timeouts=fair,any --engine java ML-nmi-roundup",
            "  rollcall model --engine java --reduce --threads 2 --cpus 5 ML-n4-all",
            "  rollcall model --format promela --cpus 4 ML-nmi-roundup > roundup.pml",
            "  rollcall model --distributed 10.0.0.1 --cpus 4 ML-nmi-all",
            "  rollcall model --join 10.0.0.1 --threads 8",
            "  rollcall model --find 'tmo /\\ nS = 0' ML-irq-roundup",
            "  rollcall model --all",
            "  rollcall model --mutants --every 20",
            "  rollcall model --cfg ML-nmi-roundup > my.cfg",
            "  rollcall model my.cfg"
        })
final class ModelCommand implements Callable<Integer> {
    static final String CFG = ".cfg";

    enum Format {
        text,
        json,
        itf,
        html,
        ascii,
        puml,
        mermaid,
        promela
    }

    @Spec
    private CommandSpec command;

    @Mixin
    private final SpecificationOptions specification = new SpecificationOptions();

    @Option(names = "--list", description = "list the models and what is expected of them")
    private boolean list;

    @Mixin
    private final MutantOptions mutants = new MutantOptions();

    @Option(names = "--cfg", description = "print the model's configuration for the TLA+ tools instead of checking it")
    private boolean cfg;

    @Option(
            names = "--module",
            paramLabel = "NAME",
            defaultValue = "MCIpiNmi",
            description = "the root module of a .cfg file (default: ${DEFAULT-VALUE})")
    private String module;

    @Mixin
    private final ModelSelection selection = new ModelSelection();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "how a model's result is printed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE});"
                    + " itf: its counterexample in the Informal Trace Format of Apalache and Quint; html: a page to"
                    + " step through it; ascii, puml, mermaid: a sequence diagram of it, for mails and wikis;"
                    + " promela: no result, but the same model for SPIN")
    private Format format;

    @Mixin
    private final VariationOptions variation = new VariationOptions();

    @Mixin
    private final DistributionOptions distribution = new DistributionOptions();

    @Option(
            names = "--find",
            paramLabel = "PREDICATE",
            description = "the shortest way to a state where this is true, a formula of TLA+ over the variables:"
                    + " --find 'btMask # {} /\\ tmo'; status 1 if there is none")
    private @Nullable String find;

    @Option(
            names = "--engine",
            paramLabel = "WHO",
            defaultValue = "both",
            description =
                    "who searches: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); both: the Java model, and the"
                            + " TLA+ tools confirm; java: at once, not confirmed; tlc: the TLA+ tools alone")
    private Engine engine;

    @Mixin
    private final EffortOptions effort = new EffortOptions();

    private ModelCheck check;
    private BothSearches searches;

    @Override
    public Integer call() {
        if (distribution.joins()) {
            return distribution.join(
                    effort.of(Engine.tlc).threads(), command.commandLine().getErr());
        }
        try (SearchProgress progress = new SearchProgress(command.commandLine().getErr(), specification.limit())) {
            return call(progress);
        }
    }

    private int call(SearchProgress progress) {
        check = specification.check(engine, effort.of(engine), progress);
        searches = specification.searches(engine, effort.of(engine), progress);
        Manifest manifest = specification.manifest();
        PrintWriter out = command.commandLine().getOut();
        if (list) {
            manifest.models()
                    .forEach(model -> out.printf(
                            Locale.ROOT,
                            "%-26s %-4s %-34s %s%n",
                            model.name(),
                            model.variant(),
                            model.expect(),
                            model.description()));
            return ExitStatus.OK;
        }
        if (mutants.asked()) {
            return mutants.campaigns(specification, selection, waiting(), out).run(manifest);
        }
        if (distribution.serves() && selection.names().isEmpty()) {
            throw new SpecificationException("--distributed serves a model that is named, or a .cfg file");
        }
        if (selection.all()) {
            return new ModelMatrix(check, waiting(), out).print(selection.of(manifest));
        }
        if (selection.names().isEmpty()) {
            command.commandLine().getErr().println("rollcall model: name a model, or give --list, --all or --mutants");
            return ExitStatus.ERROR;
        }
        return each(selection.names(), manifest, out);
    }

    private int each(List<String> names, Manifest manifest, PrintWriter out) {
        int status = ExitStatus.OK;
        for (String name : names) {
            status = Math.max(status, name.endsWith(CFG) ? file(Path.of(name), out) : model(manifest.named(name), out));
        }
        return status;
    }

    private int model(Model model, PrintWriter out) {
        if (variation.given() || find != null) {
            List<Variation> variations =
                    variation.of(specification.tools().configuration(model), specification.tools());
            ModelVariations varied = new ModelVariations(model, searches, report(out), out);
            if (variation.table()) {
                return varied.sweep(variations);
            }
            ModelConfiguration configuration = variations.get(0).configuration();
            if (cfg) {
                out.print(configuration.text());
                return ExitStatus.OK;
            }
            if (distribution.serves()) {
                return distributed(out).file(model.name() + ", varied", model.module(), configuration);
            }
            if (format == Format.promela) {
                return promela(model.name() + ", " + variations.get(0).label(), model.module(), configuration, out);
            }
            return find == null
                    ? varied.check(configuration)
                    : varied.find(find, configuration, specification::searchesOf);
        }
        if (cfg) {
            out.printf("\\* %s: %s%n", model.name(), model.description());
            out.printf("\\* java -cp tla2tools.jar tlc2.TLC -config %s.cfg %s%n", model.name(), model.module());
            out.print(specification.tools().configuration(model).text());
            return ExitStatus.OK;
        }
        if (distribution.serves()) {
            return distributed(out).model(model);
        }
        if (format == Format.promela) {
            return promela(model.name(), model.module(), specification.tools().configuration(model), out);
        }
        ModelCheck.Outcome outcome = check.run(model);
        report(out).print(outcome);
        return status(outcome.asExpected(), outcome.search());
    }

    /** A configuration that no manifest knows: what it names must hold. */
    private int file(Path file, PrintWriter out) {
        TlaTools tools = specification.tools();
        String name = file.getFileName().toString();
        ModelConfiguration configuration = tools.parse(name.substring(0, name.length() - CFG.length()), text(file));
        if (distribution.serves()) {
            return distributed(out).file(name, module, configuration);
        }
        if (format == Format.promela) {
            return promela(name, module, configuration, out);
        }
        BothSearches.Result result = searches.run(module, name, configuration);
        report(out).print(name, module, configuration, result);
        return status(result.found() instanceof Expectation.Holds, result);
    }

    /** Two searches that do not find the same are an error of the program, whatever they find. */
    static int status(boolean asExpected, BothSearches.Result result) {
        return !result.disagreements().isEmpty() ? ExitStatus.ERROR : asExpected ? ExitStatus.OK : ExitStatus.FOUND;
    }

    private DistributedRun distributed(PrintWriter out) {
        return new DistributedRun(
                distribution, specification, out, command.commandLine().getErr());
    }

    private int promela(String name, String root, ModelConfiguration configuration, PrintWriter out) {
        out.print(PromelaModel.text(name, specification.reader().read(root), configuration));
        return ExitStatus.OK;
    }

    private Progress waiting() {
        return new Progress(command.commandLine().getErr());
    }

    private ModelReport report(PrintWriter out) {
        return new ModelReport(out, command.commandLine().getErr(), format, specification);
    }

    /** What is in a file of the user's. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new SpecificationException(file + ": can't be read", e);
        }
    }
}
