package org.rollcall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.kernel.Architecture.ARM64;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.kernel.ArchOverride.Request;

/** What each architecture's override returns: the v6 series, patches 4 and 6. */
class ArchitectureTest {
    @ParameterizedTest
    @CsvSource({
        "ARM, true, false",
        "MIPS, true, false",
        "POWERPC, true, true",
        "SPARC, true, true",
        "X86, true, true",
    })
    void answersWithoutCondition(Architecture architecture, boolean backtrace, boolean roundup) {
        for (boolean nmiIpi : new boolean[] {false, true}) {
            Request request = new Request(nmiIpi, 0b110);
            assertThat(architecture.triggerCpumaskBacktrace(request).isPresent())
                    .isEqualTo(backtrace);
            assertThat(architecture.kgdbArchRoundupCpus(request).isPresent()).isEqualTo(roundup);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 6, true, true", "true, 0, true, false", "false, 6, false, false"})
    void arm64AnswersByWhatItGotAtBoot(boolean nmiIpi, long targets, boolean backtrace, boolean roundup) {
        Request request = new Request(nmiIpi, targets);
        assertThat(ARM64.triggerCpumaskBacktrace(request).isPresent()).isEqualTo(backtrace);
        assertThat(ARM64.kgdbArchRoundupCpus(request).isPresent()).isEqualTo(roundup);
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void aRoundupOverrideReachesIrqOffCode(Architecture architecture) {
        Optional<Delivery> roundup = architecture.kgdbArchRoundupCpus(new Request(true, 1));
        assertThat(roundup.stream()).allMatch(Delivery::reachesIrqOff);
    }
}
