package org.rollcall.lab.guest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a virtual machine is made of.
 *
 * @param qemu the program, a path or a name on the search path
 * @param image the kernel, an arm64 {@code Image}
 * @param initramfs its first file system
 * @param cpus how many, from 1
 * @param words of the kernel's command line, after the one that names the console
 * @param folder where {@code console.log}, {@code side.txt} and {@code qemu.err} go; it is made if need be
 * @param gdbSocket the Unix socket on which the gdb stub listens, or null for none
 * @param snapshot a machine with the same parts, saved while it was halted, to go on with; or null to boot
 * @param firmware what runs at EL3, or null for QEMU's own PSCI and nothing at EL3
 */
public record GuestOptions(
        String qemu,
        Path image,
        Path initramfs,
        int cpus,
        List<String> words,
        Path folder,
        @Nullable Path gdbSocket,
        @Nullable Path snapshot,
        @Nullable Firmware firmware) {
    /** The program, where no other is named. */
    public static final String QEMU = "qemu-system-aarch64";

    /** With ACPI and a flash QEMU leaves out a device that its device tree has. */
    private static final String SECURE = ",secure=on,acpi=off";

    public GuestOptions {
        words = List.copyOf(words);
    }

    /** A machine without a gdb stub and without further kernel words. */
    public static GuestOptions of(Path image, Path initramfs, int cpus, Path folder) {
        return new GuestOptions(QEMU, image, initramfs, cpus, List.of(), folder, null, null, null);
    }

    public GuestOptions withQemu(String program) {
        return new GuestOptions(program, image, initramfs, cpus, words, folder, gdbSocket, snapshot, firmware);
    }

    public GuestOptions withWords(List<String> kernelWords) {
        return new GuestOptions(qemu, image, initramfs, cpus, kernelWords, folder, gdbSocket, snapshot, firmware);
    }

    public GuestOptions withGdb(Path socket) {
        return new GuestOptions(qemu, image, initramfs, cpus, words, folder, socket, snapshot, firmware);
    }

    public GuestOptions withSnapshot(Path saved) {
        return new GuestOptions(qemu, image, initramfs, cpus, words, folder, gdbSocket, saved, firmware);
    }

    /** A machine with a secure side, which the firmware starts. */
    public GuestOptions withFirmware(Firmware secure) {
        return new GuestOptions(qemu, image, initramfs, cpus, words, folder, gdbSocket, snapshot, secure);
    }

    /** The bytes of the serial console. */
    public Path console() {
        return folder.resolve("console.log");
    }

    /** What the guest says beside its console. */
    public Path side() {
        return folder.resolve("side.txt");
    }

    /** What QEMU itself complains about. */
    public Path errors() {
        return folder.resolve("qemu.err");
    }

    List<String> command() {
        List<String> command = new ArrayList<>(machine(firmware == null ? "" : SECURE));
        command.addAll(List.of(
                "-accel",
                "tcg,thread=multi",
                "-name",
                "rollcall,debug-threads=on", // the threads' names tell the virtual CPUs apart
                "-no-reboot",
                "-monitor",
                "none",
                "-chardev",
                "stdio,id=console,signal=off,mux=off",
                "-serial",
                "chardev:console",
                "-device",
                "virtio-serial-device",
                "-chardev",
                "file,id=side,path=" + escaped(side()),
                "-device",
                "virtserialport,chardev=side,name=rollcall"));
        command.addAll(firmware == null ? kernel() : firmware.load(image, initramfs));
        if (gdbSocket != null) {
            command.addAll(List.of(
                    "-chardev",
                    "socket,id=gdb,path=" + escaped(gdbSocket) + ",server=on,wait=off",
                    "-gdb",
                    "chardev:gdb"));
        }
        if (snapshot != null) {
            command.addAll(List.of("-incoming", "exec:cat '" + snapshot.toAbsolutePath() + "'"));
        }
        return command;
    }

    /**
     * QEMU's command line for no more than the bare machine with a secure side.
     *
     * @param more of the machine's options
     */
    public List<String> secureMachine(String more) {
        return machine(SECURE + more);
    }

    private List<String> machine(String more) {
        return List.of(
                qemu,
                "-M",
                "virt,gic-version=3" + more,
                "-cpu",
                "cortex-a72",
                "-smp",
                Integer.toString(cpus),
                "-m",
                "1G",
                "-nodefaults",
                "-nographic");
    }

    private List<String> kernel() {
        return List.of(
                "-kernel",
                image.toString(),
                "-initrd",
                initramfs.toString(),
                "-append",
                String.join(" ", kernelWords()));
    }

    /** The kernel's command line. */
    public List<String> kernelWords() {
        List<String> all = new ArrayList<>(List.of("console=ttyAMA0"));
        all.addAll(words);
        return all;
    }

    /** In QEMU's option lists a comma is written twice. */
    static String escaped(Path path) {
        return path.toAbsolutePath().toString().replace(",", ",,");
    }
}
