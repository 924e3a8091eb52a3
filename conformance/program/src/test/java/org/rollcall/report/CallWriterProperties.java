package org.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** What is written is read again, wherever a buffer ends and however little a stream gives at once. */
class CallWriterProperties {
    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsRead(
            @ForAll("calls") List<RollCall> calls,
            @ForAll @IntRange(min = 1, max = 2000) int written,
            @ForAll @IntRange(min = 1, max = 2000) int read,
            @ForAll @IntRange(min = 1, max = 300) int atOnce)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new CallWriter(bytes, written)) {
            for (RollCall call : calls) {
                out.write(call);
            }
            out.flush();
        }
        List<RollCall> again = new ArrayList<>();
        try (var in = new CallReader(slow(bytes.toByteArray(), atOnce), read)) {
            for (int i = 0; i < calls.size(); i++) {
                again.add(in.read());
            }
            assertThat(again).isEqualTo(calls);
            assertThatThrownBy(in::read).isInstanceOf(EOFException.class);
        }
    }

    @Example
    void moreSetsThanAreKnownByNumber() throws IOException {
        List<RollCall> calls = new ArrayList<>();
        for (int i = 0; i < 2 * (CallWriter.MOST_SETS + 9); i++) {
            CpuSet cpus = CpuSet.of(i % (CallWriter.MOST_SETS + 9));
            calls.add(BareRollCall.of(i, Verdict.MISSED, List.of()).missing(cpus, CpuSet.none(), List.of()));
        }
        var bytes = new ByteArrayOutputStream();
        var out = new CallWriter(bytes, 1000);
        for (RollCall call : calls) {
            out.write(call);
        }
        out.flush();
        var in = new CallReader(new ByteArrayInputStream(bytes.toByteArray()), 1000);
        for (RollCall call : calls) {
            assertThat(in.read()).isEqualTo(call);
        }
    }

    private static InputStream slow(byte[] bytes, int atOnce) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] buf, int from, int length) throws IOException {
                return super.read(buf, from, Math.min(length, atOnce));
            }
        };
    }

    @Provide
    Arbitrary<List<RollCall>> calls() {
        return new TextReportProperties().calls();
    }
}
