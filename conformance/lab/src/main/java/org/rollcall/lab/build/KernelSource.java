package org.rollcall.lab.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rollcall.lab.guest.LabException;

/** Debian's archives of the kernel's source: {@code linux-source-MAJOR.MINOR.tar.xz}. */
final class KernelSource {
    /** IPIs are NMIs in mainline from here on. */
    private static final int OLDEST = version(6, 8);

    private static final Pattern ARCHIVE = Pattern.compile("linux-source-(\\d{1,3})\\.(\\d{1,3})\\.tar\\.xz");

    private KernelSource() {}

    /** The newest in a folder; empty if there is none that is new enough. */
    static Optional<Path> newestIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> version(file) >= OLDEST).max(Comparator.comparingInt(KernelSource::version));
        } catch (IOException e) {
            throw new LabException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /** What to do where a folder has none. */
    static String absentFrom(Path folder) {
        return "there is no source of a kernel >= 6.8 in " + folder
                + "; install one (apt-cache search --names-only '^linux-source-[67]' lists what your package sources offer,"
                + " Debian 12 has 6.12 in bookworm-backports and bookworm-security), or name a tree with --source";
    }

    /** The folder that an archive unpacks into. */
    static String folderOf(Path archive) {
        return archive.getFileName().toString().replace(".tar.xz", "");
    }

    private static int version(Path file) {
        Matcher name = ARCHIVE.matcher(file.getFileName().toString());
        return name.matches() ? version(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2))) : -1;
    }

    private static int version(int major, int minor) {
        return major * 1000 + minor;
    }
}
