package org.rollcall.lab.guest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** A program with a guest, to be killed. */
final class Orphan {
    private Orphan() {}

    /** Says the number of QEMU's process and waits. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path dir = Path.of(args[0]);
        var options = FakeQemu.options(dir, "touch \"$SOCKET\"; echo up; exec sleep 60")
                .withGdb(dir.resolve("gdb"));
        Guest guest = Guest.start(options);
        guest.await(Pattern.compile("up"), Duration.ofSeconds(20));
        System.out.println(guest.pid());
        Thread.sleep(Duration.ofMinutes(1).toMillis());
        guest.close();
    }
}
