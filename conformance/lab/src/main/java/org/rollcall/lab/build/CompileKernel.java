package org.rollcall.lab.build;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.rollcall.lab.guest.LabException;

/**
 * The kernel, configured from a fragment and compiled outside its tree. make knows what is up to date, so this runs each time.
 *
 * @param fragment the options that differ from {@code allnoconfig}
 */
record CompileKernel(LabFolder lab, Tools tools, Path tree, String fragment) implements Step {
    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public boolean done() {
        return false;
    }

    @Override
    public List<String> programs() {
        return List.of("make", "gcc", "aarch64-linux-gnu-gcc", "aarch64-linux-gnu-ld", "flex", "bison", "bc", "perl");
    }

    @Override
    public void run(Consumer<String> progress) {
        if (!Files.exists(tree.resolve("Kconfig"))) {
            throw new LabException(tree + " is not a source tree of the Linux kernel; name one with --source");
        }
        Path config = Outputs.directory(lab.objects()).resolve(".config");
        if (!Files.exists(config)
                || !Files.exists(lab.fragment())
                || !Outputs.text(lab.fragment()).equals(fragment)) {
            progress.accept("configuration");
            configure(config, progress);
        }
        make(progress, "-j" + Runtime.getRuntime().availableProcessors(), "Image");
        Outputs.copy(lab.objects().resolve("arch/arm64/boot/Image"), lab.image());
        Outputs.copy(lab.objects().resolve("System.map"), lab.systemMap());
        Outputs.copy(config, lab.config());
    }

    private void configure(Path config, Consumer<String> progress) {
        Path part = lab.fragment().resolveSibling("fragment.new");
        Outputs.write(part, fragment.getBytes(StandardCharsets.UTF_8));
        make(progress, "KCONFIG_ALLCONFIG=" + part.toAbsolutePath(), "allnoconfig");
        List<String> missing = KernelConfiguration.read(config).missing();
        if (!missing.isEmpty()) {
            throw new LabException(
                    "this kernel's source does not give " + String.join(", ", missing)
                            + " for the fragment of the laboratory; use a kernel from 6.8 on with --source (6.12 and 7.3 have been tried)");
        }
        Outputs.copy(part, lab.fragment());
    }

    private void make(Consumer<String> progress, String... words) {
        List<String> command = new ArrayList<>(List.of(
                "make",
                "O=" + lab.objects().toAbsolutePath(),
                "ARCH=arm64",
                "CROSS_COMPILE=aarch64-linux-gnu-",
                "KBUILD_BUILD_USER=rollcall", // without these two the kernel's first line names the user and the host
                "KBUILD_BUILD_HOST=lab"));
        command.addAll(List.of(words));
        tools.run(tree, command, progress);
    }
}
