package org.rollcall.gickit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.Register;

/** Generated scripts read back, agree with the model in every setting, and meet every kind of answer. */
class ScriptGeneratorTest {
    @Property(tries = 40)
    void wellFormedScriptsBindInEverySetting(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int pes, @ForAll boolean twoStates) {
        String text = generate(seed, pes, twoStates);
        assertThat(generate(seed, pes, twoStates)).isEqualTo(text);
        for (Compatibility setting :
                new Compatibility[] {Compatibility.ARCHITECTURE, Compatibility.GROUPS_APART, Compatibility.QEMU}) {
            ScriptReader script = Scripts.open(text);
            ScriptReport report = new ScriptCheck(script.header(), setting, 1, List.of()).run(script);
            assertThat(report.differences()).extracting(Difference::where).isEmpty();
            assertThat(report.verdict()).isEqualTo(ScriptReport.Verdict.AGREES);
            assertThat(report.equal()).isEqualTo(report.same());
            assertThat(report.operations()).isGreaterThanOrEqualTo(300);
        }
    }

    @Test
    void everyKindOfAnswerAndEveryImportantRegisterOccur() {
        EnumSet<Register> registers = EnumSet.noneOf(Register.class);
        Set<Class<?>> answers = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            ScriptReader script = Scripts.open(generate(seed, 4, seed % 2 == 0));
            while (script.hasNext()) {
                Operation operation = script.next();
                if (operation.recorded() != null) {
                    answers.add(operation.recorded().getClass());
                }
                if (operation.action() instanceof Action.Read read) {
                    registers.add(read.target().register());
                } else if (operation.action() instanceof Action.Write write) {
                    registers.add(write.target().register());
                }
            }
        }
        assertThat(answers).contains(Answer.Value.class, Answer.Trapped.class, Answer.Taken.class, Answer.Events.class);
        assertThat(registers)
                .contains(
                        Register.ICC_IAR0_EL1,
                        Register.ICC_IAR1_EL1,
                        Register.ICC_EOIR0_EL1,
                        Register.ICC_EOIR1_EL1,
                        Register.ICC_DIR_EL1,
                        Register.ICC_HPPIR0_EL1,
                        Register.ICC_HPPIR1_EL1,
                        Register.ICC_BPR0_EL1,
                        Register.ICC_BPR1_EL1,
                        Register.ICC_PMR_EL1,
                        Register.ICC_RPR_EL1,
                        Register.ICC_CTLR_EL1,
                        Register.ICC_CTLR_EL3,
                        Register.ICC_AP1R0_EL1,
                        Register.ICC_SGI0R_EL1,
                        Register.ICC_SGI1R_EL1,
                        Register.ICC_ASGI1R_EL1,
                        Register.GICR_ICENABLER0,
                        Register.GICR_ISPENDR0,
                        Register.GICR_IPRIORITYR,
                        Register.GICR_NSACR,
                        Register.ISR_EL1);
    }

    private static String generate(long seed, int pes, boolean twoStates) {
        return Scripts.generated(seed, pes, twoStates, false, Declaration.NONE);
    }
}
