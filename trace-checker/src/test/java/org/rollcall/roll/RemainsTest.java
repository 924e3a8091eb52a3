package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemainsTest {
    /** One for each half of words, with nothing else in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MI bac",
                "MI b-trace",
                "race for c",
                "ce for cpu",
                "a NMI-cpu 3",
                "pped: id",
                "idling at",
                "N",
                "NM",
                "NMI b",
                "NMI bac",
                "Sending NMI",
                "NMI from C",
                "to CPUs 1",
                "NMI: CPU3: b",
                "NMI: CPU3:",
                "trace skip",
                "as idling",
                "to stop sec",
                "ndary CPUs",
                "failed to stop",
                "SMP: fail",
                "for cpu 7",
                "e for cpu 7",
                "r cpu 7",
                "pu 7",
                "cpu 7 skipped: ",
                "7 skip",
                "g at default_idle+0x9/0x10",
                "C",
                "PU3:",
                ":",
                "sysrq: U3",
                "srq: CPU3",
                "do_idle+0x2f/0xt_idle+0x9/0x10",
                "NMImm: swapper/2 Not tainted 6.12.0 #1"
            })
    void eachHalfIsOne(String record) {
        assertThat(Remains.isOne(record)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "usb 1-1: new device",
                "Nobody cared",
                "SMI for cpus",
                "MIDR of CPU 3",
                "stopped by hand",
                "3 seconds",
                "CPU3: cache",
                "fault at 7",
                "Timer for cpu 7 lost"
            })
    void otherRecordsAreNone(String record) {
        assertThat(Remains.isOne(record)).isFalse();
    }
}
