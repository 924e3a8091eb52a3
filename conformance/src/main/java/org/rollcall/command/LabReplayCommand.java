package org.rollcall.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.lab.guest.GuestOptions;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.guest.TcgThreads;
import org.rollcall.lab.replay.Expected;
import org.rollcall.lab.replay.LabSchedule;
import org.rollcall.lab.replay.LabelTable;
import org.rollcall.lab.replay.Reordering;
import org.rollcall.lab.replay.ReplayLab;
import org.rollcall.lab.replay.ScheduleExtraction;
import org.rollcall.lab.replay.StepReport;
import org.rollcall.lab.replay.SystemMap;
import org.rollcall.lab.replay.TraceFile;
import org.rollcall.lab.replay.Verdict;
import org.rollcall.replay.Replay;
import org.rollcall.spec.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Forces a counterexample of the model on a real kernel. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Force a counterexample of the model, step by step, on a real kernel in QEMU.",
            "After every step the variables that the model predicts are compared with the kernel's memory."
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
            "  rollcall lab replay --dir lab --repeat 3 f22.json",
            "  rollcall lab replay --image Image --system-map System.map by-hand.trace"
        })
final class LabReplayCommand implements Callable<Integer> {
    enum Format {
        text,
        json
    }

    @Spec
    private CommandSpec command;

    @Mixin
    private final SpecificationOptions specification = new SpecificationOptions();

    @Parameters(
            paramLabel = "COUNTEREXAMPLE",
            description = "what rollcall model --format json NAME printed, or a trace written by hand; - for stdin")
    private String file;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "lab",
            description = "the folder of rollcall lab build (default: ${DEFAULT-VALUE})")
    private Path dir;

    @Option(names = "--image", paramLabel = "FILE", description = "another kernel (default: Image in DIR)")
    private @Nullable Path image;

    @Option(names = "--system-map", paramLabel = "FILE", description = "its System.map (default: System.map in DIR)")
    private @Nullable Path systemMap;

    @Option(
            names = "--initramfs",
            paramLabel = "FILE",
            description = "its first file system (default: initramfs.cpio.gz in DIR)")
    private @Nullable Path initramfs;

    @Option(names = "--qemu", paramLabel = "PATH", defaultValue = GuestOptions.QEMU, description = "QEMU's program")
    private String qemu;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "how often, each time on a freshly booted kernel (default: ${DEFAULT-VALUE})")
    private int repeat;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "how the result is printed (default: ${DEFAULT-VALUE})")
    private Format format;

    @Override
    public Integer call() {
        if (repeat < 1) {
            throw new LabException("--repeat must be 1 or more");
        }
        LabelTable labels = LabelTable.mainline();
        LabSchedule schedule = schedule(read(), labels);
        SystemMap map = SystemMap.read(systemMap == null ? dir.resolve("System.map") : systemMap);
        var lab = new ReplayLab(map, labels);
        int status = ExitStatus.OK;
        for (int run = 1; run <= repeat; run++) {
            status = Math.max(status, run(lab, schedule, run));
        }
        return status;
    }

    private int run(ReplayLab lab, LabSchedule schedule, int run) {
        PrintWriter out = command.commandLine().getOut();
        var progress = new Progress(command.commandLine().getErr());
        List<StepReport> steps = new ArrayList<>();
        ReplayLab.Result result = lab.run(schedule, machine(schedule, run), step -> {
            steps.add(step);
            progress.show("run " + run + ", step " + step.number() + " of "
                    + schedule.steps().size() + ": " + step.step().text());
        });
        progress.clear();
        if (format == Format.json) {
            out.println(JsonMapper.shared().writeValueAsString(json(schedule, run, steps, result)));
        } else {
            print(schedule, run, steps, result, out);
        }
        out.flush();
        return result.verdict() instanceof Verdict.Confirmed ? ExitStatus.OK : ExitStatus.FOUND;
    }

    private GuestOptions machine(LabSchedule schedule, int run) {
        Path folder = dir.resolve("replay").resolve(Integer.toString(run));
        return new GuestOptions(
                qemu,
                image == null ? dir.resolve("Image") : image,
                initramfs == null ? dir.resolve("initramfs.cpio.gz") : initramfs,
                schedule.cpus(),
                ReplayLab.words(schedule),
                folder,
                folder.resolve("gdb"),
                TcgThreads.MULTI);
    }

    private String read() {
        try {
            return file.equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new LabException(file + ": no such file", e);
        } catch (IOException e) {
            throw new LabException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private LabSchedule schedule(String text, LabelTable labels) {
        try {
            if (!text.stripLeading().startsWith("{")) {
                return TraceFile.parse(file, text, labels);
            }
            JsonNode counterexample = ScheduleExtraction.read(text);
            if (Reordering.isNeeded(counterexample)) {
                Model model = specification
                        .manifest()
                        .named(counterexample.path("model").asString(""));
                var replay = new Replay(specification.tools(), specification.limit());
                counterexample = new Reordering(replay, model).of(counterexample);
            }
            return ScheduleExtraction.of(counterexample, labels);
        } catch (LabException e) {
            throw new LabException(file + ": " + e.getMessage(), e);
        }
    }

    private static void print(
            LabSchedule schedule, int run, List<StepReport> steps, ReplayLab.Result result, PrintWriter out) {
        Verdict verdict = result.verdict();
        out.println(schedule.name() + ", run " + run + ": " + verdict.word() + ", " + verdict.text());
        for (StepReport step : steps) {
            if (!step.where().isEmpty()) {
                out.printf(
                        "  %3d  CPU %-3d %-22s %-36s %s%n",
                        step.number(),
                        step.step().cpu().number(),
                        step.step().text(),
                        step.where(),
                        step.changed().stream().map(Expected::toString).collect(Collectors.joining(" ")));
            }
        }
        where(verdict).forEach((cpu, place) -> out.println("  " + cpu + " stands at " + place));
        result.aftermath().forEach(line -> out.println("  user: " + line));
    }

    private static Map<String, String> where(Verdict verdict) {
        Map<String, String> where = new LinkedHashMap<>();
        verdict.where().forEach((cpu, place) -> where.put(cpu.toString(), place));
        return where;
    }

    private static Map<String, Object> json(
            LabSchedule schedule, int run, List<StepReport> steps, ReplayLab.Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schedule", schedule.name());
        json.put("property", schedule.claim());
        json.put("run", run);
        json.put("verdict", result.verdict().word());
        json.put("text", result.verdict().text());
        json.put("where", where(result.verdict()));
        json.put("steps", steps.stream().map(LabReplayCommand::json).toList());
        json.put("user", result.aftermath());
        return json;
    }

    private static Map<String, Object> json(StepReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", report.number());
        json.put("step", report.step().text());
        json.put("cpu", report.step().cpu().number());
        json.put("where", report.where());
        json.put("changed", report.changed().stream().map(Expected::toString).toList());
        return json;
    }
}
