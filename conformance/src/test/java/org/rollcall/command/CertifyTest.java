package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Certificates for the verdicts on real logs: no verdict contradicts the model. */
class CertifyTest {
    private static final Path SAMPLES = Path.of("samples");
    private static final Path LAB = Path.of("../../shared/logs/lab");

    @Test
    void noVerdictOnASampleIsRefused() throws IOException {
        List<String> lines = certify(SAMPLES);
        assertThat(lines).anyMatch(line -> line.contains(": certified: "));
        assertThat(lines).noneMatch(line -> line.contains("a bug in Rollcall"));
    }

    @Test
    void everyVerdictOnALabLogIsCertifiedOrClaimsNothing() throws IOException {
        boolean atHand = Files.isDirectory(LAB);
        if (!atHand) {
            System.out.println("CertifyTest skipped: " + LAB + " is not at hand");
        }
        Assumptions.assumeTrue(atHand, LAB + " is not at hand");
        List<String> lines = certify(LAB);
        long certified =
                lines.stream().filter(line -> line.contains(": certified: ")).count();
        System.out.println("lab logs: " + certified + " of " + lines.size() + " verdicts certified");
        lines.stream().filter(line -> line.contains(": not certified: ")).forEach(System.out::println);
        assertThat(lines).noneMatch(line -> line.contains("a bug in Rollcall"));
        assertThat(certified).isGreaterThan(100);
    }

    @Test
    void aWrongKernelIsRefused() {
        // the backtrace of series V6 needs an NMI chip; its kgdb part after it does not exist in a fallback
        Program run = Program.run("check", "--certify", "--variant", "ML", SAMPLES + "/" + fallbackSample());
        assertThat(run.status()).isEqualTo(ExitStatus.ERROR);
        assertThat(run.out()).contains("a bug in Rollcall").contains("needs ");
    }

    private static String fallbackSample() {
        return "none.log";
    }

    private static List<String> certify(Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("check", "--certify"));
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::toString)
                    .filter(name -> name.endsWith(".log"))
                    .sorted()
                    .forEach(arguments::add);
        }
        Program run = Program.run(arguments.toArray(String[]::new));
        return run.out()
                .lines()
                .filter(line -> line.contains(": certified: ") || line.contains(": not certified: "))
                .toList();
    }
}
