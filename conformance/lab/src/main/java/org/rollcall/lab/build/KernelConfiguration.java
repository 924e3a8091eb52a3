package org.rollcall.lab.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.kernel.KernelImage;

/**
 * The options of a kernel.
 *
 * @param builtIn those that are {@code =y}
 */
public record KernelConfiguration(Set<String> builtIn) {
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

    /** What is in a kernel of 6.8 to 7.3 only with the option. */
    static final SortedMap<String, String> MESSAGES = new TreeMap<>(Map.of(
            "CONFIG_ARM64_PSEUDO_NMI", "Pseudo-NMIs enabled using",
            "CONFIG_KGDB", "Timed out waiting for secondary CPUs",
            "CONFIG_KGDB_KDB", "Entering kdb (current=",
            "CONFIG_LKDTM", "provoke-crash",
            "CONFIG_MAGIC_SYSRQ", "show-backtrace-all-active-cpus(l)",
            "CONFIG_SERIAL_AMBA_PL011_CONSOLE", "ttyAMA",
            "CONFIG_VIRTIO_CONSOLE", "vport%up%u",
            "CONFIG_VIRTIO_MMIO", "virtio-mmio"));

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

    /**
     * Looks a kernel through before it is booted: its configuration if it carries that, else its messages.
     *
     * @throws LabException if it lacks what the laboratory needs
     */
    public static void check(KernelImage kernel) {
        List<String> missing =
                kernel.configuration().map(text -> parse(text).missing()).orElseGet(() -> missingMessages(kernel));
        if (!missing.isEmpty()) {
            throw new LabException(kernel + " is built without " + String.join(", ", missing)
                    + "; build these in (=y), or let rollcall lab build make one");
        }
    }

    /** The needed options whose messages are not in a kernel that does not carry its configuration; not all have one. */
    static List<String> missingMessages(KernelImage kernel) {
        return MESSAGES.entrySet().stream()
                .filter(message -> !kernel.has(message.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The needed options that are not built in, in their order. */
    List<String> missing() {
        return NEEDED.stream().filter(option -> !builtIn.contains(option)).toList();
    }
}
