package org.rollcall.spec.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** The mutants of a small module, by name, and those of the specification as a whole. */
class MutantsTest {
    private static final String SMALL = """
            ---- MODULE Small ----
            EXTENDS Naturals
            CONSTANT CPU, Masters
            VARIABLES lock, count, waits
            CpuSets == {Masters}
            TypeOK == waits \\subseteq CPU
            Init == lock = "free" /\\ count = 0 /\\ waits = {}
            States == {"free", "held"}
            Enter(c) ==
              /\\ c \\notin waits
              /\\ count < 2
              /\\ lock' = "held"
              /\\ count' = count + 1
              /\\ waits' = waits \\cup {c}
            Next == \\E c \\in Masters : Enter(c)
            ====
            """;

    private static List<Mutant> of(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("Small.tla"), text);
        return new Mutants(SanyReader.of(folder).read("Small"), name -> text).all();
    }

    @Test
    void eachKindOfFaultIsMadeOfAnAction(@TempDir Path folder) throws IOException {
        assertThat(of(folder, SMALL))
                .filteredOn(mutant -> mutant.operator().equals("Enter"))
                .extracting(Mutant::name)
                .containsExactly(
                        "Enter: dropped: c \\notin waits -> TRUE",
                        "Enter: negated: c \\notin waits -> ~(c \\notin waits)",
                        "Enter: other element: c -> (CHOOSE other \\in CPU : other # c)",
                        "Enter: dropped: count < 2 -> TRUE",
                        "Enter: negated: count < 2 -> ~(count < 2)",
                        "Enter: other operator: count < 2 -> (count) <= (2)",
                        "Enter: one off: 2 -> 3",
                        "Enter: one off: 2 -> 1",
                        "Enter: no update: lock' = \"held\" -> lock' = lock",
                        "Enter: no prime: lock' -> lock",
                        "Enter: other label: \"held\" -> \"free\"",
                        "Enter: no update: count' = count + 1 -> count' = count",
                        "Enter: no prime: count' -> count",
                        "Enter: twice: count + 1 -> count + 1 + 1",
                        "Enter: other operator: count + 1 -> (count) - (1)",
                        "Enter: one off: 1 -> 2",
                        "Enter: one off: 1 -> 0",
                        "Enter: no update: waits' = waits \\cup {c} -> waits' = waits",
                        "Enter: no prime: waits' -> waits",
                        "Enter: whole set: waits \\cup {c} -> {}",
                        "Enter: whole set: waits \\cup {c} -> CPU",
                        "Enter: other operator: waits \\cup {c} -> (waits) \\ ({c})",
                        "Enter: one off: {c} -> {}",
                        "Enter: other element: c -> (CHOOSE other \\in CPU : other # c) (2)");
    }

    /** The name of a mutant does not depend on what stands before its definition. */
    @Test
    void namesStayWhenLinesMove(@TempDir Path folder) throws IOException {
        List<String> names = of(folder, SMALL).stream().map(Mutant::name).toList();
        String moved = SMALL.replace("States ==", "(* A comment.\n*)\n\nStates ==");
        assertThat(of(folder, moved)).extracting(Mutant::name).isEqualTo(names);
    }

    /** Each is parsed, and none says what the definition says; of those that are listed as no faults it is known which they are. */
    @Test
    void everyMutantOfTheSpecificationIsAnotherDefinition(@TempDir Path folder) throws IOException {
        TlaTools tools = TlaTools.ofProgram();
        List<Mutant> all = new ArrayList<>();
        for (String root : Manifest.ofProgram().models().stream()
                .map(Model::module)
                .distinct()
                .toList()) {
            Module module = SanyReader.ofProgram().read(root);
            List<Mutant> mutants = new Mutants(module, name -> tools.text(name + ".tla")).all();
            all.addAll(mutants);
            assertThat(mutants).hasSizeGreaterThan(200);
            assertThat(mutants.stream().map(Mutant::name).collect(Collectors.toSet()))
                    .hasSameSizeAs(mutants);
            StringBuilder text = new StringBuilder("---- MODULE All ----\nEXTENDS " + root + "\n\n");
            for (int i = 0; i < mutants.size(); i++) {
                text.append(mutants.get(i).definition("Changed" + i)).append("\n\n");
            }
            for (String file : module.files()) {
                Files.writeString(folder.resolve(file + ".tla"), tools.text(file + ".tla"));
            }
            Files.writeString(folder.resolve("All.tla"), text + "====\n");
            assertThat(SanyReader.of(folder).read("All").definitions()).hasSizeGreaterThan(mutants.size());
        }
        assertThat(Equivalents.of(tools).problems(all, List.of())).isEmpty();
    }

    @Test
    void aMutantIsAModuleToo(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Small.tla"), SMALL);
        Mutants mutants = new Mutants(SanyReader.of(folder).read("Small"), name -> SMALL);
        Mutant whole = mutants.all().stream()
                .filter(mutant -> mutant.name().equals("Enter: whole set: waits \\cup {c} -> CPU"))
                .findFirst()
                .orElseThrow();
        assertThat(mutants.text(whole).replaceAll("\\s+", " "))
                .isEqualTo(SMALL.replace("Enter(c) ==", "Enter (c) ==")
                        .replace("waits' = waits \\cup {c}", "waits' = CPU")
                        .replaceAll("\\s+", " "));
    }

    @Test
    void everyActionHasSome() {
        TlaTools tools = TlaTools.ofProgram();
        Module module = SanyReader.ofProgram().read("MCIpiNmi");
        Set<String> mutated = new Mutants(module, name -> tools.text(name + ".tla"))
                .all().stream().map(Mutant::operator).collect(Collectors.toSet());
        assertThat(mutated)
                .contains(
                        "Take", "T2", "LeaveOut", "RoundupSend", "QueueOn", "SelfPark", "Mask", "Init", "Capabilities")
                .hasSizeGreaterThan(120)
                .doesNotContain("Next", "TypeOK", "F24b_DumpNext");
    }
}
