package org.rollcall.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.rollcall.message.Answering;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Message;
import org.rollcall.roll.Event;
import org.rollcall.roll.LogChecker;
import org.rollcall.roll.RollCall;
import org.rollcall.spec.tla.TlaTools;

/** A certificate is refused where verdict and lines do not fit together. */
class CertifierTest {
    private static final Path COMPLETE = Path.of("../program/samples/6.12-klab.bc-l-hardlock1of4-pnmi.log");

    private final Certifier certifier = new Certifier(TlaTools.ofProgram(), null);
    private final List<RollCall> calls = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    CertifierTest() throws IOException {
        try (InputStream in = Files.newInputStream(COMPLETE)) {
            new LogChecker(calls::add, events::add).check(in);
        }
    }

    @Test
    void theVerdictOnTheLogItselfIsCertified() {
        assertThat(certifier.certify(calls.get(0), events)).isInstanceOf(Certificate.Certified.class);
    }

    @Test
    void completeWithoutTheLineOfAnAnswerIsRefused() {
        assertRefused(calls.get(0), without(m -> m instanceof Answering answering && answering.cpu() == 1), "T6(c1)");
    }

    @Test
    void completeOfACpuThatWentOfflineIsRefused() {
        RollCall c = calls.get(0);
        RollCall one = new RollCall(
                c.index(),
                c.boot(),
                c.firstLine(),
                c.lastLine(),
                c.requestLine(),
                c.kind(),
                c.trigger(),
                c.requester(),
                c.asked().without(CpuSet.of(3)),
                c.answered(),
                c.idle(),
                c.missed(),
                c.undecided(),
                c.verdict(),
                c.reasons());
        assertRefused(one, events, "P1(c4)");
    }

    private void assertRefused(RollCall call, List<Event> said, String step) {
        Certificate certificate = certifier.certify(call, said);
        assertThat(certificate).isInstanceOf(Certificate.Refused.class);
        assertThat(certificate.text(1)).contains("cannot take " + step);
    }

    private List<Event> without(Predicate<Message> dropped) {
        return events.stream().filter(event -> !dropped.test(event.message())).toList();
    }
}
