package org.rollcall.lab.guest;

import java.nio.file.Path;

/**
 * What a guest boots.
 *
 * @param image the kernel, an arm64 {@code Image}
 * @param initramfs its first file system
 */
public record GuestFiles(Path image, Path initramfs) {}
