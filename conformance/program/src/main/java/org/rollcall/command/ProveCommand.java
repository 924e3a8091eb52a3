package org.rollcall.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.rollcall.proof.InductionTable;
import org.rollcall.proof.Inference;
import org.rollcall.proof.Obligation;
import org.rollcall.proof.Outcome;
import org.rollcall.proof.Proof;
import org.rollcall.proof.Reevaluation;
import org.rollcall.spec.syntax.Module;
import org.rollcall.verify.Proofs;
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
            "1:an obligation is refuted, or not decided within 20 seconds",
            "2:no such module, or it says what can't be translated exactly"
        },
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall prove",
            "  rollcall prove IpiNmiProof",
            "  rollcall prove IpiNmiProof --without HandlerServesBoth",
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

    @Option(names = "--infer", description = "find an inductive invariant and print it as TLA+")
    private boolean infer;

    @Parameters(paramLabel = "MODULE", arity = "0..*", description = "modules with theorems (default: all proved ones)")
    private final List<String> modules = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        int status = ExitStatus.OK;
        for (String name : modules.isEmpty() ? Proofs.MODULES : modules) {
            Module module = specification.reader().read(name);
            if (infer) {
                new Inference(specification.tools(), module).run().forEach(out::println);
            } else {
                status = Math.max(status, prove(module, out));
            }
        }
        return status;
    }

    private int prove(Module module, PrintWriter out) {
        Progress progress = new Progress(command.commandLine().getErr());
        progress.show("proving " + module.name());
        long start = System.nanoTime();
        List<Outcome> outcomes = new Proof(module, dropped).run();
        double seconds = (System.nanoTime() - start) / 1e9;
        progress.clear();
        Reevaluation tools = new Reevaluation(specification.tools(), module);
        int failed = 0;
        out.printf("%-10s %-14s %-20s %-24s %8s%n", "", "theorem", "step", "conclusion", "ms");
        for (Outcome outcome : outcomes) {
            boolean proved = outcome instanceof Outcome.Proved;
            failed += proved ? 0 : 1;
            if (!proved || !failedOnly) {
                row(outcome, out);
            }
            if (outcome instanceof Outcome.Refuted refuted) {
                show(refuted, tools, out);
            }
        }
        summary(module, outcomes, failed, seconds, out);
        return failed == 0 ? ExitStatus.OK : ExitStatus.FOUND;
    }

    private static void row(Outcome outcome, PrintWriter out) {
        Obligation obligation = outcome.obligation();
        String word = outcome instanceof Outcome.Proved
                ? "proved"
                : outcome instanceof Outcome.Refuted ? "REFUTED" : "UNKNOWN";
        out.printf(
                Locale.ROOT,
                "%-10s %-14s %-20s %-24s %8.1f%n",
                word,
                obligation.theorem(),
                obligation.step(),
                obligation.goal(),
                outcome.time().toNanos() / 1e6);
        if (outcome instanceof Outcome.Unknown unknown) {
            out.println("  the solver gave up: " + unknown.reason());
        }
    }

    private void show(Outcome.Refuted refuted, Reevaluation tools, PrintWriter out) {
        InductionTable.lines(refuted.counterexample(), refuted.obligation().step())
                .forEach(line -> out.println("  " + line));
        List<String> disagreements = tools.disagreements(refuted, dropped);
        if (disagreements.isEmpty()) {
            out.println("  the TLA+ tools agree");
        }
        disagreements.forEach(
                each -> out.println("  THE TLA+ TOOLS DISAGREE, report it as an error of rollcall: " + each));
    }

    private void summary(Module module, List<Outcome> outcomes, int failed, double seconds, PrintWriter out) {
        SortedSet<String> made = new TreeSet<>(Proof.assumptions(module));
        made.removeAll(dropped);
        String assuming = made.isEmpty() ? "" : " (headline: assuming " + String.join(", ", made) + ")";
        out.printf(
                Locale.ROOT,
                failed == 0
                        ? "%s: %d obligations proved in %.1f s; its theorems hold for every set of CPUs%s%n"
                        : "%s: %d obligations, %.1f s; not proved: " + failed + "%s%n",
                module.name(),
                outcomes.size(),
                seconds,
                assuming);
    }
}
