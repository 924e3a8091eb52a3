package org.rollcall.lab.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.rollcall.lab.guest.LabException;

/** The guests' first file system: busybox, a program that makes barriers, and the script that runs a scenario. */
record WriteInitramfs(LabFolder lab) implements Step {
    @Override
    public String name() {
        return "initramfs.cpio.gz";
    }

    @Override
    public boolean done() {
        try {
            return Files.exists(lab.initramfs()) && Arrays.equals(Files.readAllBytes(lab.initramfs()), content());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void run(Consumer<String> progress) {
        try {
            Outputs.write(lab.initramfs(), content());
        } catch (IOException e) {
            throw new LabException("cannot read " + lab.busybox() + ": " + e.getMessage(), e);
        }
    }

    private byte[] content() throws IOException {
        var cpio = new Cpio();
        cpio.directory("bin");
        cpio.directory("dev");
        // Without these two the script has no output until devtmpfs is there.
        cpio.device("dev/console", 5, 1);
        cpio.device("dev/null", 1, 3);
        cpio.program("bin/busybox", Files.readAllBytes(lab.busybox()));
        cpio.program("bin/barrier", BarrierProgram.bytes());
        cpio.program("init", Outputs.resource("init"));
        return zipped(cpio.end());
    }

    private static byte[] zipped(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
