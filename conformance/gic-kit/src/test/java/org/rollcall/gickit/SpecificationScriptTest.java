package org.rollcall.gickit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.gic.Compatibility;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/** Scripts from the specification, whose answers are the specification's, hold for the model and for QEMU. */
class SpecificationScriptTest {
    private static final Qemu QEMU = new Qemu(Qemu.PROGRAM, Duration.ofSeconds(60));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5.10-s1-eoi0",
                "5.19-s1-eoi1",
                "6.11-s2-eoi1",
                "6.11-s3-eoi0",
                "V5-nmi-backtrace",
                "V7-nmi-roundup",
                "ML-f19"
            })
    void everyKindOfStepIsTakenAndModelAndQemuAgree(String name) {
        Model model = Manifest.ofProgram().named(name);
        List<Operation> operations = new ArrayList<>();
        ScriptHeader header;
        try (Specification specification = TlaTools.ofProgram().open(model)) {
            SpecificationScript script = SpecificationScript.of(model, specification, Duration.ofSeconds(60));
            int steps = script.write((operation, answer) -> operations.add(operation));
            assertThat(steps).isGreaterThanOrEqualTo(script.kinds());
            assertThat(script.kinds()).isGreaterThan(5);
            assertThat(script.left()).isZero();
            header = script.header();
        }
        ScriptReport report = check(header, operations);
        assertThat(report.differences()).extracting(Difference::where).isEmpty();
        assertThat(report.verdict()).isEqualTo(ScriptReport.Verdict.AGREES);
        assertThat(report.equal()).isEqualTo(report.same());
        if (QEMU.available()) {
            List<Answer> answers = QEMU.run(header, operations);
            for (int i = 0; i < answers.size(); i++) {
                Operation operation = operations.get(i);
                if (operation.recorded() != null) {
                    assertThat(answers.get(i)).as("line %s", operation.line()).isEqualTo(operation.recorded());
                }
            }
        } else {
            System.out.println("skipped the live part: " + Qemu.PROGRAM + " is not installed");
        }
    }

    /** ML-f24h has an end of interrupt that clears the pending bit, which no GIC does. */
    @Test
    void aWrongSpecificationIsNoticed() {
        Model model = Manifest.ofProgram().named("ML-f24h");
        List<Operation> operations = new ArrayList<>();
        ScriptHeader header;
        try (Specification specification = TlaTools.ofProgram().open(model)) {
            SpecificationScript script = SpecificationScript.of(model, specification, Duration.ofSeconds(60));
            script.write((operation, answer) -> operations.add(operation));
            header = script.header();
        }
        ScriptReport report = check(header, operations);
        assertThat(report.differences().get(0).where()).contains("GICR_ISPENDR0");
    }

    private static ScriptReport check(ScriptHeader header, List<Operation> operations) {
        return new ScriptCheck(header, Compatibility.ARCHITECTURE, 1, List.of()).run(operations.iterator());
    }
}
