package org.rollcall.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.kit.CoveringSchedules;
import org.rollcall.kit.Drive;
import org.rollcall.kit.Subject;
import org.rollcall.machine.Machine;
import org.rollcall.replay.JointRun;
import org.rollcall.replay.Replay;
import org.rollcall.spec.Model;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts the schedules of a model to somebody else's program. */
@Command(
        name = "drive",
        mixinStandardHelpOptions = true,
        description =
                "Drive a program through every transition of a model, over its standard input and output, and "
                        + "compare its state with the specification's after each step. docs/conformance-kit.md has the protocol.",
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {
            "0:the program did what the specification says",
            "1:it differs; the first difference is printed, with the shortest way to it that was found",
            "2:no such model, or the program cannot be run or does not follow the protocol"
        },
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall replay drive ML-nmi-backtrace -- ./my-kernel-model",
            "  rollcall replay drive --patience 60 ML-nmi-roundup -- python3 model.py --quiet"
        })
final class ReplayDriveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private final SpecificationOptions specification = new SpecificationOptions();

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "how long the program may take for an answer (default: ${DEFAULT-VALUE})")
    private int patience;

    @Parameters(index = "0", paramLabel = "MODEL", description = "a model of MCIpiNmi; rollcall model --list shows all")
    private String name;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "the program and its arguments")
    private final List<String> program = new ArrayList<>();

    @Override
    public Integer call() {
        if (patience < 1) {
            throw new ParameterException(command.commandLine(), "--patience must be 1 or more");
        }
        Model model = specification.manifest().named(name);
        if (!Replay.isOfMachine(model)) {
            throw new SpecificationException(name + " is a model of " + model.module() + ", not of MCIpiNmi");
        }
        var machine = new Machine(new Replay(specification.tools(), specification.limit()).configuration(model));
        try (Subject subject = Subject.start(program, Duration.ofSeconds(patience))) {
            subject.reset(model.name());
            return drive(model, machine, subject);
        }
    }

    private int drive(Model model, Machine machine, Subject subject) {
        try (Specification opened = specification.tools().open(model)) {
            CoveringSchedules schedules = CoveringSchedules.of(model, opened, specification.limit());
            Drive.Report report = new Drive(opened, model.name(), machine, subject).run(schedules);
            print(model, schedules, report);
            return report.failing() == null ? ExitStatus.OK : ExitStatus.FOUND;
        }
    }

    private void print(Model model, CoveringSchedules schedules, Drive.Report report) {
        PrintWriter out = command.commandLine().getOut();
        JointRun failing = report.failing();
        out.println(model.name() + ": " + (failing == null ? "no difference" : "differs"));
        if (failing != null) {
            failing.lines().forEach(out::println);
        }
        out.println(report.transitions() + " of " + schedules.transitions() + " transitions, in " + report.steps()
                + " steps from " + report.schedules() + (report.schedules() == 1 ? " reset" : " resets"));
        out.println("compared: " + String.join(", ", report.compared()));
    }
}
