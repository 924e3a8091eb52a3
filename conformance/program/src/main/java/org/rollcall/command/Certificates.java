package org.rollcall.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.certificate.Certificate;
import org.rollcall.certificate.Certifier;
import org.rollcall.report.Printable;
import org.rollcall.roll.Event;
import org.rollcall.roll.RollCall;
import org.rollcall.witness.TraceWitness;

/** Gathers what one log says, and prints the certificate of each of its verdicts at its end. */
final class Certificates {
    private final Certifier certifier;
    private final PrintWriter out;
    private final boolean schedules;
    private final List<Event> events = new ArrayList<>();
    private final List<RollCall> calls = new ArrayList<>();
    private boolean anyRefused;

    Certificates(Certifier certifier, PrintWriter out, boolean schedules) {
        this.certifier = certifier;
        this.out = out;
        this.schedules = schedules;
    }

    void add(Event event) {
        events.add(event);
    }

    void add(RollCall call) {
        calls.add(call);
    }

    /** The log is over; {@code witness} is a trace of the same run, or null. */
    void print(String log, @Nullable TraceWitness witness) {
        for (RollCall call : calls) {
            Certificate certificate =
                    certifier.certify(call, events, witness == null ? Map.of() : witness.accounts(call));
            out.println(Printable.text(log) + ": " + certificate.text(call.index()));
            if (schedules && certificate instanceof Certificate.Certified certified) {
                certified.schedule().steps().forEach(step -> out.println("  " + step));
            }
            anyRefused |= certificate instanceof Certificate.Refused;
        }
        events.clear();
        calls.clear();
    }

    /** Whether some verdict contradicts the model. */
    boolean anyRefused() {
        return anyRefused;
    }
}
