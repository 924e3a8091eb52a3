package org.rollcall.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.proof.CrossCheck;
import org.rollcall.proof.Cvc5;
import org.rollcall.proof.Dump;
import org.rollcall.proof.HintLines;
import org.rollcall.proof.Outcome;
import org.rollcall.proof.Proof;
import org.rollcall.proof.Reevaluation;
import org.rollcall.proof.TheoremPage;
import org.rollcall.proof.infer.Inference;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Module;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves theorems of the specification for any number of CPUs. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = "Prove the theorems of a module for every set of CPUs, or show a counterexample to induction.",
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {
            "0:every obligation is proved",
            "1:an obligation is refuted, or not decided within the solver's limit, or two solvers disagree, or no invariant is found",
            "2:no such module, theorem, assumption or solver, or it says what can't be translated exactly"
        },
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall prove",
            "  rollcall prove IpiNmiProof",
            "  rollcall prove IpiNmiProof --without HandlerServesBoth",
            "  rollcall prove --cross-check RollCallProof",
            "  rollcall prove --infer RollCallProof"
        })
final class ProveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private final SpecificationOptions specification = new SpecificationOptions();

    @Option(
            names = "--without",
            paramLabel = "ASSUMPTION",
            description = "do not make this assumption; what then fails shows what it is for")
    private final Set<String> dropped = new LinkedHashSet<>();

    @Option(names = "--failed", description = "print only what is not proved")
    private boolean failedOnly;

    @Option(
            names = "--dump",
            paramLabel = "DIR",
            description = "write every obligation to DIR as SMT-LIB, unsat if it holds, and prove nothing")
    private @Nullable Path dump;

    @Option(names = "--cross-check", description = "let cvc5 decide every obligation, too; that takes minutes")
    private boolean crossCheck;

    @Option(
            names = "--cvc5",
            paramLabel = "PROGRAM",
            defaultValue = "cvc5",
            description = "the program that --cross-check runs (default: ${DEFAULT-VALUE}, on the PATH)")
    private String cvc5 = "";

    @Option(
            names = "--infer",
            description =
                    "find an inductive invariant that gives every theorem, prove it, and print it as a TLA+ module; --time-limit ends the search, which then says how far it came")
    private boolean infer;

    @Option(
            names = "--theorems",
            description = "print docs/theorems.md: each theorem, what it assumes, what breaks without")
    private boolean theorems;

    @Option(
            names = "--hints",
            description =
                    "print from which parts of the hypotheses each conclusion follows; the program keeps that as hints")
    private boolean hints;

    @Parameters(paramLabel = "MODULE", arity = "0..*", description = "modules with theorems (default: all proved ones)")
    private final List<String> modules = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        int status = ExitStatus.OK;
        List<Module> chosen = modules.isEmpty() ? read(Proof.MODULES) : read(modules);
        knownAssumptions(chosen);
        if (theorems) {
            page(chosen).forEach(out::println);
            return status;
        }
        Cvc5 second = crossCheck ? new Cvc5(cvc5) : null;
        for (Module module : chosen) {
            if (hints) {
                HintLines.of(module.name(), new Proof(module, dropped).run()).forEach(out::println);
            } else if (infer) {
                status = Math.max(status, infer(module, out));
            } else {
                status = Math.max(status, prove(module, second, out));
            }
        }
        return status;
    }

    private int infer(Module module, PrintWriter out) {
        Progress progress = new Progress(command.commandLine().getErr());
        Inference.Result result =
                new Inference(specification.tools(), module, progress::show, specification.limit()).run();
        progress.clear();
        return InferenceText.print(module, result, out) ? ExitStatus.OK : ExitStatus.FOUND;
    }

    private List<Module> read(List<String> names) {
        List<Module> chosen = names.stream().map(specification.reader()::read).toList();
        for (Module module : chosen) {
            if (module.theorems().isEmpty()) {
                throw new SpecificationException(module.name() + " has no theorems; the modules that have some are "
                        + String.join(", ", Proof.MODULES));
            }
        }
        return chosen;
    }

    private List<String> page(List<Module> chosen) {
        Progress progress = new Progress(command.commandLine().getErr());
        List<TheoremPage.Section> sections = new ArrayList<>();
        for (Module module : chosen) {
            progress.show("proving " + module.name() + " without each of its assumptions");
            sections.add(TheoremPage.prove(module));
        }
        progress.clear();
        return new TheoremPage(specification.tools(), specification.reader()).lines(sections);
    }

    private void knownAssumptions(List<Module> chosen) {
        for (String name : dropped) {
            if (chosen.stream().noneMatch(module -> Proof.assumptions(module).contains(name))) {
                throw new SpecificationException("there is no assumption " + name + "; "
                        + chosen.stream().map(ProveCommand::assumptions).collect(Collectors.joining("; ")));
            }
        }
    }

    private static String assumptions(Module module) {
        String names = String.join(", ", Proof.assumptions(module));
        return module.name() + " has " + (names.isEmpty() ? "none" : names);
    }

    private int prove(Module module, @Nullable Cvc5 second, PrintWriter out) {
        Set<String> without = new TreeSet<>(dropped);
        without.retainAll(Proof.assumptions(module));
        if (dump != null) {
            out.println(module.name() + ": " + Dump.write(module, without, dump) + " obligations written to " + dump);
            return ExitStatus.OK;
        }
        Progress progress = new Progress(command.commandLine().getErr());
        progress.show("proving " + module.name());
        long start = System.nanoTime();
        List<Outcome> outcomes = new Proof(module, without).run();
        double seconds = seconds(start);
        progress.clear();
        Reevaluation tools = new Reevaluation(specification.tools(), module);
        ProofTable table = new ProofTable(module, without, out);
        int failed = 0;
        table.header();
        for (Outcome outcome : outcomes) {
            boolean proved = outcome instanceof Outcome.Proved;
            failed += proved ? 0 : 1;
            if (!proved || !failedOnly) {
                table.row(outcome);
            }
            if (outcome instanceof Outcome.Refuted refuted) {
                table.counterexample(refuted, tools);
            }
        }
        table.summary(outcomes.size(), failed, seconds);
        boolean confirmed = second == null || crossCheck(module, without, outcomes, second, table, progress);
        return failed == 0 && confirmed ? ExitStatus.OK : ExitStatus.FOUND;
    }

    private boolean crossCheck(
            Module module,
            Set<String> without,
            List<Outcome> outcomes,
            Cvc5 second,
            ProofTable table,
            Progress progress) {
        long start = System.nanoTime();
        List<CrossCheck> checks = CrossCheck.of(
                module,
                without,
                outcomes,
                second,
                decided -> progress.show("cvc5: " + decided + " of " + outcomes.size()));
        progress.clear();
        table.crossChecks(checks, second.version(), seconds(start));
        return checks.stream().noneMatch(check -> check.disagrees() || check.second() == Cvc5.Answer.UNDECIDED);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
