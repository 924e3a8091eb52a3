package org.rollcall.lab.guest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;

/** QEMU while it runs. Its console is read at all times, and it ends with the program at the latest. */
final class QemuProcess {
    /** sockaddr_un holds 108 bytes, the closing zero included. */
    private static final int LONGEST_SOCKET = 107;

    /** A child of the program could hold its output open. */
    private static final long END_MILLIS = 2000;

    private final GuestOptions options;
    private final OutsideProcess process;
    private final Console console;
    private final Thread pump;
    private final FolderLock lock;
    private final Survivor survivor;

    private QemuProcess(
            GuestOptions options,
            OutsideProcess process,
            Console console,
            Thread pump,
            FolderLock lock,
            Survivor survivor) {
        this.options = options;
        this.process = process;
        this.console = console;
        this.pump = pump;
        this.lock = lock;
        this.survivor = survivor;
        if (options.gdbSocket() != null) {
            options.gdbSocket().toFile().deleteOnExit();
        }
    }

    /** @throws LabException if it cannot be started, with what to do about it */
    static QemuProcess start(GuestOptions options) {
        check(options);
        try {
            FolderLock lock = FolderLock.of(options.folder());
            try {
                return start(options, lock);
            } catch (IOException | LabException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LabException(
                    "cannot write to " + options.folder() + ": " + e.getMessage()
                            + "; choose a folder of your own with --dir",
                    e);
        }
    }

    private static QemuProcess start(GuestOptions options, FolderLock lock) throws IOException {
        Files.deleteIfExists(options.side());
        if (options.gdbSocket() != null) {
            Files.deleteIfExists(options.gdbSocket());
        }
        OutputStream copy = Files.newOutputStream(options.console());
        OutsideProcess process = process(options, copy);
        Path socket = options.gdbSocket();
        Survivor survivor = Survivor.of(
                process.pid(), socket == null ? "" : socket.toAbsolutePath().toString());
        var console = new Console(options.console());
        var pump = new Thread(() -> console.pump(process.output(), copy), "console");
        pump.setDaemon(true);
        pump.start();
        return new QemuProcess(options, process, console, pump, lock, survivor);
    }

    private static OutsideProcess process(GuestOptions options, OutputStream copy) throws IOException {
        try {
            return Command.of(options.command()).errorsTo(options.errors()).start();
        } catch (IOException e) {
            copy.close();
            throw LabException.noQemu(e);
        }
    }

    private static void check(GuestOptions options) {
        options.requireFiles();
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
        return process.input();
    }

    long pid() {
        return process.pid();
    }

    /** Whether it ends by itself within this time of the host. */
    boolean endsWithin(Duration budget) throws InterruptedException {
        return process.status(budget).isPresent();
    }

    /** Ends it, whatever it does, and removes its socket. Its files stay. */
    void close() {
        survivor.close();
        process.close();
        try (lock) {
            pump.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new LabException("cannot give " + options.folder() + " back: " + e.getMessage(), e);
        }
        if (options.gdbSocket() != null) {
            options.gdbSocket().toFile().delete();
        }
    }

    /** How it has ended, and what it complained about. */
    String ending(String when) {
        OptionalInt status = OptionalInt.empty();
        try {
            status = process.status(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String how = status.isPresent() ? "ended with status " + status.getAsInt() : "closed its console";
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
