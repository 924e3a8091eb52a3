package org.rollcall.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.lab.build.LabBuild;
import org.rollcall.lab.build.LabFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes what the other commands of the laboratory boot. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a laboratory in one folder: an arm64 kernel and the guests' first file system.",
            "The kernel is compiled from Debian's newest linux-source-* in /usr/src, from a tree of yours (--source),"
                    + " or is one that you have (--image). What is there already is not made again."
        },
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {"0:the laboratory is ready", "2:it cannot be made; the message says what is missing"},
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall lab build",
            "  rollcall lab build --dir /var/tmp/lab --source linux-6.12",
            "  rollcall lab build --image arch/arm64/boot/Image --system-map System.map"
        })
final class LabBuildCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private final LabOptions lab = new LabOptions();

    @Mixin
    private final KernelOptions kernel = new KernelOptions();

    @Option(names = "--source", paramLabel = "TREE", description = "a tree of the kernel's source, 6.8 or later")
    private @Nullable Path source;

    @Option(names = "--caller", description = "have each line of the log name who printed it (CONFIG_PRINTK_CALLER)")
    private boolean caller;

    @Option(
            names = "--busybox",
            paramLabel = "FILE",
            description = "a static busybox for arm64 (default: Debian's, fetched by apt-get into the folder)")
    private @Nullable Path busybox;

    @Override
    public Integer call() {
        if (kernel.image().isPresent() && (source != null || caller)) {
            throw new ParameterException(
                    command.commandLine(), "--image takes a kernel as it is: no --source, no --caller");
        }
        if (kernel.image().isEmpty() && kernel.systemMap().isPresent()) {
            throw new ParameterException(command.commandLine(), "--system-map goes with --image");
        }
        PrintWriter err = command.commandLine().getErr();
        var progress = new Progress(err);
        LabFolder folder = lab.folder();
        LabBuild build = kernel.image()
                .map(image -> LabBuild.ofImage(folder, image, kernel.systemMap().orElse(null), busybox))
                .orElseGet(() -> LabBuild.ofSource(folder, source, caller, busybox));
        build.run(progress::showLong, finished -> {
            progress.clear();
            err.println(finished);
        });
        command.commandLine()
                .getOut()
                .println("the laboratory is ready: rollcall lab run --dir " + folder.dir() + " --all");
        return ExitStatus.OK;
    }
}
