package org.rollcall.belief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Trigger;
import org.rollcall.roll.Verdict;

/** A cause that cannot keep a CPU silent is no hypothesis. */
class CausesTest {
    private static final List<ReasonCode> ALL = List.of(
            ReasonCode.WAIT_OVER,
            ReasonCode.IRQS_OFF_NO_PSEUDO_NMI,
            ReasonCode.DAIF_MASKED,
            ReasonCode.OFFLINE,
            ReasonCode.FIRMWARE);

    @ParameterizedTest
    @EnumSource(names = {"BACKTRACE", "KGDB"})
    void interruptsOffDoNotHideACpuFromAPseudoNmi(Kind kind) {
        List<ReasonCode> rest = new ArrayList<>(ALL);
        rest.remove(ReasonCode.IRQS_OFF_NO_PSEUDO_NMI);
        for (KernelVersion variant : KernelVersion.values()) {
            assertThat(kept(kind, variant, true)).as("%s", variant).isEqualTo(rest);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKTRACE", "KGDB"})
    void theyDoWhereNoLineShowsPseudoNmis(Kind kind) {
        assertThat(kept(kind, KernelVersion.ML, false)).isEqualTo(ALL);
    }

    private static List<ReasonCode> kept(Kind kind, KernelVersion variant, boolean pseudoNmis) {
        List<Reason> reasons =
                ALL.stream().map(code -> new Reason(code, 1, 7, code.word())).toList();
        CpuSet none = CpuSet.none();
        var call = new RollCall(
                1,
                1,
                5,
                9,
                6,
                kind,
                Trigger.UNKNOWN,
                0,
                CpuSet.of(0, 1),
                CpuSet.of(0),
                none,
                CpuSet.of(1),
                none,
                Verdict.MISSED,
                reasons);
        return new Causes()
                .filter(call, variant, pseudoNmis).reasons().stream()
                        .map(Reason::code)
                        .toList();
    }
}
