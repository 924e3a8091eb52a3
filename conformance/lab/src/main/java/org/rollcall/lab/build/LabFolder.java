package org.rollcall.lab.build;

import java.nio.file.Path;
import org.rollcall.lab.guest.GuestFiles;

/** Where things are in the folder of a laboratory. */
public record LabFolder(Path dir) {
    /** The kernel that guests boot. */
    public Path image() {
        return dir.resolve("Image");
    }

    /** The symbols of that kernel. */
    public Path systemMap() {
        return dir.resolve("System.map");
    }

    /** The configuration of that kernel. */
    public Path config() {
        return dir.resolve("config");
    }

    /** The guests' first file system. */
    public Path initramfs() {
        return dir.resolve("initramfs.cpio.gz");
    }

    /** What guests boot. */
    public GuestFiles files() {
        return new GuestFiles(image(), initramfs());
    }

    /** What was captured from each scenario. */
    public Path runs() {
        return dir.resolve("runs");
    }

    /** What was captured from each replay. */
    public Path replays() {
        return dir.resolve("replay");
    }

    /** What the kernel is compiled into. */
    public Path objects() {
        return dir.resolve("build");
    }

    /** The options that the kernel was configured from. */
    Path fragment() {
        return objects().resolve("fragment");
    }

    /** The guests' only program. */
    Path busybox() {
        return dir.resolve("busybox-arm64");
    }

    /** A tree of apt's own, for packages of another architecture. */
    Path apt() {
        return dir.resolve("apt");
    }

    /** What the tools said. */
    Path log() {
        return dir.resolve("build.log");
    }
}
