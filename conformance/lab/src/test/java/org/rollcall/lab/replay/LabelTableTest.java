package org.rollcall.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.kernel.StepKind;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.kernel.KernelImage;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.lab.stub.Cpu;

class LabelTableTest {
    private final LabelTable table = LabelTable.mainline();

    private static LabStep step(String action) {
        return new LabStep(
                action, action, new Cpu(0), Optional.empty(), Optional.empty(), false, new TreeSet<>(), List.of());
    }

    @Test
    void everyLineIsAnActionOfTheModel() {
        assertThat(Arrays.stream(StepKind.values()).map(StepKind::specName))
                .containsAll(table.actions().stream()
                        .map(action -> action.replaceFirst("Nested$", ""))
                        .toList());
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
        assertThatThrownBy(() -> LabelTable.of("t", "Ret hidden").entry(step("SendOwed")))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("there is no label for SendOwed in t");
    }

    @Test
    void anActionThatCannotBeDrivenIsRefusedWithTheReason() {
        assertThat(table.drives("CpuDownOffline")).isFalse();
        assertThatThrownBy(() -> table.entry(step("CpuDownOffline")))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("cannot be driven on a kernel: it is in stop_machine");
    }

    @Test
    void theTableIsThatOfTheKernel(@TempDir Path dir) throws IOException {
        SystemMap map = SystemMap.of("ffff800080000000 t arm64_backtrace_ipi\n");
        Path image = dir.resolve("Image");
        Files.writeString(image, "After 10 seconds, these CPUS still haven't responded to the NMI: %*pbl");
        LabelTable newer = LabelTable.of(KernelImage.read(image), map);
        assertThat(newer.name()).isEqualTo("mainline-7.3.labels");
        assertThat(newer.entry(step("T6")).otherwise()).isPresent();
        assertThat(newer.entry(step("R1"))).isEqualTo(table.entry(step("R1")));
        assertThat(newer.drives("T6b")).isTrue();
        assertThat(newer.never("T6b")).isEmpty();
        assertThat(table.drives("T6b")).isFalse();
        Files.writeString(image, "Sending NMI from CPU %d to CPUs %*pbl:");
        assertThat(LabelTable.of(KernelImage.read(image), map).name()).isEqualTo("mainline-6.7.labels");
        for (String[] series : new String[][] {{"ipi_kgdb_nmicallback", "V5"}, {"kgdb_ipi_nmicallback", "V6"}}) {
            SystemMap own =
                    SystemMap.of("ffff800080000000 t arm64_backtrace_ipi\nffff800080000010 t " + series[0] + "\n");
            assertThat(LabelTable.of(KernelImage.read(image), own).version()).hasToString(series[1]);
        }
        assertThatThrownBy(() -> LabelTable.of(KernelImage.read(image), SystemMap.of("ffff800080000000 T _text\n")))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("no labels for this kernel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R1", "R1 jump there", "R1 write nothing_known", "R1 call f with y0=cpu"})
    void nonsenseIsRefused(String line) {
        assertThatThrownBy(() -> LabelTable.of("t", line))
                .isInstanceOf(LabException.class)
                .hasMessageContaining(line);
    }
}
