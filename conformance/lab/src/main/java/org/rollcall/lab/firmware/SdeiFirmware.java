package org.rollcall.lab.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.rollcall.lab.guest.Firmware;
import org.rollcall.lab.guest.GuestOptions;
import org.rollcall.lab.guest.LabException;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;

/** Gives a guest the firmware that offers SDEI, and the device tree in which Linux finds it ({@code sdei_driver}, {@code psci_of_init}). */
public final class SdeiFirmware {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_SAID = 1 << 16;

    private SdeiFirmware() {}

    /**
     * The machine with a secure side; the files are in its folder.
     *
     * @throws LabException if QEMU does not say what its machine is made of
     */
    public static GuestOptions of(GuestOptions options) {
        Path folder = options.folder();
        Path monitor = folder.resolve("monitor.bin");
        Path deviceTree = folder.resolve("machine.dtb");
        try {
            Files.createDirectories(folder);
            Files.write(monitor, SecureMonitor.image(Firmware.KERNEL, Firmware.DEVICE_TREE, options.cpus()));
            Files.write(deviceTree, deviceTree(options, machine(options, deviceTree)));
        } catch (IOException e) {
            throw new LabException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
        return options.withFirmware(new Firmware(monitor, deviceTree));
    }

    private static byte[] machine(GuestOptions options, Path file) throws IOException {
        String dump = ",dumpdtb=" + file.toAbsolutePath().toString().replace(",", ",,");
        try {
            OutsideProcess.Output said =
                    Command.of(options.secureMachine(dump)).errorsAmongOutput().output(MOST_SAID, LIMIT);
            if (said.status() != 0) {
                throw new LabException(
                        options.qemu() + " does not give the device tree of its machine virt with secure=on: "
                                + new String(said.bytes(), java.nio.charset.StandardCharsets.UTF_8).strip());
            }
        } catch (TimeoutException e) {
            throw new LabException(options.qemu() + " did not give its device tree in " + LIMIT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        }
        return Files.readAllBytes(file);
    }

    private static byte[] deviceTree(GuestOptions options, byte[] machine) throws IOException {
        long end = Firmware.INITRAMFS + Files.size(options.initramfs());
        return DeviceTree.with(
                machine,
                chosen -> {
                    chosen.property("bootargs", String.join(" ", options.kernelWords()));
                    chosen.property("linux,initrd-start", Firmware.INITRAMFS);
                    chosen.property("linux,initrd-end", end);
                },
                root -> {
                    root.node("psci", psci -> {
                        psci.property("compatible", "arm,psci-1.0", "arm,psci-0.2");
                        psci.property("method", "smc");
                    });
                    root.node(
                            "firmware",
                            firmware -> firmware.node("sdei", sdei -> {
                                sdei.property("compatible", "arm,sdei-1.0");
                                sdei.property("method", "smc");
                            }));
                });
    }
}
