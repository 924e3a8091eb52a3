package org.rollcall.lab.build;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.lab.guest.LabException;

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
        Optional<String> config = KernelConfiguration.embeddedIn(image);
        if (config.isPresent()) {
            check(config.get());
            Outputs.directory(lab.dir());
            Outputs.write(lab.config(), config.get().getBytes(StandardCharsets.UTF_8));
        } else {
            progress.accept(
                    "it carries no configuration (CONFIG_IKCONFIG): whether it has what is needed shows when it runs");
        }
        Outputs.directory(lab.dir());
        Outputs.copy(image, lab.image());
        if (systemMap != null) {
            if (!Files.isReadable(systemMap)) {
                throw new LabException(
                        "there is no " + systemMap + "; name the System.map of the kernel with --system-map");
            }
            Outputs.copy(systemMap, lab.systemMap());
        }
    }

    private void check(String config) {
        List<String> missing = KernelConfiguration.parse(config).missing();
        if (!missing.isEmpty()) {
            throw new LabException(image + " is built without " + String.join(", ", missing)
                    + "; build these in (=y), or let rollcall lab build make one");
        }
    }
}
