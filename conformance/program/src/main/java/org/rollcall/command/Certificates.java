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
    private final @Nullable CertificatePages pages;
    private final List<Event> events = new ArrayList<>();
    private final List<RollCall> calls = new ArrayList<>();
    private boolean anyRefused;

    /**
     * No certificate yet.
     *
     * @param schedules whether their steps are printed too
     * @param pages where they are written as pages, or null
     */
    Certificates(Certifier certifier, PrintWriter out, boolean schedules, @Nullable CertificatePages pages) {
        this.certifier = certifier;
        this.out = out;
        this.schedules = schedules;
        this.pages = pages;
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
            if (certificate instanceof Certificate.Certified certified) {
                if (schedules) {
                    certified.schedule().steps().forEach(step -> out.println("  " + step));
                }
                if (pages != null) {
                    pages.write(log, call.index(), certified);
                }
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
