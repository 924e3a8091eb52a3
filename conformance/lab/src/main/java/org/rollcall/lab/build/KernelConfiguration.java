package org.rollcall.lab.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.rollcall.lab.guest.LabException;

/**
 * The options of a kernel.
 *
 * @param builtIn those that are {@code =y}
 */
record KernelConfiguration(Set<String> builtIn) {
    /** What the scenarios use. */
    static final List<String> NEEDED = List.of(
            "CONFIG_ARM64_PSEUDO_NMI",
            "CONFIG_BINFMT_SCRIPT",
            "CONFIG_BLK_DEV_INITRD",
            "CONFIG_DEBUG_FS",
            "CONFIG_DEVTMPFS",
            "CONFIG_HOTPLUG_CPU",
            "CONFIG_KGDB",
            "CONFIG_KGDB_KDB",
            "CONFIG_KGDB_SERIAL_CONSOLE",
            "CONFIG_LKDTM",
            "CONFIG_MAGIC_SYSRQ",
            "CONFIG_PRINTK_TIME",
            "CONFIG_RD_GZIP",
            "CONFIG_SERIAL_AMBA_PL011_CONSOLE",
            "CONFIG_SMP",
            "CONFIG_VIRTIO_CONSOLE",
            "CONFIG_VIRTIO_MMIO");

    /** {@code kernel/configs.c} puts the text, compressed, between these two into a kernel with CONFIG_IKCONFIG. */
    private static final String START = "IKCFG_ST";

    private static final String END = "IKCFG_ED";

    static KernelConfiguration parse(String text) {
        return new KernelConfiguration(text.lines()
                .filter(line -> line.startsWith("CONFIG_") && line.endsWith("=y"))
                .map(line -> line.substring(0, line.length() - 2))
                .collect(Collectors.toUnmodifiableSet()));
    }

    static KernelConfiguration read(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LabException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The text that a kernel carries with it, if it does. */
    static Optional<String> embeddedIn(Path image) {
        try {
            byte[] bytes = plain(Files.readAllBytes(image));
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int start = text.indexOf(START);
            int end = text.indexOf(END, Math.max(start, 0));
            if (start < 0 || end < 0) {
                return Optional.empty();
            }
            int from = start + START.length();
            return Optional.of(new String(unzipped(bytes, from, end - from), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LabException("cannot read the kernel " + image + ": " + e.getMessage(), e);
        }
    }

    private static byte[] plain(byte[] image) throws IOException {
        boolean zipped = image.length > 2 && image[0] == 0x1f && image[1] == (byte) 0x8b;
        return zipped ? unzipped(image, 0, image.length) : image;
    }

    private static byte[] unzipped(byte[] bytes, int from, int length) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes, from, length))) {
            return in.readAllBytes();
        }
    }

    /** The needed options that are not built in, in their order. */
    List<String> missing() {
        return NEEDED.stream().filter(option -> !builtIn.contains(option)).toList();
    }
}
