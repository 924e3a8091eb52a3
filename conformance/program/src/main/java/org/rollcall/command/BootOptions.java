package org.rollcall.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.lab.build.KernelConfiguration;
import org.rollcall.lab.build.LabFolder;
import org.rollcall.lab.guest.GuestFiles;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.kernel.KernelImage;
import org.rollcall.lab.kernel.SystemMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What guests boot, that of the laboratory unless others are named; the same for all commands that boot some. */
final class BootOptions {
    @Mixin
    private final LabOptions lab = new LabOptions();

    @Mixin
    private final KernelOptions kernel = new KernelOptions();

    @Option(
            names = "--initramfs",
            paramLabel = "FILE",
            description = "its first file system (default: initramfs.cpio.gz in DIR)")
    private @Nullable Path initramfs;

    LabFolder folder() {
        return lab.folder();
    }

    GuestFiles files() {
        return new GuestFiles(
                kernel.image().orElse(folder().image()), initramfs == null ? folder().initramfs() : initramfs);
    }

    /** @throws LabException if the user's own kernel lacks what the laboratory needs */
    void check() {
        kernel.image().map(KernelImage::read).ifPresent(KernelConfiguration::check);
    }

    /** The kernel's symbols. */
    SystemMap symbols() {
        Optional<Path> own = kernel.systemMap();
        if (own.isEmpty() && kernel.image().isPresent()) {
            throw new LabException("--image needs the System.map of its build; name it with --system-map");
        }
        return SystemMap.read(own.orElse(folder().systemMap()));
    }

    /** @throws LabException if these are not its symbols */
    KernelImage imageWith(SystemMap symbols) {
        KernelImage image = KernelImage.read(files().image());
        image.mustHave(symbols);
        return image;
    }
}
