package org.rollcall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerLogTest {
    private final List<String> news = new ArrayList<>();
    private final ServerLog log = new ServerLog(news::add);

    private void message(int code, int severity, String... lines) {
        log.line("@!@!@STARTMSG " + code + ":" + severity + " @!@!@");
        List.of(lines).forEach(log::line);
        log.line("@!@!@ENDMSG " + code + " @!@!@");
    }

    private void joins(String worker) {
        message(7001, 0, "Registration for worker at rmi://" + worker + " completed (2026-11-30 04:25:01)");
    }

    private void isLost(String worker) {
        message(7006, 0, "TLC worker connection lost rmi://" + worker + " (2026-11-30 04:25:11)");
    }

    @Test
    void whoIsLostIsToldWithWhoIsLeft() {
        joins("10.0.0.2:41237/1");
        joins("10.0.0.3:36071/2");
        isLost("10.0.0.2:41237/1");
        isLost("10.0.0.2:41237/1"); // each of its threads tells of it
        isLost("10.0.0.3:36071/2");

        assertThat(news)
                .containsExactly(
                        "worker 10.0.0.2:41237/1 joined, 1 at work",
                        "worker 10.0.0.3:36071/2 joined, 2 at work",
                        "worker 10.0.0.2:41237/1 was lost; what it had goes to the others, 1 at work",
                        "worker 10.0.0.3:36071/2 was lost; what it had goes to whoever joins: nobody is at work");
        assertThat(log.joined()).isEqualTo(2);
        assertThat(log.lost()).isEqualTo(2);
        assertThat(log.succeeded()).isFalse();
    }

    @Test
    void progressIsReadWithAndWithoutCommas() {
        message(
                2200,
                0,
                "Progress(18) at 2026-11-30 04:25:48: 19,847 states generated (19,847 s/min),"
                        + " 5,789 distinct states found (5,789 ds/min), 863 states left on queue.");
        assertThat(log.standing()).isEqualTo(new Standing(19_847, 5_789, 863));

        message(2199, 0, "11328 states generated, 4798 distinct states found, 0 states left on queue.");
        message(2193, 0, "Model checking completed. No error has been found.");
        assertThat(log.standing()).isEqualTo(new Standing(11_328, 4_798, 0));
        assertThat(log.succeeded()).isTrue();
    }

    /** A run of which something was not searched did not succeed, whatever is said of it. */
    @Test
    void whatIsLeftIsNoSuccess() {
        message(2199, 0, "11328 states generated, 4798 distinct states found, 3 states left on queue.");
        message(2193, 0, "Model checking completed. No error has been found.");

        assertThat(log.succeeded()).isFalse();
    }

    @Test
    void aViolationHasItsStates() {
        message(2121, 1, "The behavior up to this point is:");
        message(2217, 4, "1: <Initial predicate>", "/\\ online = {c1}");

        assertThat(log.violated()).isTrue();
        assertThat(log.succeeded()).isFalse();
        assertThat(log.trace()).containsExactly("1: <Initial predicate>\n/\\ online = {c1}");
        assertThat(log.errors()).isEmpty();
    }

    @Test
    void anErrorIsALine() {
        message(1000, 1, "TLC threw an unexpected exception.", "Port already in use: 10997");
        log.line("noise between the messages");

        assertThat(log.errors()).containsExactly("TLC threw an unexpected exception. Port already in use: 10997");
        assertThat(log.succeeded()).isFalse();
    }
}
