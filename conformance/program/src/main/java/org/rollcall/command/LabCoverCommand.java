package org.rollcall.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.lab.cover.Cover;
import org.rollcall.lab.cover.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Leads a kernel through every step of the model. */
@Command(
        name = "cover",
        mixinStandardHelpOptions = true,
        description = {
            "Force schedules on a real kernel that together take every step of the model, with every outcome.",
            "The schedules come from the model's whole graph. After every step the kernel's memory is compared with the model."
                    + " Schedules with the same actors share a snapshot of the booted machine."
        },
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {
            "0:every step that can be driven was taken, and nothing differs",
            "1:the kernel differs from the model somewhere; it is printed as a counterexample is",
            "2:it cannot be run"
        },
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall lab cover --dir lab",
            "  rollcall lab cover --dir lab --list",
            "  rollcall lab cover hotplug"
        })
final class LabCoverCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "SETTING", arity = "0..*", description = "only these machines; --list names them")
    private List<String> names = List.of();

    @Option(names = "--list", description = "name the machines of the model, and run nothing")
    private boolean list;

    @Mixin
    private final SpecificationOptions specification = new SpecificationOptions();

    @Mixin
    private final DrivenKernel kernel = new DrivenKernel();

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        if (list) {
            Setting.all(KernelVersion.ML).forEach(setting -> out.println(setting.name()));
            return ExitStatus.OK;
        }
        Selected.of(Setting.all(KernelVersion.ML), names, command); // said wrong before a kernel is wanted
        var progress = new Progress(command.commandLine().getErr());
        try (DrivenKernel.Ready ready = kernel.ready("cover")) {
            var cover = new Cover(
                    ready.guests()::run, ready.labels(), specification.tools().moduleText("MCIpiNmi"));
            var interruption = new Interruption(command.commandLine().getErr(), progress, cover::standing);
            try {
                Selected.of(kernel.settings(Setting::all, ready.labels().version()), names, command)
                        .forEach(setting -> cover.run(setting, progress::show));
            } finally {
                interruption.close();
            }
            progress.clear();
            new CoverTable(out).print(cover, ready.labels(), ready.guests().boots());
            return cover.differences().isEmpty() ? ExitStatus.OK : ExitStatus.FOUND;
        }
    }
}
