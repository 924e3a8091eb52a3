package org.rollcall.spec.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** A definition that gets a stand-in in place has the states and steps that it has by a configuration. */
class SubstitutionTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    private static final Model MODEL = Manifest.ofProgram().named("5.10-pmhe");
    private static final String ROOT = MODEL.module();
    private static final int BOUND = 2_000;

    @Test
    void constantsAndInitialStatesAreReplacedInPlace() {
        List<Mutant> mutants = sample(Set.of("IrqOff", "Init", "Since611"));
        String all = IntStream.range(0, mutants.size())
                .mapToObj(i -> mutants.get(i).definition("StandIn" + i) + "\n\n")
                .collect(Collectors.joining("", "---- MODULE InPlace ----\nEXTENDS " + ROOT + "\n\n", "====\n"));
        try (Specification together = TOOLS.openGiven("InPlace", all, MODEL.name(), TOOLS.configuration(MODEL))) {
            String unchanged = graph(together);
            Set<String> graphs = IntStream.range(0, mutants.size())
                    .mapToObj(i -> {
                        String operator = mutants.get(i).operator();
                        together.substitute(operator, "StandIn" + i);
                        String graph = graph(together);
                        together.substitute(operator, null);
                        assertThat(graph)
                                .as(mutants.get(i).name())
                                .isEqualTo(byConfiguration(all, operator, "StandIn" + i));
                        return graph;
                    })
                    .collect(Collectors.toSet());
            assertThat(graphs).as("they differ").hasSizeGreaterThan(mutants.size() / 2);
            assertThat(graph(together)).as("nothing stays").isEqualTo(unchanged);
        }
    }

    private static List<Mutant> sample(Set<String> operators) {
        List<Mutant> all = new Mutants(SanyReader.ofProgram().read(ROOT), name -> TOOLS.text(name + ".tla"))
                .all().stream()
                        .filter(mutant -> operators.contains(mutant.operator()))
                        .toList();
        return IntStream.iterate(0, i -> i < all.size(), i -> i + 7)
                .mapToObj(all::get)
                .toList();
    }

    /** Of the same text: the tools sort strings as they come in it. */
    private static String byConfiguration(String text, String operator, String standIn) {
        try (Specification alone = TOOLS.openGiven(
                "InPlace", text, MODEL.name(), TOOLS.configuration(MODEL).with(operator, standIn))) {
            return graph(alone);
        } catch (SpecificationException e) {
            return "refused";
        }
    }

    private static String graph(Specification specification) {
        try {
            Graph graph = Search.unjudged(specification, BOUND);
            Map<Long, Long> steps = new TreeMap<>();
            graph.steps().forEach((state, digest) -> steps.put(state, digest.steps()));
            return graph.initial() + " " + steps;
        } catch (SpecificationException e) {
            return "refused";
        }
    }
}
