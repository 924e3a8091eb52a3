package org.rollcall.lab.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A shell script in the place of QEMU. */
public final class FakeQemu {
    private FakeQemu() {}

    /** Options whose program is this script; {@code $SIDE} and {@code $SOCKET} are the files that QEMU was given. */
    public static GuestOptions options(Path dir, String script) throws IOException {
        Path program = dir.resolve("qemu");
        Files.writeString(program, """
                #!/bin/sh
                for word; do case $word in
                  file,id=side,path=*) SIDE=${word#*path=} ;;
                  socket,id=gdb,path=*) SOCKET=${word#*path=}; SOCKET=${SOCKET%%,*} ;;
                esac; done
                """ + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path image = Files.writeString(dir.resolve("Image"), "kernel");
        Path initramfs = Files.writeString(dir.resolve("initramfs.cpio.gz"), "files");
        return GuestOptions.of(image, initramfs, 4, dir.resolve("run")).withQemu(program.toString());
    }
}
