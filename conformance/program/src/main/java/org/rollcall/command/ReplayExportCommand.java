package org.rollcall.command;

import java.util.concurrent.Callable;
import org.rollcall.kit.CoveringSchedules;
import org.rollcall.kit.Export;
import org.rollcall.spec.Model;
import org.rollcall.spec.Specification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes schedules for implementations that are not ours. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write schedules that take every transition of a model, with the state after each step. "
                + "docs/conformance-kit.md has the form.",
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {"0:the schedules are written", "2:no such model, or an error in the specification"},
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall replay export ML-nmi-backtrace >schedules.jsonl",
            "  rollcall replay export --format itf ML-nmi-roundup >traces.itf.jsonl"
        })
final class ReplayExportCommand implements Callable<Integer> {
    enum Format {
        lines,
        itf
    }

    @Spec
    private CommandSpec command;

    @Mixin
    private final SpecificationOptions specification = new SpecificationOptions();

    @Option(
            names = "--format",
            paramLabel = "lines|itf",
            defaultValue = "lines",
            description =
                    "lines: a JSON object for each step; itf: a trace in the Informal Trace Format for each schedule"
                            + " (default: ${DEFAULT-VALUE})")
    private Format format;

    @Parameters(paramLabel = "MODEL", description = "the name of a model; rollcall model --list shows all")
    private String name;

    @Override
    public Integer call() {
        Model model = specification.manifest().named(name);
        try (Specification opened = specification.tools().open(model)) {
            CoveringSchedules schedules = CoveringSchedules.of(model, opened, specification.limit());
            Export export = switch (format) {
                case lines -> Export.LINES;
                case itf -> Export.ITF;
            };
            export.write(model, schedules, command.commandLine().getOut()::println);
        }
        return ExitStatus.OK;
    }
}
