package org.rollcall.spec.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Tools that end while others read: a run that is given up closes its loader when it likes. */
class IsolatedLoaderTest {
    private static final String STANDARD = "tla2sany/StandardModules/FiniteSets.tla";

    @Test
    void whoClosesALoaderTakesNothingFromOthers() throws IOException {
        IsolatedLoader ends = new IsolatedLoader();
        try (IsolatedLoader goesOn = new IsolatedLoader();
                InputStream module = goesOn.getResourceAsStream(STANDARD)) {
            int first = module.read();
            ends.getResourceAsStream(STANDARD).close();
            ends.close();
            assertThat(first).isPositive();
            assertThat(module.readAllBytes()).hasSizeGreaterThan(100);
        }
    }
}
