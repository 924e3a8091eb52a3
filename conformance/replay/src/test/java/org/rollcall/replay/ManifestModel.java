package org.rollcall.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Fault;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Property;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.tla.TlaTools;

/**
 * A model of the manifest that the machine can take: its constants, its invariants, and what TLC found. The claim is empty
 * where it is no invariant of the machine: witnesses, and what is temporal.
 */
record ManifestModel(
        String name,
        Configuration configuration,
        Set<Property> invariants,
        Optional<Property> claim,
        boolean violated,
        boolean symmetric,
        long distinct,
        long generated,
        int depth) {
    private static final TlaTools TOOLS = TlaTools.ofProgram();

    static List<ManifestModel> all() {
        return Manifest.ofProgram().models().stream()
                .filter(model -> model.module().equals("MCIpiNmi"))
                .map(ManifestModel::of)
                .toList();
    }

    /** What the machine finds, with a fault in it, among up to {@code bound} states. */
    Exploration.Result explored(Fault fault, long bound) {
        Exploration exploration = Exploration.of(new Machine(configuration, fault))
                .judging(invariants)
                .boundedTo(bound);
        return (symmetric ? exploration.upToSymmetry() : exploration).run();
    }

    /** Whether the machine found what TLC did. */
    boolean agrees(Exploration.Result result) {
        return result.end() == Exploration.End.EXHAUSTED
                && result.distinct() == distinct
                && result.generated() == generated
                && result.depth() == depth
                && claim.stream().allMatch(property -> result.violated().contains(property) == violated);
    }

    private static ManifestModel of(Model model) {
        ModelConfiguration configuration = TOOLS.configuration(model);
        return new ManifestModel(
                model.name(),
                ConfigurationReader.read(configuration),
                configuration.invariants().stream()
                        .flatMap(name -> invariant(name).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                invariant(model.property()),
                model.expect() instanceof Expectation.Violated,
                model.symmetric(),
                model.distinct(),
                model.generated(),
                model.depth());
    }

    private static Optional<Property> invariant(String name) {
        return Arrays.stream(Property.values())
                .filter(property -> property.specName().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
