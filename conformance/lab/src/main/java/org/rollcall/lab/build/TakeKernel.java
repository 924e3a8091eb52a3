package org.rollcall.lab.build;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.lab.kernel.KernelImage;
import org.rollcall.lab.kernel.SystemMap;

/** The user's own kernel in the place of one made here. */
record TakeKernel(LabFolder lab, Path image, @Nullable Path systemMap) implements Step {
    @Override
    public String name() {
        return "kernel " + image;
    }

    @Override
    public boolean done() {
        return false;
    }

    @Override
    public void run(Consumer<String> progress) {
        KernelImage kernel = KernelImage.read(image);
        KernelConfiguration.check(kernel);
        Optional<String> config = kernel.configuration();
        if (config.isEmpty()) {
            progress.accept("it carries no configuration (CONFIG_IKCONFIG): it was looked through for messages");
        }
        if (systemMap == null) {
            progress.accept("without --system-map there is no rollcall lab replay, cover or fuzz");
        } else {
            kernel.mustHave(SystemMap.read(systemMap));
        }
        Outputs.directory(lab.dir());
        Outputs.copy(image, lab.image());
        keep(lab.config(), config.map(text -> text.getBytes(StandardCharsets.UTF_8)));
        keep(lab.systemMap(), Optional.ofNullable(systemMap).map(Outputs::bytes));
    }

    /** What an earlier kernel left is not of this one. */
    private static void keep(Path file, Optional<byte[]> content) {
        content.ifPresentOrElse(bytes -> Outputs.write(file, bytes), () -> Outputs.delete(file));
    }
}
