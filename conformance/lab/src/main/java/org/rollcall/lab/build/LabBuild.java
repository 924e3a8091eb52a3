package org.rollcall.lab.build;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.lab.guest.LabException;

/** All steps of making a laboratory, in their order. */
public final class LabBuild {
    /** Where Debian's packages put the kernel's source. */
    private static final Path ARCHIVES = Path.of("/usr/src");

    private static final String CALLER = "CONFIG_PRINTK_CALLER=y\n";

    private final LabFolder lab;
    private final List<Step> steps;

    private LabBuild(LabFolder lab, List<Step> steps) {
        this.lab = lab;
        this.steps = steps;
    }

    /**
     * A kernel compiled here.
     *
     * @param source a tree of the kernel's source, or null for the newest archive of Debian's
     * @param caller whether each line of the log names who printed it (CONFIG_PRINTK_CALLER)
     * @param busybox a static one for arm64, or null for Debian's
     */
    public static LabBuild ofSource(LabFolder lab, @Nullable Path source, boolean caller, @Nullable Path busybox) {
        return ofSource(lab, Tools.ofHost(lab.log()), ARCHIVES, source, caller, busybox);
    }

    static LabBuild ofSource(
            LabFolder lab, Tools tools, Path archives, @Nullable Path source, boolean caller, @Nullable Path busybox) {
        String fragment = new String(Outputs.resource("fragment"), StandardCharsets.UTF_8) + (caller ? CALLER : "");
        List<Step> steps = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        Path tree = source;
        if (tree == null) {
            Optional<Path> archive = KernelSource.newestIn(archives);
            if (archive.isEmpty()) {
                absent.add(KernelSource.absentFrom(archives));
            }
            var unpack = new UnpackSource(lab, tools, archive.orElse(archives));
            steps.add(unpack);
            tree = unpack.tree();
        }
        steps.add(new CompileKernel(lab, tools, tree, fragment));
        return new LabBuild(lab, complete(steps, lab, tools, busybox, absent));
    }

    /** The user's own kernel. */
    public static LabBuild ofImage(LabFolder lab, Path image, @Nullable Path systemMap, @Nullable Path busybox) {
        List<Step> steps = new ArrayList<>(List.of(new TakeKernel(lab, image, systemMap)));
        return new LabBuild(lab, complete(steps, lab, Tools.ofHost(lab.log()), busybox, new ArrayList<>()));
    }

    /** With the files that every laboratory has. All that is missing is said at once, before anything is done. */
    private static List<Step> complete(
            List<Step> steps, LabFolder lab, Tools tools, @Nullable Path busybox, List<String> absent) {
        steps.add(new FetchBusybox(lab, tools, busybox));
        steps.add(new WriteInitramfs(lab));
        List<String> programs = steps.stream()
                .filter(step -> !step.done())
                .flatMap(step -> step.programs().stream())
                .distinct()
                .toList();
        tools.absent(programs).ifPresent(absent::add);
        if (!absent.isEmpty()) {
            throw new LabException(String.join("; and ", absent));
        }
        return List.copyOf(steps);
    }

    /** Does what is not done yet. */
    public void run(Consumer<String> progress, Consumer<String> finished) {
        Outputs.directory(lab.dir());
        for (Step step : steps) {
            boolean there = step.done();
            if (!there) {
                step.run(line -> progress.accept(step.name() + ": " + line));
            }
            finished.accept(step.name() + (there ? ": there already" : ": done"));
        }
    }
}
