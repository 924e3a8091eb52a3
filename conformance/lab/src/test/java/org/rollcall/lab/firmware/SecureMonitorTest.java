package org.rollcall.lab.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.aarch64.Aarch64;
import org.rollcall.gic.SystemEncoding;
import org.rollcall.lab.guest.Guest;
import org.rollcall.lab.guest.GuestOptions;
import org.rollcall.process.Command;

/** QEMU runs the monitor; a program in the place of the kernel calls it, with all of DAIF set, and says what it found. */
class SecureMonitorTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long UART = 0x0900_0000L;
    private static final long FLAG = 0x4100_0000L;
    private static final SystemEncoding ELR_EL1 = new SystemEncoding(3, 0, 4, 0, 1);

    private static final long PSCI = 0x8400_0000L;
    private static final long CPU_ON = 0xc400_0003L;
    private static final long AFFINITY_INFO = 0xc400_0004L;
    private static final long SDEI = 0xc400_0020L;
    private static final long SIGNAL = SDEI + 0xf;

    private final Aarch64 code = new Aarch64();

    @TempDir
    Path dir;

    /**
     * PE 0 signals itself before it has registered, and takes the event where it unmasks itself. PE 1, which it turns on, takes one in
     * a loop and goes on elsewhere, then turns itself off.
     */
    @Test
    void callsAreAnsweredAndEventsAreDelivered() throws IOException {
        assertThat(said(program()))
                .isEqualTo("versions++ early+ register+++ unmask{77+}+ on++ pe1+++++{78}resumed+ off++ restart");
    }

    private int[] program() {
        int start = code.reserve();
        int handler = code.here();
        handler();
        int second = code.here();
        second(handler);
        int first = code.here();
        code.patch(start, () -> code.branch(first));
        say("versions");
        call(PSCI, 0x1_0001);
        call(SDEI, 1L << 48);
        say(" early");
        call(SIGNAL, 0, 0, 0);
        say(" register");
        register(handler, 77);
        call(SDEI + 1, -3, 0);
        say(" unmask");
        call(SDEI + 0xc, 0);
        say(" on");
        code.adr(2, second);
        code.mov(3, 5);
        callFrom(CPU_ON, 0, 1);
        code.adr(2, second);
        callFrom(CPU_ON, -4, 1);
        flag(1);
        await(2);
        call(SIGNAL, 0, 0, 1);
        flag(3);
        await(4);
        say(" off");
        int again = code.here();
        code.mov(0, AFFINITY_INFO);
        code.mov(1, 1);
        code.mov(2, 0);
        code.smc();
        code.branchIfZero(0, again);
        call(SIGNAL, -2, 0, 1);
        call(SIGNAL, -2, 1, 0);
        say(" restart");
        call(PSCI + 9, 0);
        return code.words();
    }

    private void second(int handler) {
        code.move(19, 0);
        await(1);
        say(" pe1");
        code.move(0, 19);
        expect(5);
        register(handler, 78);
        call(SDEI + 0xc, 0);
        flag(2);
        int loop = code.here();
        code.branch(loop);
    }

    /** The argument says which PE it is. PE 0 goes on where it was, PE 1 in what follows here, as if it had taken an exception. */
    private void handler() {
        code.move(20, 1);
        code.mov(1, 78);
        code.compare(20, 1);
        int other = code.reserve();
        say("{77");
        call(SDEI + 4, 0, 0); // x0 of whom it interrupted: the answer of PE_UNMASK
        say("}");
        call(SDEI + 5, -1);
        int resumes = code.here();
        code.patch(other, () -> code.branchIf(Aarch64.EQ, resumes));
        await(3);
        say("{78}");
        int resumed = code.reserve();
        code.mov(0, SDEI + 6);
        code.smc();
        code.branch(code.here());
        int next = code.here();
        code.patch(resumed, () -> code.adr(1, next));
        say("resumed");
        code.mrs(0, ELR_EL1);
        code.load(0, 0, 32);
        expect(0x1400_0000); // "b ." of its loop
        flag(4);
        call(PSCI + 2, 0);
    }

    private void register(int handler, int argument) {
        code.adr(2, handler);
        code.mov(3, argument);
        code.mov(4, 0);
        callFrom(SDEI + 1, 0, 0);
        call(SDEI + 2, 0, 0);
    }

    private void call(long function, long answer, long... arguments) {
        for (int i = 1; i < arguments.length; i++) {
            code.mov(i + 1, arguments[i]);
        }
        callFrom(function, answer, arguments.length == 0 ? 0 : arguments[0]);
    }

    /** With x2 to x4 as they are. */
    private void callFrom(long function, long answer, long first) {
        code.mov(0, function);
        code.mov(1, first);
        code.smc();
        expect(answer);
    }

    /** Says + if this is in x0. */
    private void expect(long value) {
        code.mov(9, value);
        code.compare(0, 9);
        code.mov(10, '+');
        int equal = code.reserve();
        code.mov(10, '-');
        int next = code.here();
        code.patch(equal, () -> code.branchIf(Aarch64.EQ, next));
        code.mov(11, UART);
        code.store(10, 11, 32);
    }

    private void say(String text) {
        code.mov(11, UART);
        for (char each : text.toCharArray()) {
            code.mov(10, each);
            code.store(10, 11, 32);
        }
    }

    private void flag(int value) {
        code.mov(11, FLAG);
        code.mov(10, value);
        code.store(10, 11, 32);
        code.dsb();
    }

    private void await(int value) {
        code.mov(11, FLAG);
        code.mov(9, value);
        int loop = code.here();
        code.load(10, 11, 32);
        code.compare(10, 9);
        code.branchIf(Aarch64.NE, loop);
    }

    private String said(int[] kernel) throws IOException {
        assumeTrue(installed(), GuestOptions.QEMU + " is not installed");
        ByteBuffer bytes = ByteBuffer.allocate(kernel.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(kernel);
        Path image = Files.write(dir.resolve("Image"), bytes.array());
        Path initramfs = Files.writeString(dir.resolve("initramfs.cpio.gz"), "none");
        try (Guest guest = Guest.start(SdeiFirmware.of(GuestOptions.of(image, initramfs, 2, dir.resolve("run"))))) {
            assertThat(guest.endsWithin(LIMIT)).as("it restarts").isTrue();
        }
        return Files.readString(dir.resolve("run/console.log"));
    }

    private static boolean installed() {
        try {
            return Command.of(GuestOptions.QEMU, "--version")
                            .output(1 << 16, LIMIT)
                            .status()
                    == 0;
        } catch (IOException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
