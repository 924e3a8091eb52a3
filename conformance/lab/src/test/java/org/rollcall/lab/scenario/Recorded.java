package org.rollcall.lab.scenario;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.lab.guest.SideChannel;
import org.rollcall.roll.LogChecker;
import org.rollcall.roll.RollCall;

/** Consoles and side channels of guests that did run, 6.12.117 under QEMU 7.2. */
final class Recorded {
    private Recorded() {}

    static String console(String scenario) {
        return text(scenario + ".console.log");
    }

    static SideChannel side(String scenario) {
        return new SideChannel(text(scenario + ".side.txt"));
    }

    static List<RollCall> judged(String console) {
        List<RollCall> calls = new ArrayList<>();
        try (InputStream in = new ByteArrayInputStream(console.getBytes(StandardCharsets.ISO_8859_1))) {
            new LogChecker(calls::add).check(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return calls;
    }

    private static String text(String name) {
        try (InputStream in = Recorded.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
