package org.rollcall.lab.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The kernel's source, unpacked from Debian's archive into the laboratory's folder. */
record UnpackSource(LabFolder lab, Tools tools, Path archive) implements Step {
    @Override
    public String name() {
        return "kernel source " + KernelSource.folderOf(archive);
    }

    /** The archive's last files are those of {@code virt/lib}; one that was interrupted is unpacked again. */
    @Override
    public boolean done() {
        return Files.exists(tree().resolve("virt/lib/Makefile"));
    }

    @Override
    public List<String> programs() {
        return List.of("tar", "xz");
    }

    @Override
    public void run(Consumer<String> progress) {
        Path dir = Outputs.directory(lab.dir());
        tools.run(dir, List.of("tar", "xf", archive.toAbsolutePath().toString()), progress);
    }

    Path tree() {
        return lab.dir().resolve(KernelSource.folderOf(archive));
    }
}
