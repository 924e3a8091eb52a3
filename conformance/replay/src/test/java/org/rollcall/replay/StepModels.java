package org.rollcall.replay;

import java.util.Comparator;
import java.util.List;
import org.rollcall.machine.Configuration;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.tla.TlaTools;

/** The models of {@code IpiNmi} that hold each step against rules. */
final class StepModels {
    /** What is asked of them. */
    private static final String STEPS = "Steps";

    private StepModels() {}

    /** What they are of, small ones first; a mutation is none of them. */
    static List<Configuration> configurations() {
        TlaTools tools = TlaTools.ofProgram();
        return Manifest.ofProgram().models().stream()
                .filter(model -> Replay.isOfMachine(model) && model.property().equals(STEPS))
                .filter(model -> model.mutation().equals("none"))
                .sorted(Comparator.comparing(Model::distinct))
                .map(model -> ConfigurationReader.read(tools.configuration(model)))
                .toList();
    }
}
