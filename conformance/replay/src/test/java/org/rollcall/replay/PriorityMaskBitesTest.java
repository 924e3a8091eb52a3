package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/** The invariants of PriorityMask that no mutation of the manifest violates are violated by a fault in its text. */
class PriorityMaskBitesTest {
    private static final Path SPEC = Path.of("..", "..", "spec", "tla");
    private static final String MODULE = "PriorityMask";
    private static final String MODEL = "5.10-s1-eoi0";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ThreeMasks | /\\ daifI' = FALSE \\n  /\\ WritePmr(IrqOff) | /\\ daifI' = FALSE \\n  /\\ WritePmr(IrqOff - 16)",
                "IrqMasked | THEN 160 ELSE 96 | THEN 160 ELSE 176",
                "EoiBalanced | active' = active \\ {Top.id} | active' = active"
            })
    void aFaultViolates(String invariant, String text, String fault, @TempDir Path folder) throws IOException {
        for (String file :
                new String[] {"InterruptMask.tla", "PriorityMaskRules.tla", "MCPriorityMask.tla", "MCPriorityMask.cfg"
                }) {
            Files.copy(SPEC.resolve(file), folder.resolve(file));
        }
        String module = Files.readString(SPEC.resolve(MODULE + ".tla"), StandardCharsets.UTF_8);
        assertThat(module).containsOnlyOnce(lines(text));
        Files.writeString(
                folder.resolve(MODULE + ".tla"), module.replace(lines(text), lines(fault)), StandardCharsets.UTF_8);
        try (Specification specification =
                TlaTools.of(folder).open(Manifest.ofProgram().named(MODEL))) {
            assertThat(Exploration.run(specification, new Exploration.Observer() {}, Duration.ofMinutes(5))
                            .violations())
                    .containsKey(invariant);
        }
    }

    private static String lines(String text) {
        return text.replace(" \\n", "\n");
    }
}
