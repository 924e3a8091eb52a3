package org.rollcall.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A kernel that somebody has already; the same for all commands that take one. */
final class KernelOptions {
    @Option(names = "--image", paramLabel = "FILE", description = "boot this kernel, an arm64 Image")
    private @Nullable Path image;

    @Option(names = "--system-map", paramLabel = "FILE", description = "with --image: its System.map")
    private @Nullable Path systemMap;

    Optional<Path> image() {
        return Optional.ofNullable(image);
    }

    Optional<Path> systemMap() {
        return Optional.ofNullable(systemMap);
    }
}
