package org.rollcall.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.lab.cover.Findings;
import org.rollcall.lab.cover.Fuzz;
import org.rollcall.lab.cover.Setting;
import org.rollcall.lab.replay.Snapshots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Leads a kernel along random schedules. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description = {
            "Force random schedules of two to four CPUs on a real kernel, in lock step with the model.",
            "A schedule that the kernel does not take is tried once more; if it differs again it is made shorter and printed as a"
                    + " counterexample is."
        },
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {"0:the kernel took every schedule", "1:it differs from the model", "2:it cannot be run"},
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall lab fuzz --dir lab --seconds 600",
            "  rollcall lab fuzz --dir lab --seconds 60 --seed 7 four-cpus"
        })
final class LabFuzzCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "SETTING", arity = "0..*", description = "only these machines")
    private List<String> names = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "end after this time; what is not decided by then is left out (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of the random schedules; the same seed draws the same ones (default: ${DEFAULT-VALUE})")
    private long seed;

    @Mixin
    private final SpecificationOptions specification = new SpecificationOptions();

    @Mixin
    private final DrivenKernel kernel = new DrivenKernel();

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        Selected.of(Setting.random(KernelVersion.ML), names, command); // said wrong before a kernel is wanted
        var progress = new Progress(command.commandLine().getErr());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (DrivenKernel.Ready ready = kernel.readyUntil("fuzz", end)) {
            var fuzz = new Fuzz(
                    ready.guests()::run,
                    ready.labels(),
                    specification.tools().moduleText("MCIpiNmi"),
                    Selected.of(kernel.settings(Setting::random, ready.labels().version()), names, command),
                    seed,
                    () -> System.nanoTime() < end);
            var interruption = new Interruption(
                    command.commandLine().getErr(), progress, () -> text(fuzz.findings(), ready.guests()));
            try {
                fuzz.run(progress::showLong);
            } finally {
                interruption.close();
                progress.clear();
                out.println(text(fuzz.findings(), ready.guests()));
                out.flush();
            }
            return fuzz.findings().differences().isEmpty() ? ExitStatus.OK : ExitStatus.FOUND;
        }
    }

    private String text(Findings findings, Snapshots guests) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d random schedules (seed %d) from %d boots, %d predictions held, %d differences, %d taken the second"
                        + " time only",
                findings.schedules(),
                seed,
                guests.boots(),
                findings.checks(),
                findings.differences().size(),
                findings.unsteady()));
        findings.taken().forEach((setting, schedules) -> lines.add("  " + setting + ": " + schedules));
        findings.differences().forEach(difference -> {
            lines.add("");
            lines.addAll(difference.lines());
        });
        return String.join(System.lineSeparator(), lines);
    }
}
