package org.rollcall.roll;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs texts through the checker. */
final class Logs {
    private Logs() {}

    static List<RollCall> check(String text) {
        return check(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static List<RollCall> check(byte[] bytes) {
        List<RollCall> calls = new ArrayList<>();
        try {
            new LogChecker(calls::add).check(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return calls;
    }

    static List<Remark> remarks(String text) {
        var checker = new LogChecker(call -> {});
        try {
            checker.check(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return checker.remarks();
    }

    /** A roll call in a line: verdict, sets, and the codes of its reasons. */
    static String brief(RollCall call) {
        return call.kind().word() + " " + call.trigger().word() + " " + call.requester() + " asked " + call.asked()
                + " answered " + call.answered() + " idle " + call.idle() + " missed " + call.missed() + " "
                + call.verdict().word();
    }
}
