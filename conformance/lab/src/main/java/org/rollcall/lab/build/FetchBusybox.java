package org.rollcall.lab.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.lab.guest.LabException;

/**
 * A static busybox for arm64: the user's own, or Debian's package, by an apt that has a tree of its own in the laboratory's
 * folder. The host's packages and architectures stay as they are.
 *
 * @param given the user's own, or null
 */
record FetchBusybox(LabFolder lab, Tools tools, @Nullable Path given) implements Step {
    private static final String PACKAGE = "busybox-static";

    /** e_machine of an ELF file: the architecture. */
    private static final int MACHINE = 18;

    private static final int AARCH64 = 183;

    @Override
    public String name() {
        return "busybox for arm64";
    }

    @Override
    public boolean done() {
        return given == null ? Files.exists(lab.busybox()) : Outputs.upToDate(lab.busybox(), given);
    }

    @Override
    public List<String> programs() {
        return given == null ? List.of("apt-get", "dpkg-deb") : List.of();
    }

    @Override
    public void run(Consumer<String> progress) {
        Path found = given == null ? download(progress) : given;
        if (!isArm64(found)) {
            throw new LabException(found + " is not a program for arm64; name a static one with --busybox");
        }
        Outputs.copy(found, lab.busybox());
    }

    private Path download(Consumer<String> progress) {
        Path apt = lab.apt().toAbsolutePath();
        Path unpacked = Outputs.directory(apt.resolve("deb"));
        Outputs.directory(apt.resolve("lists/partial"));
        Outputs.directory(apt.resolve("cache/archives/partial"));
        Outputs.write(apt.resolve("status"), new byte[0]);
        tools.run(unpacked, apt(apt, "update"), progress);
        tools.run(unpacked, apt(apt, "download", PACKAGE), progress);
        tools.run(
                unpacked,
                List.of(
                        "dpkg-deb",
                        "-x",
                        deb(unpacked).toString(),
                        unpacked.resolve("x").toString()),
                progress);
        return Stream.of("x/bin/busybox", "x/usr/bin/busybox")
                .map(unpacked::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new LabException(
                        "there is no busybox in Debian's " + PACKAGE + "; name a static one for arm64 with --busybox"));
    }

    private static List<String> apt(Path dir, String... words) {
        List<String> command = new ArrayList<>(List.of(
                "apt-get",
                "-q",
                "-o",
                "APT::Architecture=arm64",
                "-o",
                "APT::Architectures::=arm64",
                "-o",
                "Dir::State::Lists=" + dir.resolve("lists"),
                "-o",
                "Dir::State::status=" + dir.resolve("status"),
                "-o",
                "Dir::Cache=" + dir.resolve("cache")));
        command.addAll(List.of(words));
        return command;
    }

    private static Path deb(Path dir) {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .sorted()
                    .reduce((older, newer) -> newer)
                    .orElseThrow(() -> new LabException(
                            "apt-get gave no " + PACKAGE + "; name a static busybox for arm64 with --busybox"));
        } catch (IOException e) {
            throw new LabException("cannot read " + dir + ": " + e.getMessage(), e);
        }
    }

    private static boolean isArm64(Path program) {
        try {
            byte[] bytes = Files.readAllBytes(program);
            return bytes.length > MACHINE && bytes[0] == 0x7f && bytes[1] == 'E' && (bytes[MACHINE] & 0xff) == AARCH64;
        } catch (IOException e) {
            throw new LabException("cannot read " + program + ": " + e.getMessage(), e);
        }
    }
}
