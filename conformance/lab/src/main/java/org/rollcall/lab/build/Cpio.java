package org.rollcall.lab.build;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** An archive in the form "newc", which the kernel unpacks ({@code init/initramfs.c}); device files need no rights to be in it. */
final class Cpio {
    private static final int DIRECTORY = 0040000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int FILE = 0100000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int inode;

    void directory(String name) {
        entry(name, DIRECTORY | 0755, new byte[0], 0, 0);
    }

    void device(String name, int major, int minor) {
        entry(name, CHARACTER_DEVICE | 0600, new byte[0], major, minor);
    }

    void program(String name, byte[] content) {
        entry(name, FILE | 0755, content, 0, 0);
    }

    /** The whole archive; nothing can be added to it after that. */
    byte[] end() {
        entry("TRAILER!!!", 0, new byte[0], 0, 0);
        return out.toByteArray();
    }

    private void entry(String name, int mode, byte[] content, int major, int minor) {
        byte[] path = (name + "\0").getBytes(StandardCharsets.UTF_8);
        inode++;
        int links = 1;
        int[] fields = {inode, mode, 0, 0, links, 0, content.length, 0, 0, major, minor, path.length, 0};
        var header = new StringBuilder("070701");
        for (int field : fields) {
            header.append("%08x".formatted(field));
        }
        out.writeBytes(header.toString().getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(path);
        pad();
        out.writeBytes(content);
        pad();
    }

    private void pad() {
        while (out.size() % 4 != 0) {
            out.write(0);
        }
    }
}
