package org.rollcall.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.kernel.StepKind;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.SourceText;
import org.rollcall.spec.tla.TlaTools;

/** What a page says of a step is what the specification says of its action. */
class ActionTextTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    private static final Module MODULE = SanyReader.ofProgram().read("MCIpiNmi");
    private static final Path SPECIFICATION = Path.of("../../spec/tla");

    @TempDir
    private Path folder;

    private static ActionText text(String action) {
        return ActionText.of(MODULE, action, new SourceText(TOOLS));
    }

    @Test
    void guardsOfSharedOperatorsAreTheActions() {
        assertThat(text("IrqDisable").guards())
                .containsExactly("c \\in Masks", "task[c] = \"open\"", "TaskFree(c)", "Runs(c, \"task\")");
        assertThat(text("R1").guards()).containsExactly("SlavesMayLeave", "btc # c", "HandlerAt(c, \"L\")");
        assertThat(text("M6").guards()).containsExactly("AllIn(c)", "MasterAt(c, \"M6\")");
        assertThat(text("H2").guards()).containsExactly("HandlerAt(c, \"H2\")");
    }

    @Test
    void everyStepHasItsFunctionAndGuards() {
        for (StepKind kind : StepKind.values()) {
            ActionText text = text(kind.specName());
            assertThat(text.parameters()).as(kind.specName()).isEqualTo(kind.parameters());
            assertThat(text.source()).as(kind.specName()).matches("[\\w/.-]+\\.[chS]: \\w+");
            assertThat(text.guards()).as(kind.specName()).isNotEmpty();
            assertThat(text.words()).as(kind.specName()).doesNotContain("(*", "*)");
        }
        assertThat(text("E0").words()).isEqualTo("A breakpoint or an oops: num_online_cpus() is sampled, enter_kgdb++");
        assertThat(text("P1").words()).isEqualTo("nmi_cpu_backtrace begins to print");
        assertThat(text("T8").source()).isEqualTo("lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace");
    }

    /** The tools evaluate the guards as they are shown: a step is enabled where all of them hold, and nowhere else. */
    @ParameterizedTest
    @ValueSource(strings = {"ML-nmi-f22", "V6-irq-fallback-twice", "V5-nmi-f22"})
    void theyAreAllItsGuards(String name) throws IOException {
        Model model = Manifest.ofProgram().named(name);
        try (Stream<Path> files = Files.list(SPECIFICATION)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".tla")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("Guarded.tla"), guarded());
        TlaTools tools = TlaTools.of(folder);
        try (Specification specification = tools.open("Guarded", name, TOOLS.configuration(model))) {
            Set<Object> seen = new HashSet<>();
            List<SpecState> level = specification.initialStates();
            for (int depth = 0; depth < 30 && !level.isEmpty(); depth++) {
                level = level.stream()
                        .filter(state -> seen.add(state.fingerprint()))
                        .limit(12)
                        .flatMap(state -> compared(specification, state))
                        .toList();
            }
            assertThat(seen).hasSizeGreaterThan(40);
        }
    }

    private static Stream<SpecState> compared(Specification specification, SpecState state) {
        return specification.actions().stream().flatMap(action -> {
            List<SpecState> next = specification.successors(state, action);
            SpecValue guards = specification.evaluate(action.name() + "_guards", action.arguments(), state);
            assertThat(guards).as("%s in %s", action, state.values()).isEqualTo(new SpecValue.Bool(!next.isEmpty()));
            return next.stream();
        });
    }

    private static String guarded() {
        TreeMap<String, ActionText> texts = new TreeMap<>();
        for (StepKind kind : StepKind.values()) {
            texts.put(kind.specName(), text(kind.specName()));
        }
        return texts.entrySet().stream()
                .map(each -> each.getKey() + "_guards("
                        + String.join(", ", each.getValue().parameters()) + ") ==\n"
                        + each.getValue().guards().stream()
                                .map(guard -> "  /\\ (" + guard + ")\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n", "---- MODULE Guarded ----\nEXTENDS MCIpiNmi\n", "\n====\n"));
    }
}
