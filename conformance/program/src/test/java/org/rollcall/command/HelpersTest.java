package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rollcall.roll.LogChecker;

class HelpersTest {
    /** While answers are awaited each record matters. */
    private static final String REQUEST = "[    1.000000] Sending NMI from CPU 0 to CPUs 1-3:\n";

    private static final String RECORD = "[    1.000001] usb 1-4: new high-speed USB device number 4\n";

    @Test
    void aLongLogIsReadByAThreadWhereThereAreProcessorsForIt() throws IOException {
        assertThat(readers(2, 100_000)).hasSize(2).contains(Thread.currentThread());
    }

    @Test
    void oneProcessorAndAShortLogNeedNoThread() throws IOException {
        assertThat(readers(1, 100_000)).containsExactly(Thread.currentThread());
        assertThat(readers(2, 10_000)).containsExactly(Thread.currentThread());
    }

    private static Set<Thread> readers(int processors, int records) throws IOException {
        Set<Thread> readers = new HashSet<>();
        byte[] text = (REQUEST + RECORD.repeat(records)).getBytes(StandardCharsets.US_ASCII);
        try (var helpers = new Helpers(processors)) {
            var in = new ByteArrayInputStream(text) {
                @Override
                public synchronized int read(byte[] buf, int from, int length) {
                    readers.add(Thread.currentThread());
                    return super.read(buf, from, length);
                }
            };
            helpers.reading().read(new LogChecker(call -> {}), in);
        }
        return readers;
    }
}
