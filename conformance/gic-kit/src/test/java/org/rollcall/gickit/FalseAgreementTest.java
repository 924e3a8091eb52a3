package org.rollcall.gickit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rollcall.gic.Compatibility;
import org.rollcall.gickit.ScriptReport.Verdict;

/** Ways in which a comparison could end in agreement although nothing, or not everything, was compared. */
class FalseAgreementTest {
    private static final String HEADER = "{\"case\":\"x\",\"pes\":1,\"security_states\":\"one\"}\n";
    private static final String FIRST = "{\"pe\":0,\"op\":\"read\",\"reg\":\"ICC_RPR_EL1\"}\n";
    private static final String RIGHT = "{\"pe\":0,\"op\":\"read\",\"reg\":\"ICC_RPR_EL1\",\"got\":\"0xff\"}\n";
    private static final String WRONG = "{\"pe\":0,\"op\":\"read\",\"reg\":\"ICC_RPR_EL1\",\"got\":\"0xf0\"}\n";

    @Test
    void aFirstReadWithoutAnAnswerDoesNotHideWrongOnes() {
        assertThat(Scripts.open(HEADER + FIRST + WRONG).answered()).isTrue();
        assertThat(Scripts.check(HEADER + FIRST + WRONG).verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(Scripts.check(HEADER + FIRST + RIGHT).verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(Scripts.check(HEADER + FIRST + RIGHT).firstUnanswered()).hasValue(2);
    }

    @Test
    void answersThatWereLostInTheMiddleAreMissed() {
        ScriptReport report = Scripts.check(HEADER + RIGHT + FIRST + FIRST + RIGHT);
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(report.unanswered()).isEqualTo(2);
        assertThat(report.same()).isEqualTo(2);
        String marked = FIRST.replace("}", ",\"class\":\"of no interest\"}");
        assertThat(Scripts.check(HEADER + RIGHT + marked).verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void aCutFileIsNoticedWhereverItIsCut() throws IOException {
        List<String> lines = Files.readAllLines(RecordedCases.starting("01-"));
        for (int kept = 1; kept < lines.size(); kept++) {
            String cut = lines.stream().limit(kept).collect(Collectors.joining("\n"));
            assertThat(Scripts.check(cut).verdict()).as("%d lines", kept).isNotEqualTo(Verdict.AGREES);
        }
        String half = String.join("\n", lines).substring(0, 3000);
        assertThatThrownBy(() -> Scripts.check(half)).isInstanceOf(ScriptException.class);
    }

    @Test
    void aScriptWhoseHeaderBindsNothingComparesNothing() {
        String header = HEADER.replace("}", ",\"class\":\"unpredictable\"}");
        assertThat(Scripts.check(header + WRONG.repeat(81)).verdict()).isEqualTo(Verdict.NOTHING_COMPARED);
        assertThat(Scripts.check(header + WRONG.repeat(81)).excuses()).isEqualTo(81);
        assertThat(Scripts.check(header + RIGHT).verdict()).isEqualTo(Verdict.NOTHING_COMPARED);
    }

    @Test
    void aScriptWithoutAnswersComparesNothing() {
        assertThat(Scripts.check(HEADER + FIRST).verdict()).isEqualTo(Verdict.NOTHING_COMPARED);
    }

    @Test
    void lateAnswersAreNotReplaced() {
        String text = HEADER + FIRST.repeat(3) + WRONG;
        ScriptReader script = Scripts.open(text);
        PrintWriter out = new PrintWriter(new StringWriter());
        assertThatThrownBy(() -> ScriptAnswers.print(script.header(), script, Compatibility.ARCHITECTURE, out, false))
                .hasMessageStartingWith("line 5: here is an answer");
    }

    @Test
    void afterAnUnpredictableStepNothingAboutThatPeBinds() throws IOException {
        String text = Files.readString(RecordedCases.starting("10-"));
        ScriptReport report = Scripts.check(text);
        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.unbound())
                .containsOnlyKeys(
                        "UNPREDICTABLE since line 45: INTID 5 was ended, which is not the last that this register's group acknowledged");
        String other = text.replace("\"ICC_IAR1_EL1\", \"got\": \"0x7\"", "\"ICC_IAR1_EL1\", \"got\": \"0x3ff\"");
        assertThat(other).isNotEqualTo(text);
        assertThat(Scripts.check(other).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(Scripts.check(other).excuses()).isEqualTo(1);
    }
}
