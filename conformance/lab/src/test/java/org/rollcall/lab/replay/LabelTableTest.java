package org.rollcall.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.kernel.StepKind;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.stub.Cpu;

class LabelTableTest {
    private final LabelTable table = LabelTable.mainline();

    private static LabStep step(String action) {
        return new LabStep(
                action, action, new Cpu(0), Optional.empty(), Optional.empty(), false, new TreeSet<>(), List.of());
    }

    @Test
    void everyLineIsAnActionOfTheModel() {
        assertThat(Arrays.stream(StepKind.values()).map(StepKind::specName)).containsAll(table.actions());
    }

    @Test
    void everyFormIsUnderstood() {
        assertThat(table.entry(step("M6")).label())
                .isEqualTo(new Label.Call("kdb_stub", Optional.empty(), Optional.empty()));
        assertThat(table.entry(step("M6")).otherwise())
                .contains(new Label.Call("_printk", Optional.of("kgdb_cpu_enter"), Optional.empty()));
        assertThat(table.entry(step("TimeoutKg")).budget()).isEqualTo(Duration.ofSeconds(60));
        assertThat(table.entry(step("RoundupSend")).label())
                .isEqualTo(new Label.Return(new Label.Call(
                        "__ipi_send_single",
                        Optional.empty(),
                        Optional.of(new Label.Argument(1, Optional.empty(), false)))));
        assertThat(table.entry(step("Take")).label())
                .isEqualTo(new Label.Call(
                        "ipi_handler",
                        Optional.empty(),
                        Optional.of(new Label.Argument(0, Optional.of("ipi_irq_base"), true))));
        assertThat(table.entry(step("R1")).label())
                .isEqualTo(new Label.Write(KernelVariable.DEBUGGERINFO, new Label.Becomes.Number(0), false));
        assertThat(table.entry(step("R1")).otherwise()).contains(new Label.Wait(KernelVariable.SLAVE_LOCK));
        assertThat(table.entry(step("P1")).label())
                .isEqualTo(new Label.Write(KernelVariable.PRINT_OWNER, new Label.Becomes.Self(), false));
        assertThat(table.entry(step("BtcAsk")).label())
                .isEqualTo(new Label.Write(KernelVariable.WANT_BT, new Label.Becomes.Predicted(), true));
        assertThat(table.seenIfChanged("H2")).isTrue();
        assertThat(table.hides("Ret")).isTrue();
        assertThat(table.hides("R1")).isFalse();
        assertThat(table.sgi("KG")).containsExactly(7);
    }

    @Test
    void theSymbolsAreThoseOfTheSteps() {
        assertThat(table.symbols(List.of(step("M6"), step("Take"), step("R1"))))
                .containsExactly(
                        "_printk",
                        "dbg_slave_lock",
                        "ipi_handler",
                        "ipi_irq_base",
                        "kdb_stub",
                        "kgdb_cpu_enter",
                        "kgdb_info");
    }

    @Test
    void anActionWithoutALabelIsRefused() {
        assertThatThrownBy(() -> table.entry(step("SendOwed")))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("there is no label for SendOwed in mainline-6.7.labels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R1", "R1 jump there", "R1 write nothing_known", "R1 call f with y0=cpu"})
    void nonsenseIsRefused(String line) {
        assertThatThrownBy(() -> LabelTable.of("t", line))
                .isInstanceOf(LabException.class)
                .hasMessageContaining(line);
    }
}
