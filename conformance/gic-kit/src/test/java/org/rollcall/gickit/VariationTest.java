package org.rollcall.gickit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.gickit.ScriptReport.Verdict;

/** GICs that differ in a legal way: they pass if that is declared, and are told the choice if it is not. */
class VariationTest {
    private static final String TIE = """
            {"case":"three of one priority","pes":1,"security_states":"one"}
            {"pe":0,"op":"write","reg":"GICD_CTLR","val":"0x3"}
            {"pe":0,"op":"write","reg":"GICR_WAKER","val":"0x0"}
            {"pe":0,"op":"write","reg":"GICR_IGROUPR0","val":"0xffffffff"}
            {"pe":0,"op":"write","reg":"GICR_ISENABLER0","val":"0xffff"}
            {"pe":0,"op":"write","reg":"ICC_PMR_EL1","val":"0xf8"}
            {"pe":0,"op":"write","reg":"ICC_IGRPEN1_EL1","val":"0x1"}
            {"pe":0,"op":"write","reg":"GICR_ISPENDR0","val":"0x34"}
            {"pe":0,"op":"read","reg":"ICC_IAR1_EL1"}
            """;

    static Stream<Arguments> legal() {
        return Stream.of(
                Arguments.of(declared(Variation.HIGHEST_INTID_FIRST), "11-", "highest-intid-first"),
                Arguments.of(declared(Variation.INTID_16_BITS), "29-", "intid-16-bits"),
                Arguments.of(declared(Variation.NO_AFFINITY_3), "29-", "no-affinity-3"),
                Arguments.of(declared(Variation.PPI_TRIGGERS_FIXED), "35-", "ppi-triggers-fixed"),
                Arguments.of(bits(4), "13-", "preemption_bits=4"));
    }

    static Stream<Arguments> extended() {
        return Stream.of(
                Arguments.of(declared(Variation.VIRTUAL_DISABLED_GROUP_HIDES), "d28-", "virtual-disabled-group-hides"),
                Arguments.of(declared(Variation.SPLIT_EOI_NOT_COUNTED), "d29-", "split-eoi-not-counted"),
                Arguments.of(declared(Variation.REVISION_4), "d36-", "revision-4"),
                Arguments.of(Declaration.of(Extension.VIRTUAL_PRIO_BITS, 6), "d26-", "virtual_prio_bits=6"));
    }

    @ParameterizedTest
    @MethodSource("extended")
    void soDoesOneThatDiffersInWhatItHasBeside(Declaration gic, String script, String name) throws IOException {
        String text = Files.readString(directed(script));
        String yours = Scripts.answered(text, gic);
        assertThat(Scripts.check(yours, gic).verdict()).isEqualTo(Verdict.AGREES);
        ScriptReport undeclared = Scripts.check(yours, Declaration.NONE);
        assertThat(undeclared.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(undeclared.explanation().fits())
                .extracting(fit -> String.join(" ", fit.names()))
                .contains(name);
    }

    private static Path directed(String start) throws IOException {
        return KillMatrixTest.directed().stream()
                .filter(file -> file.getFileName().toString().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    /** Another PE than the model's has an SPI that any PE may have; two at once, or none, is an error all the same. */
    @Test
    void anSpiForAnyPeMayGoToAnyPe() throws IOException {
        String text = Files.readString(directed("d40-"));
        String end = text.substring(text.lastIndexOf("\"ICC_HPPIR1_EL1\",\"got\":\"0x20\""));
        String elsewhere = end.replace("\"ICC_HPPIR1_EL1\",\"got\":\"0x20\"", "\"ICC_HPPIR1_EL1\",\"got\":\"0x3ff\"")
                .replaceFirst("\"ICC_IAR1_EL1\",\"got\":\"0x20\"", "\"ICC_IAR1_EL1\",\"got\":\"0x3ff\"");
        String other = elsewhere.replaceFirst(
                "(\"pe\":2,\"op\":\"read\",\"reg\":\"ICC_IAR1_EL1\",\"got\":)\"0x3ff\"", "$1\"0x20\"");
        assertThat(other).isNotEqualTo(elsewhere);
        assertThat(Scripts.check(text.replace(end, other)).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(Scripts.check(text.replace(end, elsewhere)).verdict()).isEqualTo(Verdict.DIFFERS);
        String twice =
                end.replaceFirst("(\"pe\":2,\"op\":\"read\",\"reg\":\"ICC_IAR1_EL1\",\"got\":)\"0x3ff\"", "$1\"0x20\"");
        assertThat(Scripts.check(text.replace(end, twice)).verdict()).isEqualTo(Verdict.DIFFERS);
    }

    @ParameterizedTest
    @MethodSource("legal")
    void aLegalGicPassesWhenDeclaredAndIsToldTheChoiceWhenNot(Declaration gic, String script, String name)
            throws IOException {
        String text = Files.readString(RecordedCases.starting(script));
        String yours = Scripts.answered(text, gic);
        assertThat(Scripts.check(yours, gic).verdict()).isEqualTo(Verdict.AGREES);
        ScriptReport undeclared = Scripts.check(yours, Declaration.NONE);
        assertThat(undeclared.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(undeclared.explanation().fits())
                .extracting(fit -> String.join(" ", fit.names()))
                .contains(name);
    }

    @Test
    void twoChoicesAtOnceAreFound() throws IOException {
        Declaration gic = declared(Variation.INTID_16_BITS, Variation.NO_AFFINITY_3);
        String yours = Scripts.answered(Files.readString(RecordedCases.starting("29-")), gic);
        ScriptReport report = Scripts.check(yours, Declaration.NONE);
        assertThat(report.explanation().fits())
                .extracting(Explanation.Fit::names)
                .containsExactly(java.util.List.of("intid-16-bits", "no-affinity-3"));
    }

    /** 2, 4 and 5 are pending; a GIC that takes 4 first is right if it says that it has an order of its own. */
    @Test
    void anOrderThatOnlyTheGicKnowsIsFollowed() {
        String rest = "{\"pe\":0,\"op\":\"write\",\"reg\":\"ICC_EOIR1_EL1\",\"val\":\"0x4\"}\n"
                + "{\"pe\":0,\"op\":\"read\",\"reg\":\"ICC_IAR1_EL1\",\"got\":\"0x2\"}\n";
        String yours = TIE.replace("\"ICC_IAR1_EL1\"}", "\"ICC_IAR1_EL1\",\"got\":\"0x4\"}") + rest;
        assertThat(Scripts.check(yours, declared(Variation.ANY_ORDER_OF_EQUALS)).verdict())
                .isEqualTo(Verdict.AGREES);
        assertThat(Scripts.check(yours, declared(Variation.HIGHEST_INTID_FIRST)).verdict())
                .isEqualTo(Verdict.DIFFERS);
        String wrong = TIE.replace("\"ICC_IAR1_EL1\"}", "\"ICC_IAR1_EL1\",\"got\":\"0x3\"}");
        assertThat(Scripts.check(wrong, declared(Variation.ANY_ORDER_OF_EQUALS)).verdict())
                .isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void aLayoutOfOnesOwnMayShowAnythingButZeroForActive() throws IOException {
        String text = Files.readString(RecordedCases.starting("10-"));
        String other = text.replace("\"got\": \"0x110000\"", "\"got\": \"0x880000\"");
        String zero = text.replace("\"got\": \"0x110000\"", "\"got\": \"0x0\"");
        Declaration own = declared(Variation.OWN_ACTIVE_PRIORITY_LAYOUT);
        assertThat(Scripts.check(other, own).excused()).containsOnlyKeys("own-active-priority-layout");
        assertThat(Scripts.check(zero, own).verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(Scripts.check(other).explanation().fits().get(0).names())
                .containsExactly("own-active-priority-layout");
    }

    @Test
    void resetValuesOfOnesOwnBindNobodyUntilTheyAreWritten() {
        String header = "{\"case\":\"x\",\"pes\":1,\"security_states\":\"one\"}\n";
        String read = "{\"pe\":0,\"op\":\"read\",\"reg\":\"ICC_PMR_EL1\",\"got\":\"0x50\"}\n";
        String write = "{\"pe\":0,\"op\":\"write\",\"reg\":\"ICC_PMR_EL1\",\"val\":\"0x80\"}\n";
        String rpr = "{\"pe\":0,\"op\":\"read\",\"reg\":\"ICC_RPR_EL1\",\"got\":\"0xff\"}\n";
        Declaration own = declared(Variation.OWN_RESET_VALUES);
        assertThat(Scripts.check(header + read + rpr, own).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(Scripts.check(header + read + rpr).verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(Scripts.check(header + write + read + rpr, own).verdict()).isEqualTo(Verdict.DIFFERS);
    }

    /** A wrong GIC is not talked into agreement: no choice makes a lost priority drop legal. */
    @Test
    void anErrorIsExplainedByNoChoice() throws IOException {
        String text = Files.readString(RecordedCases.starting("05-"));
        String wrong = text.replace("\"ICC_IAR1_EL1\", \"got\": \"0x3ff\"", "\"ICC_IAR1_EL1\", \"got\": \"0x5\"");
        assertThat(wrong).isNotEqualTo(text);
        ScriptReport report = Scripts.check(wrong);
        assertThat(report.explanation().fits()).isEmpty();
        assertThat(report.explanation().tried()).isGreaterThan(200);
        assertThat(report.differences().get(0).registers()).containsKey("ICC_PMR_EL1");
    }

    /** What is generated for a GIC is what it answers, whatever it declares. */
    @ParameterizedTest
    @EnumSource(Variation.class)
    void generatedScriptsHonourADeclaration(Variation variation) {
        Declaration gic = declared(variation)
                .and(new Declaration(Set.of(), Set.of(), OptionalInt.of(6), OptionalInt.of(5), null, 0x00070000));
        String text = Scripts.generated(7, 2, variation.ordinal() % 2 == 0, false, gic);
        assertThat(Scripts.check(text).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(Scripts.open(text).header().declared().variations()).containsExactly(variation);
        assertThat(text).doesNotContain("GICR_IPRIORITYR[20]");
    }

    @ParameterizedTest
    @EnumSource(Variation.class)
    void everyChoiceIsInThePage(Variation variation) throws IOException {
        assertThat(Files.readString(Path.of("../../docs/gic.md"))).contains("`" + variation.word() + "`");
    }

    private static Declaration declared(Variation... variations) {
        return new Declaration(Set.of(variations), Set.of(), OptionalInt.empty(), OptionalInt.empty(), null, null);
    }

    private static Declaration bits(int preemption) {
        return new Declaration(Set.of(), Set.of(), OptionalInt.empty(), OptionalInt.of(preemption), null, null);
    }
}
