package org.rollcall.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rollcall.verify.Proofs;
import org.rollcall.verify.Row;
import org.rollcall.verify.Samples;
import org.rollcall.verify.SmallModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** All that can be shown in about half a minute of CPU time, in one table. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Hold specification, Java model, theorems and sample logs against each other; about half a minute.",
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {"0:all agree", "1:something differs", "2:an error in the specification or the program"},
        footerHeading = "%nEXAMPLES%n",
        footer = "  rollcall verify")
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private final SpecificationOptions specification = new SpecificationOptions();

    private volatile String standing = "";

    @Override
    public Integer call() {
        Progress progress = new Progress(command.commandLine().getErr());
        Interruption interruption = new Interruption(
                command.commandLine().getErr(),
                progress,
                () -> "BOUNDED: rows that are not above are not complete" + standing);
        try {
            return table(progress);
        } finally {
            interruption.close();
        }
    }

    private int table(Progress progress) {
        PrintWriter out = command.commandLine().getOut();
        List<Supplier<Row>> rows = List.of(
                Samples::run,
                () -> Proofs.run(specification.reader()),
                () -> SmallModels.run(specification.tools(), specification.manifest(), specification.limit(), text -> {
                    standing = "; " + text;
                    progress.show(text);
                }));
        int problems = 0;
        out.printf("%-26s %-38s %7s  %s%n", "what", "how much", "seconds", "result");
        for (Supplier<Row> each : rows) {
            Row row = each.get();
            progress.clear();
            out.printf(
                    Locale.ROOT,
                    "%-26s %-38s %7.1f  %s%n",
                    row.what(),
                    row.amount(),
                    row.seconds(),
                    row.problems().isEmpty() ? "agree" : row.problems().size() + " DIFFER");
            row.problems().forEach(problem -> out.println("  " + problem));
            out.flush();
            problems += row.problems().size();
        }
        return problems == 0 ? ExitStatus.OK : ExitStatus.FOUND;
    }
}
