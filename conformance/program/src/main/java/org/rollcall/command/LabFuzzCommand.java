package org.rollcall.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.lab.cover.Fuzz;
import org.rollcall.lab.cover.Setting;
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
            description = "begin no schedule after this time (default: ${DEFAULT-VALUE})")
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
        List<Setting> settings = Selected.of(Setting.random(), names, command);
        var progress = new Progress(command.commandLine().getErr());
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (DrivenKernel.Ready ready = kernel.ready("fuzz")) {
            var fuzz = new Fuzz(
                    ready.guests()::run, ready.labels(), specification.tools().moduleText("MCIpiNmi"), settings, seed);
            fuzz.run(() -> System.nanoTime() < end, progress::show);
            progress.clear();
            out.printf(
                    "%d random schedules (seed %d) from %d boots, %d predictions held, %d differences, %d taken the second"
                            + " time only%n",
                    fuzz.schedules(),
                    seed,
                    ready.guests().boots(),
                    fuzz.checks(),
                    fuzz.differences().size(),
                    fuzz.unsteady());
            fuzz.differences().forEach(difference -> {
                out.println();
                difference.lines().forEach(out::println);
            });
            out.flush();
            return fuzz.differences().isEmpty() ? ExitStatus.OK : ExitStatus.FOUND;
        }
    }
}
