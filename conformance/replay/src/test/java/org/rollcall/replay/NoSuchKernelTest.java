package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.spec.Changes;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.tla.TlaTools;
import org.rollcall.transition.ActionName;

/** What no kernel is configured as is refused by the Java models, with the reason. */
class NoSuchKernelTest {
    private static final Replay REPLAY = new Replay(TlaTools.ofProgram(), Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({
        "panic-hard-sdei, Gic, v2, SDEI needs a GICv3 or later",
        "panic-stuck, Gic, v5, pseudo-NMI needs a GICv3",
        "panic-stuck, Requesters, c1, a backtrace by event 0 needs SDEI",
        "panic-stuck, Callers, c1, 'callers call another CPU, which panic_force_cpu names'",
        "panic-stuck, ForceCpu, c7, ForceCpu names c7",
        "sdei-stuck, Gic, v2, SDEI needs a GICv3 or later",
        "sdei-n17, Idlers, c3, what happens to event 0 happens with SDEI only",
        "call-f33, Preemptible, true, only a call that waits is preempted"
    })
    void isRefused(String name, String constant, String value, String reason) {
        Model model = Manifest.ofProgram().named(name);
        SpecValue changed = switch (value) {
            case "true" -> new SpecValue.Bool(true);
            case "v2", "v5" -> new SpecValue.Text(value);
            default -> new SpecValue.SetOf(List.of(new SpecValue.Constant(value)));
        };
        SmallModule<?, ?, ?> module = SmallModule.of(model).orElseThrow();
        assertThatThrownBy(() -> read(model, module, constant, changed))
                .isInstanceOf(SpecificationException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void anEventIsRefusedBeforeItsDriver() {
        Model model = changed(Manifest.ofProgram().named("ML-nmi-roundup"), "Sdei", new SpecValue.Bool(true));
        assertThatThrownBy(() -> ConfigurationReader.read(TlaTools.ofProgram().configuration(model)))
                .isInstanceOf(SpecificationException.class)
                .hasMessageContaining("SDEI needs its driver of Linux 7.3");
    }

    /** The TLA+ tools say only where the assumption stands that a configuration breaks. */
    @ParameterizedTest
    @CsvSource({"panic-stuck, v5, PseudoNmiNeedsGicV3", "sdei-stuck, v2, SdeiNeedsGicV3OrLater"})
    void theSpecificationNamesTheReason(String name, String gic, String reason) {
        Model wrong = changed(Manifest.ofProgram().named(name), "Gic", new SpecValue.Text(gic));
        assertThatThrownBy(() -> TlaTools.ofProgram().run(wrong, Duration.ofMinutes(1)))
                .isInstanceOf(SpecificationException.class)
                .hasMessageContaining("the specification assumes ")
                .hasMessageContaining(reason);
    }

    private static <S extends Record, K extends Enum<K> & ActionName> void read(
            Model model, SmallModule<?, S, K> module, String constant, SpecValue value) {
        REPLAY.system(changed(model, constant, value), module);
    }

    private static Model changed(Model model, String constant, SpecValue value) {
        Changes changes = model.changes()
                .then(new Changes(null, Map.of(constant, value), Map.of(), null, null, List.of(), null, List.of()));
        return new Model(
                model.name(),
                model.module(),
                changes,
                model.mutation(),
                model.description(),
                model.property(),
                model.expect(),
                model.findings(),
                model.twin(),
                model.distinct(),
                model.generated(),
                model.depth(),
                model.seconds(),
                model.speed(),
                model.replay());
    }
}
