package org.rollcall.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.lab.guest.GuestFiles;
import org.rollcall.lab.guest.GuestOptions;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.lab.replay.LabSchedule;
import org.rollcall.lab.replay.LabelTable;
import org.rollcall.lab.replay.ModelReplay;
import org.rollcall.lab.replay.ReplayLab;
import org.rollcall.lab.replay.ScheduleReader;
import org.rollcall.lab.replay.Transcript;
import org.rollcall.lab.replay.Verdict;
import org.rollcall.replay.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forces a counterexample of the model on a real kernel. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Force a counterexample of the model, step by step, on a real kernel in QEMU.",
            "After every step the variables that the model predicts are compared with the kernel's memory.",
            "The kernel, its System.map and its first file system are those of DIR, unless others are named."
        },
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {
            "0:CONFIRMED, each time: every step was taken, every prediction held",
            "1:DIVERGED, NOT REACHED or CHECK FAILED at some step",
            "2:it cannot be run: no QEMU, no image, a symbol is missing, the guest hangs, no counterexample"
        },
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall model --format json ML-nmi-f22 > f22.json",
            "  rollcall lab replay --dir lab f22.json",
            "  rollcall lab replay --dir lab --repeat 3 --page f22.html f22.json",
            "  rollcall lab replay --image Image --system-map System.map by-hand.trace"
        })
final class LabReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private final SpecificationOptions specification = new SpecificationOptions();

    @Parameters(
            paramLabel = "COUNTEREXAMPLE",
            description =
                    "what rollcall model --format json NAME (or itf) printed, or a trace written by hand; - for stdin")
    private String file;

    @Mixin
    private final BootOptions boot = new BootOptions();

    @Mixin
    private final PatienceOption patience = new PatienceOption();

    @Mixin
    private final GuestRunOptions guests = new GuestRunOptions();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "how often, each time on a freshly booted kernel (default: ${DEFAULT-VALUE})")
    private int repeat;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description =
                    "also write the last run of a model's counterexample as a page to step through in a browser, the"
                            + " kernel's memory beside the model")
    private @Nullable Path page;

    @Override
    public Integer call() {
        if (repeat < 1) {
            throw new LabException("--repeat must be 1 or more");
        }
        String counterexample = ScheduleReader.text(file);
        LabSchedule read = schedule(LabelTable.mainline(), counterexample); // said wrong before a laboratory is wanted
        SystemMap map = boot.symbols();
        LabelTable labels = LabelTable.of(boot.imageWith(map), map);
        LabSchedule schedule =
                labels.name().equals(LabelTable.mainline().name()) ? read : schedule(labels, counterexample);
        var kernels = new ReplayLab(map, labels, patience.get());
        int status = ExitStatus.OK;
        for (int run = 1; run <= repeat; run++) {
            status = Math.max(status, run(kernels, schedule, run));
        }
        return status;
    }

    private LabSchedule schedule(LabelTable labels, String counterexample) {
        return new ScheduleReader(labels, this::model).read(file, counterexample);
    }

    private ModelReplay model(String name) {
        var replay = new Replay(specification.tools(), specification.limit());
        return new ModelReplay(replay, specification.manifest().named(name));
    }

    private int run(ReplayLab kernels, LabSchedule schedule, int run) {
        PrintWriter out = command.commandLine().getOut();
        var progress = new Progress(command.commandLine().getErr());
        String of = " of " + schedule.steps().size() + ": ";
        ReplayLab.Result result = kernels.run(
                schedule,
                machine(schedule, run),
                step -> progress.show("run " + run + ", step " + step.number() + of
                        + step.step().text()));
        progress.clear();
        var transcript = new Transcript(schedule, run, result);
        switch (guests.format()) {
            case text -> transcript.lines().forEach(out::println);
            case json -> out.println(transcript.json());
        }
        out.flush();
        if (page != null) {
            Destination.write(page, LabReplayPage.of(schedule, result, specification));
        }
        return result.verdict() instanceof Verdict.Confirmed ? ExitStatus.OK : ExitStatus.FOUND;
    }

    private GuestOptions machine(LabSchedule schedule, int run) {
        Path folder = boot.folder().replays().resolve(schedule.folder()).resolve(Integer.toString(run));
        GuestFiles files = boot.files();
        return GuestOptions.of(files.image(), files.initramfs(), schedule.cpus(), folder)
                .withQemu(guests.qemu())
                .withWords(ReplayLab.words(schedule))
                .withGdb(folder.resolve("gdb"));
    }
}
