package org.rollcall.lab.guest;

import java.nio.file.Path;
import java.util.List;

/**
 * What a machine with a secure side starts with. QEMU loads no kernel there by itself: it puts each file where the firmware expects it.
 *
 * @param monitor the flash at address 0, where every CPU begins at EL3
 * @param deviceTree which names the kernel's command line and its first file system
 */
public record Firmware(Path monitor, Path deviceTree) {
    /** Where the kernel is: {@code Documentation/arch/arm64/booting.rst} wants a multiple of 2 MB. */
    public static final long KERNEL = 0x4020_0000L;

    public static final long DEVICE_TREE = 0x4800_0000L;
    public static final long INITRAMFS = 0x4820_0000L;

    List<String> load(Path image, Path initramfs) {
        return List.of(
                "-bios",
                monitor.toString(),
                "-device",
                loader(image, KERNEL),
                "-device",
                loader(deviceTree, DEVICE_TREE),
                "-device",
                loader(initramfs, INITRAMFS));
    }

    private static String loader(Path file, long address) {
        return "loader,force-raw=on,addr=0x" + Long.toHexString(address) + ",file=" + GuestOptions.escaped(file);
    }
}
