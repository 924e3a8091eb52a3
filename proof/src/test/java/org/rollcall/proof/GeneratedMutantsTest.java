package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.spec.mutant.Mutant;
import org.rollcall.spec.mutant.Mutants;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/**
 * The small faults that the specification's mutants have, in the actions of the proved modules: most are refuted, by an
 * obligation about the action's steps or by one that speaks of the action. Every build takes a sample;
 * {@code -Drollcall.models=deep} takes all. What none refutes is printed; docs/proof.md says of what kinds it is.
 */
class GeneratedMutantsTest {
    private static final boolean ALL = System.getProperty("rollcall.models", "").equals("deep");
    private static final TlaTools TOOLS = TlaTools.ofProgram();

    /** Faults that add steps: what a theorem forbids can happen only by a step more. */
    private static final Set<String> ADDS = Set.of("dropped", "no update", "whole set");

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> mostFaultsAreRefuted() {
        Map<String, Integer> roots = Map.ofEntries(
                Map.entry("RollCallProof", 12),
                Map.entry("IpiNmiProof", 10),
                Map.entry("IpiNmiBridgeProof", 40),
                Map.entry("CallFunctionProof", 6),
                Map.entry("PanicElectionProof", 53),
                Map.entry("SdeiRequestProof", 20),
                Map.entry("SseNmiProof", 1),
                Map.entry("PriorityMaskProof", 18));
        return roots.keySet().stream()
                .map(root -> DynamicTest.dynamicTest(
                        root,
                        () -> assertThat(refuted(root, ALL ? 1 : roots.get(root)))
                                .isGreaterThan(0.5)));
    }

    private static double refuted(String root, int every) throws IOException {
        Module module = SanyReader.ofProgram().read(root);
        Mutants mutants = new Mutants(module, name -> TOOLS.text(name + ".tla"));
        Set<String> steps = new Proof(module, Set.of())
                .obligations().stream()
                        .filter(obligation -> !obligation.goal().equals("FALSE"))
                        .map(Obligation::step)
                        .collect(Collectors.toSet());
        List<Mutant> adding = mutants.all().stream()
                .filter(mutant -> steps.contains(mutant.operator())
                        && ADDS.contains(mutant.name().split(": ")[1]))
                .toList();
        List<Mutant> chosen = IntStream.iterate(0, i -> i < adding.size(), i -> i + every)
                .mapToObj(adding::get)
                .toList();
        long found = 0;
        for (Mutant mutant : chosen) {
            boolean refuted = isRefuted(module, mutants, mutant);
            found += refuted ? 1 : 0;
            if (!refuted) {
                System.out.println(root + ": proved with " + mutant);
            }
        }
        return (double) found / chosen.size();
    }

    private static boolean isRefuted(Module module, Mutants mutants, Mutant mutant) throws IOException {
        for (String file : module.files()) {
            Files.writeString(
                    folder.resolve(file + ".tla"),
                    file.equals(mutant.module()) ? mutants.text(mutant) : TOOLS.text(file + ".tla"));
        }
        Module changed = SanyReader.of(folder).read(module.name());
        try (Prover prover = new Prover(changed, Set.of())) {
            return new Proof(changed, Set.of())
                    .obligations().stream()
                            .filter(obligation -> obligation.step().equals(mutant.operator())
                                    || speaks(obligation.conclusion().expression(), mutant.operator()))
                            .map(prover::prove)
                            .anyMatch(Outcome.Refuted.class::isInstance);
        } catch (RefusedException e) {
            return true;
        }
    }

    private static boolean speaks(Expression expression, String operator) {
        return expression instanceof Expression.Call call
                        && (call.definition().name().equals(operator)
                                || speaks(call.definition().body(), operator))
                || Children.of(expression).stream().anyMatch(each -> speaks(each, operator));
    }
}
