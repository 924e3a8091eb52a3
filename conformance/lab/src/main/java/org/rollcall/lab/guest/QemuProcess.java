package org.rollcall.lab.guest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** QEMU while it runs. Its console is read at all times, and it ends with the program at the latest. */
final class QemuProcess {
    /** sockaddr_un holds 108 bytes, the closing zero included. */
    private static final int LONGEST_SOCKET = 107;

    /** A child of the program could hold its output open. */
    private static final long END_MILLIS = 2000;

    private final GuestOptions options;
    private final Process process;
    private final Console console;
    private final Thread pump;
    private final Thread ender = new Thread(this::end);

    private QemuProcess(GuestOptions options, Process process, Console console, Thread pump) {
        this.options = options;
        this.process = process;
        this.console = console;
        this.pump = pump;
        Runtime.getRuntime().addShutdownHook(ender);
    }

    /** @throws LabException if it cannot be started, with what to do about it */
    static QemuProcess start(GuestOptions options) {
        check(options);
        try {
            Files.createDirectories(options.folder());
            Files.deleteIfExists(options.side());
            OutputStream copy = Files.newOutputStream(options.console());
            Process process = process(options, copy);
            var console = new Console(options.console());
            var pump = new Thread(() -> console.pump(process.getInputStream(), copy), "console");
            pump.setDaemon(true);
            pump.start();
            return new QemuProcess(options, process, console, pump);
        } catch (IOException e) {
            throw new LabException(
                    "cannot write to " + options.folder() + ": " + e.getMessage()
                            + "; choose a folder of your own with --dir",
                    e);
        }
    }

    private static Process process(GuestOptions options, OutputStream copy) throws IOException {
        try {
            return new ProcessBuilder(options.command())
                    .redirectError(options.errors().toFile())
                    .start();
        } catch (IOException e) {
            copy.close();
            throw new LabException(
                    options.qemu() + " cannot be run: " + e.getMessage()
                            + "; install it, for example with apt-get install qemu-system-arm, or name it with --qemu=PATH",
                    e);
        }
    }

    private static void check(GuestOptions options) {
        for (Path needed : List.of(options.image(), options.initramfs())) {
            if (!Files.isReadable(needed)) {
                throw new LabException(
                        "there is no " + needed + "; make it with: rollcall lab build --dir " + needed.getParent());
            }
        }
        Path socket = options.gdbSocket();
        if (socket != null
                && socket.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET) {
            throw new LabException("the socket " + socket + " has too long a name; choose a shorter --dir");
        }
    }

    Console console() {
        return console;
    }

    /** What is written here is typed on the console. */
    OutputStream keyboard() {
        return process.getOutputStream();
    }

    long pid() {
        return process.pid();
    }

    /** Whether it ends by itself within this time of the host. */
    boolean endsWithin(Duration budget) throws InterruptedException {
        return process.waitFor(budget.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it, whatever it does, and removes its socket. Its files stay. */
    void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(ender);
        } catch (IllegalStateException alreadyShuttingDown) {
            // then the hook has run or will run: the same again does no harm
        }
    }

    private void end() {
        process.destroyForcibly();
        try {
            process.waitFor();
            pump.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (options.gdbSocket() != null) {
            options.gdbSocket().toFile().delete();
        }
    }

    /** How it has ended, and what it complained about. */
    String ending(String when) {
        String how = process.isAlive() ? "closed its console" : "ended with status " + process.exitValue();
        return "QEMU " + how + " " + when + complaint() + "; see " + options.console();
    }

    private String complaint() {
        try {
            String text = Files.readString(options.errors(), StandardCharsets.ISO_8859_1)
                    .strip();
            return text.isEmpty()
                    ? ""
                    : ": " + text.lines().reduce((first, second) -> second).orElseThrow();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
