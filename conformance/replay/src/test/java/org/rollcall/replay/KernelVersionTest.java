package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.kernel.ArchOverride;
import org.rollcall.kernel.Architecture;
import org.rollcall.kernel.Capability;
import org.rollcall.kernel.Delivery;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Constant;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/** The specification and the machine know the same kernels, by the same capabilities, and the same constants. */
class KernelVersionTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();

    @Test
    void theTablesAreTheSame() {
        Map<String, Set<String>> ours = new TreeMap<>();
        for (KernelVersion version : KernelVersion.values()) {
            ours.put(version.specName(), names(version.capabilities().stream()));
        }
        try (Specification specification = TOOLS.open(Manifest.ofProgram().named("ML-nmi-roundup"))) {
            SpecValue table = specification.evaluate(
                    "Capabilities", List.of(), specification.initialStates().get(0));
            Map<String, Set<String>> theirs = new TreeMap<>();
            table.graph()
                    .forEach((version, capabilities) -> theirs.put(
                            ((SpecValue.Text) version).value(),
                            ((SpecValue.SetOf) capabilities)
                                    .elements().stream()
                                            .map(word -> ((SpecValue.Text) word).value())
                                            .collect(Collectors.toCollection(TreeSet::new))));
            assertThat(theirs).isEqualTo(ours);
        }
    }

    /** Each capability has an operator of its name, which is true for the versions that have it. */
    @Test
    void theOperatorsAreTheTable() {
        for (KernelVersion version : KernelVersion.values()) {
            try (Specification specification = TOOLS.open(Manifest.ofProgram().named(version + "-nmi-roundup"))) {
                SpecState initial = specification.initialStates().get(0);
                for (Capability capability : Capability.values()) {
                    assertThat(specification.holds(capability.specName(), initial))
                            .as(version + " " + capability)
                            .isEqualTo(version.capabilities().contains(capability));
                }
            }
        }
    }

    /** What each architecture's override answers where it got its NMI. */
    @Test
    void theChannelsOfArchitecturesAreTheSame() {
        ArchOverride.Request request = new ArchOverride.Request(true, 1);
        try (Specification specification = TOOLS.open(Manifest.ofProgram().named("ML-nmi-roundup"))) {
            SpecState initial = specification.initialStates().get(0);
            assertThat(specification
                            .evaluate("BacktraceChannels", List.of(), initial)
                            .graph())
                    .isEqualTo(channels(architecture -> architecture.triggerCpumaskBacktrace(request)));
            assertThat(specification
                            .evaluate("RoundupChannels", List.of(), initial)
                            .graph())
                    .isEqualTo(channels(architecture -> architecture.kgdbArchRoundupCpus(request)));
        }
    }

    private static Map<SpecValue, SpecValue> channels(Function<Architecture, Optional<Delivery>> answer) {
        return Stream.of(Architecture.values())
                .collect(Collectors.toMap(
                        architecture -> new SpecValue.Text(architecture.specName()),
                        architecture -> new SpecValue.Text(answer.apply(architecture)
                                .map(KernelVersionTest::channel)
                                .orElse("none"))));
    }

    private static String channel(Delivery delivery) {
        return switch (delivery) {
            case NMI -> "nmi";
            case PSEUDO_NMI -> "sgi";
            case IRQ -> "irq";
            case CSD -> "csd";
            case CROSS_CALL -> "crosscall";
        };
    }

    @Test
    void theConstantsAreTheSame() {
        Set<String> theirs =
                new TreeSet<>(TOOLS.configuration("MCIpiNmi").constants().keySet());
        theirs.removeAll(Set.of("CPU", "None"));
        assertThat(Configuration.CONSTANTS.stream().map(Constant::name)).containsExactlyInAnyOrderElementsOf(theirs);
    }

    private static Set<String> names(Stream<Capability> capabilities) {
        return capabilities.map(Capability::specName).collect(Collectors.toCollection(TreeSet::new));
    }
}
