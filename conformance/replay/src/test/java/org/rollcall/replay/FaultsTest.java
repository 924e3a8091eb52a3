package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.machine.Fault;

/** The counts of TLC and the verdicts of the manifest catch every small fault in the machine. */
class FaultsTest {
    private static final List<ManifestModel> MODELS = ManifestModel.all().stream()
            .sorted(Comparator.comparing(ManifestModel::distinct))
            .toList();

    static Stream<Fault> faults() {
        return EnumSet.complementOf(EnumSet.of(Fault.NONE)).stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isCaught(Fault fault) {
        assertThat(MODELS.stream().filter(model -> differs(model, fault)).findFirst())
                .as("a model whose counts catch " + fault)
                .isPresent();
    }

    private static boolean differs(ManifestModel model, Fault fault) {
        try {
            return !model.agrees(model.explored(fault, model.distinct()));
        } catch (RuntimeException brokenMachine) {
            return true;
        }
    }

    @Test
    void aSoundMachineIsNotCaught() {
        assertThat(MODELS.stream().filter(model -> differs(model, Fault.NONE))).isEmpty();
    }
}
