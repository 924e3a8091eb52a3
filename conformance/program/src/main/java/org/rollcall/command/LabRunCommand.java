package org.rollcall.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.scenario.Agreement;
import org.rollcall.lab.scenario.Outcome;
import org.rollcall.lab.scenario.OutcomeJson;
import org.rollcall.lab.scenario.OutcomeTable;
import org.rollcall.lab.scenario.Scenario;
import org.rollcall.lab.scenario.ScenarioRun;
import org.rollcall.lab.scenario.Scenarios;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs scenarios on real kernels. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs scenarios, each on a guest of its own, and judges their consoles as rollcall check does.",
            "What the console says is compared with what the scenario expects and with the interrupts that each CPU counted"
                    + " in /proc/interrupts, which come by another way. Consoles stay in DIR/runs/SCENARIO/console.log."
        },
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {
            "0:the console agrees with the counts and with what is expected, wherever they can be compared",
            "1:a scenario differs",
            "2:a scenario cannot be run, or its guest does not get to its end"
        },
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall lab run --list",
            "  rollcall lab run hard-lockup kdb",
            "  rollcall lab run --trace hard-lockup-no-pseudo-nmi",
            "  rollcall lab run --dir /var/tmp/lab --all",
            "  rollcall lab run my-scenario.json"
        })
final class LabRunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "SCENARIO", arity = "0..*", description = "name of a scenario, or a file with one")
    private final List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "name the scenarios there are, and run none")
    private boolean list;

    @Option(names = "--all", description = "run all that there are")
    private boolean all;

    @Option(
            names = "--trace",
            description =
                    "have the guests trace what their CPUs do (trace_clock=global), keep it in DIR/runs/SCENARIO/trace.txt"
                            + " and judge with it")
    private boolean trace;

    @Mixin
    private final BootOptions boot = new BootOptions();

    @Mixin
    private final GuestRunOptions guests = new GuestRunOptions();

    @Option(
            names = "--budget",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description =
                    "how long a guest is waited for at most; a busy host stretches its time (default: ${DEFAULT-VALUE})")
    private int budget;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        if (list) {
            Scenarios.all().forEach(scenario -> out.printf("%-26s %s%n", scenario.name(), scenario.about()));
            return ExitStatus.OK;
        }
        if (all != names.isEmpty()) {
            throw new ParameterException(command.commandLine(), "name scenarios, or give --all; --list shows them");
        }
        List<Scenario> scenarios =
                all ? Scenarios.all() : names.stream().map(Scenarios::named).toList();
        return run(scenarios, out);
    }

    private int run(List<Scenario> scenarios, PrintWriter out) {
        PrintWriter err = command.commandLine().getErr();
        boot.check();
        var runner = new ScenarioRun(
                boot.files(), boot::symbols, boot.folder().runs(), guests.qemu(), Duration.ofSeconds(budget));
        var progress = new Progress(err);
        var table = new OutcomeTable(out);
        List<Outcome> outcomes = new ArrayList<>();
        if (guests.format() == GuestRunOptions.Format.text) {
            table.head();
        }
        boolean failed = false;
        for (Scenario scenario : scenarios) {
            progress.show((outcomes.size() + 1) + "/" + scenarios.size() + " " + scenario.name());
            try {
                Outcome outcome = runner.run(trace ? scenario.traced() : scenario);
                outcomes.add(outcome);
                progress.clear();
                if (guests.format() == GuestRunOptions.Format.text) {
                    table.add(outcome);
                }
            } catch (LabException e) {
                progress.clear();
                err.println("rollcall: " + scenario.name() + ": " + e.getMessage());
                failed = true;
            }
        }
        String json = OutcomeJson.of(outcomes);
        if (!outcomes.isEmpty()) {
            write(boot.folder().runs().resolve("results.json"), json);
        }
        if (guests.format() == GuestRunOptions.Format.json) {
            out.println(json);
        } else {
            table.end(outcomes);
        }
        return failed ? ExitStatus.ERROR : status(outcomes);
    }

    private static int status(List<Outcome> outcomes) {
        return outcomes.stream().anyMatch(outcome -> outcome.agreement() instanceof Agreement.Differs)
                ? ExitStatus.FOUND
                : ExitStatus.OK;
    }

    private static void write(Path file, String json) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, json + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LabException("cannot write to " + Failures.text(e) + "; free some space there", e);
        }
    }
}
