package org.rollcall.lab.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The archive, read back by a reader that was written from the form's description, and by cpio where it is installed. */
class CpioTest {
    private static final byte[] CONTENT = "#!/bin/busybox sh\n".getBytes(StandardCharsets.UTF_8);

    private static byte[] archive() {
        var cpio = new Cpio();
        cpio.directory("dev");
        cpio.device("dev/console", 5, 1);
        cpio.program("init", CONTENT);
        return cpio.end();
    }

    private record Entry(String name, int mode, int major, int minor, String content) {}

    /** initramfs buffer format: a header of 110 characters, then name and data, each filled up to four bytes. */
    private static List<Entry> entries(byte[] bytes) {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            String header = new String(bytes, at, 110, StandardCharsets.US_ASCII);
            assertThat(header).startsWith("070701");
            int nameSize = field(header, 11);
            String name = new String(bytes, at + 110, nameSize - 1, StandardCharsets.UTF_8);
            assertThat(bytes[at + 110 + nameSize - 1]).isZero();
            int data = (at + 110 + nameSize + 3) / 4 * 4;
            int size = field(header, 6);
            entries.add(new Entry(
                    name,
                    field(header, 1),
                    field(header, 9),
                    field(header, 10),
                    new String(bytes, data, size, StandardCharsets.UTF_8)));
            at = (data + size + 3) / 4 * 4;
        }
        return entries;
    }

    private static int field(String header, int index) {
        return Integer.parseInt(header.substring(6 + 8 * index, 14 + 8 * index), 16);
    }

    @Test
    void whatIsPutInComesOut() {
        assertThat(entries(archive()))
                .containsExactly(
                        new Entry("dev", 0040755, 0, 0, ""),
                        new Entry("dev/console", 0020600, 5, 1, ""),
                        new Entry("init", 0100755, 0, 0, "#!/bin/busybox sh\n"),
                        new Entry("TRAILER!!!", 0, 0, 0, ""));
    }

    @Test
    void cpioReadsIt() throws IOException, InterruptedException {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/cpio")) || Files.isExecutable(Path.of("/bin/cpio"));
        if (!installed) {
            System.out.println("skipped: cpio is not installed");
        }
        assumeTrue(installed, "cpio is not installed");
        Process process = new ProcessBuilder("cpio", "-itv", "--quiet").start();
        try (var in = process.getOutputStream()) {
            in.write(archive());
        }
        String listing = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(listing.lines().toList()).hasSize(3);
        assertThat(listing)
                .containsPattern("crw------- .* 5, +1 .* dev/console")
                .containsPattern("-rwxr-xr-x .* init");
    }
}
