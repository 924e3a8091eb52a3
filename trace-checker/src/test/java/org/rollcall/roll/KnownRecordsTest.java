package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rollcall.message.Answering;
import org.rollcall.trace.TraceEvent;

/** Where the words of records were found ahead, those that say nothing pass in one loop. What ends it, and what it leaves behind, record by record. */
class KnownRecordsTest {
    /** Behind so much of a text another thread looks for words ahead, in stretches of 256 KB. */
    private static final int LONG = 2_600_000;

    private static final String NOTHING = "usb 1-4: new high-speed USB device number 4";
    private static final String REQUEST = "Sending NMI from CPU 0 to CPUs 1-2:";
    private static final String ANSWER = "NMI backtrace for cpu 1 skipped: idling at cpu_do_idle+0x24/0x48";

    /** An open request, which wants every record behind it. */
    private static String waiting;

    private static ExecutorService thread;

    @BeforeAll
    static void begin() {
        thread = Executors.newSingleThreadExecutor();
        var text = new StringBuilder(record(0, REQUEST));
        for (int i = 1; text.length() < LONG; i++) {
            text.append(record(i, NOTHING));
        }
        waiting = text.toString();
    }

    @AfterAll
    static void end() {
        thread.shutdownNow();
    }

    /** What a log told: roll calls and messages in their order, remarks, and the trace in it. */
    private record Told(List<RollCall> calls, List<Event> events, List<Remark> remarks, List<TraceEvent> trace) {}

    @Test
    void aKeywordEndsIt() throws IOException {
        Told told = told(NOTHING, ANSWER, NOTHING);
        assertThat(told.events()).extracting(Event::message).hasAtLeastOneElementOfType(Answering.SkippedIdling.class);
        assertThat(told.calls().get(0).idle()).hasToString("1");
    }

    @Test
    void aShortRecordEndsIt() throws IOException {
        assertThat(told(NOTHING, "CPU1000:", NOTHING).events())
                .extracting(Event::message)
                .hasAtLeastOneElementOfType(Answering.ShowCpu.class);
    }

    /** What looks like a message and is none is not passed for the digits in it. */
    @Test
    void aRecordThatIsNotUnderstoodEndsIt() throws IOException {
        assertThat(told(NOTHING, "Sending NMI from nobody", NOTHING).remarks())
                .extracting(Remark::kind)
                .contains(Remark.Kind.NOT_UNDERSTOOD);
    }

    @Test
    void aLineWithoutAStampEndsIt() throws IOException {
        assertThat(told(NOTHING, "\n-- 12 lines lost --", ANSWER).calls().get(0).reasons())
                .extracting(Reason::code)
                .contains(ReasonCode.EDITED);
    }

    @Test
    void aTraceThatIsDumpedEndsIt() throws IOException {
        Told told = told(
                "Dumping ftrace buffer:",
                "---------------------------------",
                "  <idle>-0         3d.Z.. 3303630us : irq_handler_entry: irq=7 name=IPI",
                NOTHING,
                "---------------------------------");
        assertThat(told.trace()).hasSize(1);
    }

    /** A dump has a hundred lines at most: what is shown behind them is not of the requester's own. */
    @Test
    void itsLinesAreCounted() throws IOException {
        List<String> records = new ArrayList<>(List.of("NMI backtrace for cpu 0"));
        records.addAll(Collections.nCopies(150, NOTHING));
        records.add(" dump_stack+0x17c/0x1f8");
        records.add(REQUEST);
        assertThat(told(records.toArray(String[]::new)).calls()).hasSize(2);
    }

    /** What is told where a request is open: the same if nothing is found ahead. */
    private static Told told(String... records) throws IOException {
        var text = new StringBuilder(waiting);
        for (int i = 0; i < records.length; i++) {
            text.append(record(50_000 + i, records[i]));
        }
        byte[] log = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        Told told = told((checker, in) -> checker.check(in, thread), log);
        assertThat(told).isEqualTo(told(LogChecker::check, log));
        return told;
    }

    /** A record of a log that has one each tenth of a millisecond. */
    private static String record(int place, String text) {
        return String.format(Locale.ROOT, "[%5d.%06d] %s\n", 100 + place / 10_000, place % 10_000 * 100, text);
    }

    private interface Reading {
        void read(LogChecker checker, ByteArrayInputStream in) throws IOException;
    }

    private static Told told(Reading reading, byte[] log) throws IOException {
        List<RollCall> calls = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        var checker = new LogChecker(calls::add, events::add);
        reading.read(checker, new ByteArrayInputStream(log));
        var trace = checker.trace();
        return new Told(calls, events, checker.remarks(), trace == null ? List.of() : trace.events());
    }
}
