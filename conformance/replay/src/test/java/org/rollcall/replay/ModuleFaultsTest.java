package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.tla.TlaTools;
import org.rollcall.transition.ActionName;
import org.rollcall.transition.ActionSystem;

/** A guard of a small module says what no other guard says: in some model of every build it alone refuses a step. */
class ModuleFaultsTest {
    private static final Replay REPLAY = new Replay(TlaTools.ofProgram(), Duration.ofMinutes(1));

    static Stream<SmallModule<?, ?, ?>> modules() {
        return SmallModule.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    <S extends Record, K extends Enum<K> & ActionName> void eachGuardIsNeeded(SmallModule<?, S, K> module) {
        List<Model> models = Manifest.ofProgram().models().stream()
                .filter(module::hasRootOf)
                .filter(model -> model.speed() == Model.Speed.FAST)
                .toList();
        assertThat(withoutEffect(module, models)).isEmpty();
    }

    /** A CPU that is offline at first asks in no model in which all are online. */
    @Test
    void aGuardThatNoModelNeedsIsNamed() {
        SmallModule<?, ?, ?> module = SmallModule.named("MCSdeiRequest").orElseThrow();
        assertThat(withoutEffect(module, List.of(Manifest.ofProgram().named("sdei-open"))))
                .contains("T1 without c online", "CpuUp never")
                .doesNotContain("T1 without c has not asked", "T1 never");
    }

    private static <S extends Record, K extends Enum<K> & ActionName> List<String> withoutEffect(
            SmallModule<?, S, K> module, List<Model> models) {
        List<ActionSystem<S, K>> systems =
                models.stream().map(model -> REPLAY.system(model, module)).toList();
        Set<String> effective = new HashSet<>();
        systems.forEach(system -> effective.addAll(ModuleFaults.effective(system)));
        ActionSystem<S, K> any = systems.get(0);
        return ModuleFaults.of(any, any.initial().getClass()).stream()
                .filter(ModuleFaults.Fault::mustMatter)
                .map(ModuleFaults.Fault::name)
                .filter(name -> !effective.contains(name))
                .toList();
    }
}
