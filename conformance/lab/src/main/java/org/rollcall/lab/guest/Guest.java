package org.rollcall.lab.guest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One running virtual machine. Its console is read at all times; {@link #await} looks at what comes after the last match.
 * Every method but {@link #close} throws {@link LabException} where the machine cannot do what is asked. For one thread.
 */
public final class Guest implements AutoCloseable {
    /** A person's pace: the receiver has a buffer of 32 characters and kdb polls it. */
    private static final long TYPING_MILLIS = 10;

    private static final long POLL_MILLIS = 50;

    private static final Pattern PANIC = Pattern.compile("Kernel panic - not syncing[^\r\n]*");

    private final GuestOptions options;
    private final QemuProcess qemu;
    private final Console console;
    private int position;

    private Guest(GuestOptions options, QemuProcess qemu) {
        this.options = options;
        this.qemu = qemu;
        console = qemu.console();
    }

    /** Starts QEMU; the kernel has not said anything yet. */
    public static Guest start(GuestOptions options) {
        return new Guest(options, QemuProcess.start(options));
    }

    /** The options it was started with. */
    public GuestOptions options() {
        return options;
    }

    /** Types on the console, at a person's pace. */
    public void type(String text) {
        try {
            OutputStream keyboard = qemu.keyboard();
            for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
                keyboard.write(each);
                keyboard.flush();
                pause(TYPING_MILLIS);
            }
        } catch (IOException gone) {
            throw ended("while \"" + text.strip() + "\" was typed");
        }
    }

    /**
     * Waits until the console says something, from after the last match on.
     *
     * @param budget of the host's time
     * @return the match; the next search starts after it
     * @throws LabException if it is not said in time, the guest panics first, or QEMU ends
     */
    public MatchResult await(Pattern pattern, Duration budget) {
        MatchResult match = search(pattern, () -> console().substring(position), budget);
        position += match.end();
        return match;
    }

    /** The same for the whole of the side channel, each time from its beginning. */
    public MatchResult awaitSide(Pattern pattern, Duration budget) {
        return search(pattern, this::side, budget);
    }

    private MatchResult search(Pattern pattern, Supplier<String> text, Duration budget) {
        String what = "\"" + pattern + "\"";
        long end = System.nanoTime() + budget.toNanos();
        while (true) {
            boolean last = console.ended();
            int known = console().length();
            Matcher matcher = pattern.matcher(text.get());
            if (matcher.find()) {
                return matcher.toMatchResult();
            }
            Matcher panic = PANIC.matcher(console().substring(position));
            if (panic.find()) {
                throw new LabException(
                        "the guest panicked before " + what + ": " + panic.group() + "; see " + options.console());
            }
            if (last) {
                throw ended("before " + what);
            }
            if (System.nanoTime() > end) {
                throw new LabException("the guest did not say " + what + " within " + budget.toSeconds()
                        + " s; it hangs, or the host is too busy: see the end of " + options.console());
            }
            waitForMore(known);
        }
    }

    private void waitForMore(int known) {
        try {
            console.waitForMore(known, POLL_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Whether QEMU ends by itself, because the guest turns its power off or restarts, within this time of the host. */
    public boolean endsWithin(Duration budget) {
        try {
            return qemu.endsWithin(budget);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** All that the console has said, one character for each byte. */
    public String console() {
        return console.text();
    }

    /** All that the guest has said on the side channel. */
    public String side() {
        try {
            return Files.exists(options.side()) ? Files.readString(options.side(), StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new LabException("cannot read " + options.side() + ": " + e.getMessage(), e);
        }
    }

    /** Gives the thread of a virtual CPU that only spins a low priority, so that the others' time passes at their pace. */
    public void lowerPriority(int cpu) {
        VcpuThreads.lowerPriority(qemu.pid(), cpu);
    }

    /** QEMU's process. */
    public long pid() {
        return qemu.pid();
    }

    /** Ends the machine, whatever it does, and removes its socket. Its files stay. */
    @Override
    public void close() {
        qemu.close();
    }

    private LabException ended(String when) {
        endsWithin(Duration.ofSeconds(1));
        return new LabException(qemu.ending(when));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static LabException interrupted() {
        Thread.currentThread().interrupt();
        return new LabException("interrupted");
    }
}
