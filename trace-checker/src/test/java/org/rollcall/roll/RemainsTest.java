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
                "SMP: fail"
            })
    void eachHalfIsOne(String record) {
        assertThat(Remains.isOne(record)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "usb 1-1: new device", "Nobody cared", "SMI for cpus", "MIDR of CPU 3", "stopped by hand"})
    void otherRecordsAreNone(String record) {
        assertThat(Remains.isOne(record)).isFalse();
    }
}
