package org.rollcall.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.machine.Schedule;

/** Certificates for the verdicts on real logs: no verdict contradicts the model. */
class CertifyTest {
    private static final Path SAMPLES = Path.of("samples");
    private static final Path SHARED = Path.of("../../../shared/logs");

    @Test
    void noVerdictOnASampleIsRefused() throws IOException {
        List<String> lines = certify(SAMPLES);
        assertThat(lines).anyMatch(line -> line.contains(": certified: "));
        assertThat(lines).noneMatch(line -> line.contains("a bug in Rollcall"));
    }

    @ParameterizedTest
    @CsvSource({"lab, 139", "public, 11"})
    void noVerdictOnASharedLogIsRefused(String name, int atLeast) throws IOException {
        Path folder = SHARED.resolve(name);
        boolean atHand = Files.isDirectory(folder);
        if (!atHand) {
            System.out.println("CertifyTest skipped: " + folder + " is not at hand");
        }
        Assumptions.assumeTrue(atHand, folder + " is not at hand");
        List<String> lines = certify(folder);
        long certified =
                lines.stream().filter(line -> line.contains(": certified: ")).count();
        System.out.println(name + " logs: " + certified + " of " + lines.size() + " verdicts certified");
        assertThat(lines).noneMatch(line -> line.contains("a bug in Rollcall"));
        assertThat(certified).isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void aVerdictOfAnotherKernelIsRefused() {
        Program run = Program.run(
                "check", "--certify", "--variant", "ML", SAMPLES + "/5.10-klab-v6.bc-l-hardlock1of4-nopnmi.log");
        assertThat(run.status()).isEqualTo(ExitStatus.ERROR);
        assertThat(run.out())
                .contains("a bug in Rollcall")
                .contains("SysrqShowAll(c1)")
                .contains("needs ");
    }

    /** The answer itself shows that the request was an NMI; that a line is missing does not speak against it. */
    @Test
    void anAnswerOutOfMaskedCodeNeedsNoBootLine(@TempDir Path folder) throws IOException {
        Program run = certified(folder, "[^\\n]*Pseudo-NMIs enabled[^\\n]*\\n", "");
        assertThat(run.status()).isEqualTo(ExitStatus.OK);
        assertThat(run.out()).contains(": certified: ");
    }

    @Test
    void checkAndCertificateAgreeOnAnAnswerThatNoInterruptGives(@TempDir Path folder) throws IOException {
        Program run = certified(folder, "Pseudo-NMIs enabled[^\\n]*", "Skipping NMI enable due to firmware issues");
        assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
        assertThat(run.out()).contains("[RC-IMPOSSIBLE]").contains("no behaviour explains the text");
        run = certified(folder, "(pmr_save: 000000)c0", "$1f0");
        assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
        assertThat(run.out()).contains("[RC-IMPOSSIBLE]").contains("no behaviour explains the text");
    }

    private static Program certified(Path folder, String what, String by) throws IOException {
        String text = Files.readString(SAMPLES.resolve("6.12-klab.bc-l-hardlock1of4-pnmi.log"), ISO_8859_1);
        String changed = text.replaceAll(what, by);
        assertThat(changed).isNotEqualTo(text);
        Path log = Files.writeString(folder.resolve("made-up.log"), changed, ISO_8859_1);
        return Program.run("check", "--certify", log.toString());
    }

    /** A wait for a call is judged, but is no roll call of IpiNmi. */
    @Test
    void aCallOfAFunctionHasNoCertificate(@TempDir Path folder) throws IOException {
        String csd =
                "smp: csd: Detected non-responsive CSD lock (#1) on CPU#1, waiting 5000000003 ns for CPU#02 do_nothing+0x0/0x8(0x0).";
        Program run = certified(folder, "\\z", "[   90.000000] " + csd + "\n");
        assertThat(run.out())
                .contains("not certified: roll call 2: a call of a function is in the module CallFunction");
    }

    @Test
    void aRequestThatWasDroppedHasNoCertificate() {
        Program run = Program.run("check", "--certify", SAMPLES + "/6.12-klab.h-l-conc-pnmi.log");
        assertThat(run.out()).contains("not certified: roll call 2: another request was in flight");
    }

    @Test
    void theScheduleIsPrintedAndCanBeReplayed() {
        Program run = Program.run("check", "--certify", "--explain", SAMPLES + "/6.12-klab.bc-l-hardlock1of4-pnmi.log");
        List<String> out = run.out().lines().toList();
        String certificate = out.stream()
                .filter(line -> line.contains(": certified: "))
                .findFirst()
                .orElseThrow();
        List<String> steps = out.subList(out.indexOf(certificate) + 1, out.size());
        assertThat(certificate).contains(": " + steps.size() + " steps of IpiNmi (ML, N = 4)");
        assertThat(Schedule.parse(String.join("\n", steps)).steps()).hasSameSizeAs(steps);
    }

    @Test
    void otherFormsStayWhatTheyAre() {
        Program run = Program.run(
                "check", "--certify", "--format", "ndjson", SAMPLES + "/6.12-klab.bc-l-hardlock1of4-pnmi.log");
        assertThat(run.out().lines()).allMatch(line -> line.startsWith("{"));
        assertThat(run.err()).contains(": certified: roll call 1");
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
