package org.rollcall.gickit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.Gic;

/** Errors are put one at a time into the GIC; the scripts of the kit must notice each that can be noticed. */
class KillMatrixTest {
    record Script(String name, ScriptHeader header, List<Operation> operations) {}

    static List<Fault> faults() {
        return Stream.of(
                        RegisterFaults.all(),
                        InterruptFaults.all(),
                        PriorityFaults.all(),
                        GuestFaults.all(),
                        SuperpriorityFaults.all(),
                        SharedFaults.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Script> covering() {
        try {
            return Files.readAllLines(Path.of("covering.txt")).stream()
                    .map(line -> script(Path.of(line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Script script(Path file) {
        ScriptReader reader = RecordedCases.open(file);
        List<Operation> operations = new ArrayList<>();
        reader.forEachRemaining(operations::add);
        return new Script(file.toString(), reader.header(), operations);
    }

    @Test
    void theCoveringSetFindsEveryError() {
        SortedSet<String> survivors = new TreeSet<>();
        List<Script> kit = covering();
        for (Fault fault : faults()) {
            if (kit.stream().noneMatch(script -> killed(fault, script))) {
                survivors.add(fault.name());
            }
        }
        assertThat(survivors).isEmpty();
        assertThat(faults()).extracting(Fault::name).doesNotHaveDuplicates().hasSize(1307);
    }

    /** A correct GIC passes, or the errors would be found for nothing. */
    @Test
    void aCorrectGicPasses() {
        Fault none = new Fault("none", healthy -> healthy);
        assertThat(covering()).noneMatch(script -> killed(none, script));
    }

    /** The answers in the directed scripts are the model's, and bind in every setting. */
    @ParameterizedTest
    @MethodSource("directed")
    void aDirectedScriptAgreesInEverySetting(Path file) {
        for (Compatibility setting : List.of(Compatibility.ARCHITECTURE, Compatibility.GROUPS_APART)) {
            ScriptReader script = RecordedCases.open(file);
            ScriptReport report = new ScriptCheck(script.header(), setting, 1, List.of()).run(script);
            assertThat(report.verdict()).as("%s", report.differences()).isEqualTo(ScriptReport.Verdict.AGREES);
            assertThat(report.unbound().keySet()).isSubsetOf("it identifies the implementation");
        }
    }

    static List<Path> directed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("directed"))) {
            return files.sorted().toList();
        }
    }

    /** As the author of that GIC would: its answers in the place of the script's, compared with the model's. */
    static boolean killed(Fault fault, Script script) {
        ModelRun wrong = new ModelRun(
                script.header(),
                fault.into().apply(new Gic(script.header().configuration(Compatibility.ARCHITECTURE))));
        Comparison comparison = new Comparison(script.header(), Compatibility.ARCHITECTURE);
        for (Operation operation : script.operations()) {
            Answer answer;
            try {
                answer = wrong.run(operation);
            } catch (ScriptException hangs) {
                return true;
            }
            if (comparison.next(operation.answered(answer)).outcome() == Comparison.Outcome.DIFFERENT) {
                return true;
            }
        }
        return false;
    }
}
