package org.rollcall.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;

/** A machine whose QEMU is a script that misbehaves. */
class GuestTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Pattern PROMPT = Pattern.compile("kdb> ");

    @TempDir
    Path dir;

    @Test
    void everyByteOfTheConsoleIsKeptAndWritten() throws IOException {
        byte[] exact = "a\r\n\u0080\0b kdb> ".getBytes(StandardCharsets.ISO_8859_1);
        var options = FakeQemu.options(dir, "printf 'a\\r\\n\\200\\000b kdb> '; exec sleep 60");
        try (var guest = Guest.start(options)) {
            guest.await(PROMPT, LONG);
            assertThat(guest.console()).isEqualTo(new String(exact, StandardCharsets.ISO_8859_1));
        }
        assertThat(options.console()).hasBinaryContent(exact);
    }

    @Test
    void searchesGoOnAfterTheLastMatch() throws IOException {
        try (var guest = Guest.start(FakeQemu.options(dir, "printf 'kdb> 1 kdb> 2'; exec sleep 60"))) {
            guest.await(PROMPT, LONG);
            guest.await(PROMPT, LONG);
            assertThatThrownBy(() -> guest.await(PROMPT, SHORT)).isInstanceOf(LabException.class);
        }
    }

    @Test
    void whatIsTypedArrives() throws IOException {
        try (var guest = Guest.start(FakeQemu.options(dir, "read line; echo \"got $line\"; exec sleep 60"))) {
            guest.type("btc\n");
            guest.await(Pattern.compile("got btc"), LONG);
        }
    }

    @Test
    void theSideChannelIsAFileOfItsOwn() throws IOException {
        try (var guest = Guest.start(FakeQemu.options(dir, "echo @@DONE > \"$SIDE\"; exec sleep 60"))) {
            guest.awaitSide(Pattern.compile("@@DONE"), LONG);
            assertThat(guest.console()).isEmpty();
        }
    }

    @Test
    void aKilledQemuIsNamed() throws IOException {
        try (var guest = Guest.start(FakeQemu.options(dir, "echo 'out of memory' >&2; kill -9 $$"))) {
            assertThatThrownBy(() -> guest.await(PROMPT, LONG))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("QEMU ended with status 137")
                    .hasMessageContaining("out of memory");
        }
    }

    @Test
    void aHangingGuestIsEndedWithItsBudget() throws IOException {
        try (var guest = Guest.start(FakeQemu.options(dir, "exec sleep 60"))) {
            assertThatThrownBy(() -> guest.await(PROMPT, SHORT))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("hangs");
        }
    }

    @Test
    void aPanicEndsTheWaiting() throws IOException {
        String script = "echo 'Kernel panic - not syncing: VFS: Unable to mount root fs'; exec sleep 60";
        try (var guest = Guest.start(FakeQemu.options(dir, script))) {
            assertThatThrownBy(() -> guest.await(PROMPT, LONG))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("Unable to mount root fs");
        }
    }

    @Test
    void noProcessAndNoSocketStays() throws IOException {
        Path socket = dir.resolve("gdb");
        var options = FakeQemu.options(dir, "touch \"$SOCKET\"; trap '' TERM HUP INT; echo up; exec sleep 60")
                .withGdb(socket);
        long pid;
        try (var guest = Guest.start(options)) {
            guest.await(Pattern.compile("up"), LONG);
            assertThat(socket).exists();
            pid = guest.pid();
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(socket).doesNotExist();
    }

    @Test
    void aKilledProgramLeavesNoQemuAndNoSocket() throws Exception {
        Command program = Command.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Orphan.class.getName(),
                dir.toString());
        try (OutsideProcess killed = program.start();
                var said = new BufferedReader(new InputStreamReader(killed.output(), StandardCharsets.UTF_8))) {
            ProcessHandle qemu =
                    ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
            qemu.onExit().get(20, TimeUnit.SECONDS);
        }
        Path socket = dir.resolve("gdb");
        for (int i = 0; i < 200 && Files.exists(socket); i++) {
            Thread.sleep(50); // the shell removes it next
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void twoGuestsDoNotShareAFolder() throws IOException {
        var options = FakeQemu.options(dir, "echo up; exec sleep 60");
        try (var guest = Guest.start(options)) {
            guest.await(Pattern.compile("up"), LONG);
            assertThatThrownBy(() -> Guest.start(options))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("another guest writes to")
                    .hasMessageContaining("--dir");
            assertThat(guest.console()).as("the first one is left alone").contains("up");
        }
        try (var guest = Guest.start(options)) {
            guest.await(Pattern.compile("up"), LONG);
        }
    }

    @Test
    void aFullDiskIsNamed() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this host has no /dev/full");
        var options = FakeQemu.options(dir, "echo kdb; exec sleep 60");
        Files.createDirectories(options.folder());
        Files.createSymbolicLink(options.console(), full);
        try (var guest = Guest.start(options)) {
            assertThatThrownBy(() -> guest.await(PROMPT, LONG))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("free some space");
        }
        Files.delete(options.console());
    }

    @Test
    void aMissingQemuIsNamed() throws IOException {
        var options = FakeQemu.options(dir, "").withQemu(dir.resolve("none").toString());
        assertThatThrownBy(() -> Guest.start(options))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("apt-get install qemu-system-arm");
    }

    @Test
    void aMissingImageIsNamed() throws IOException {
        var options = FakeQemu.options(dir, "");
        Files.delete(options.image());
        assertThatThrownBy(() -> Guest.start(options))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("rollcall lab build");
    }

    @Test
    void aSocketNameThatNoSocketCanHaveIsRefused() throws IOException {
        var options = FakeQemu.options(dir, "").withGdb(dir.resolve("x".repeat(120)));
        assertThatThrownBy(() -> Guest.start(options))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("shorter --dir");
    }

    @Test
    void theCommandHoldsTheKernelWords() throws IOException {
        var options = FakeQemu.options(dir, "").withWords(List.of("nowatchdog", "scenario=idle"));
        assertThat(options.command()).contains("console=ttyAMA0 nowatchdog scenario=idle");
    }
}
