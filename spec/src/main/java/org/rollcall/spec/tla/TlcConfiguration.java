package org.rollcall.spec.tla;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;
import tlc2.tool.impl.ModelConfig;
import tlc2.util.FP64;
import tlc2.util.Vect;
import tlc2.value.IValue;

/** A {@code .cfg} as the tools read it. Lives in the class loader of its tools. */
final class TlcConfiguration {
    private TlcConfiguration() {}

    /** Called in the class loader of the tools. */
    static ModelConfiguration read(String name, Path folder) {
        FP64.Init(0); // values of different kinds must differ in their hashes: the tools refuse to compare them
        return CapturedOutput.of(() -> {
            ModelConfig config = new ModelConfig(name + ".cfg", new ModuleFiles(folder, folder));
            config.parse();
            return read(name, config);
        });
    }

    private static ModelConfiguration read(String name, ModelConfig config) {
        if (!config.getModConstants().isEmpty() || !config.getModOverrides().isEmpty()) {
            throw new SpecificationException(name + ".cfg: a constant of another module can't be set here");
        }
        return new ModelConfiguration(
                said(config.getSpec()),
                said(config.getInit()),
                said(config.getNext()),
                constants(name, config.getConstants()),
                new TreeMap<>(config.getOverrides()),
                words(config.getInvariants()),
                words(config.getProperties()),
                words(config.getConstraints()),
                words(config.getActionConstraints()),
                said(config.getSymmetry()),
                said(config.getView()),
                config.getCheckDeadlock());
    }

    private static Map<String, SpecValue> constants(String name, Vect<?> assignments) {
        Values values = new Values();
        Map<String, SpecValue> constants = new LinkedHashMap<>();
        for (int i = 0; i < assignments.size(); i++) {
            Vect<?> assignment = (Vect<?>) assignments.elementAt(i);
            String constant = (String) assignment.elementAt(0);
            if (assignment.size() != 2) {
                throw new SpecificationException(
                        name + ".cfg: " + constant + ": a constant with arguments can't be set");
            }
            constants.put(constant, values.read((IValue) assignment.elementAt(1)));
        }
        return constants;
    }

    private static List<String> words(Vect<?> words) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            all.add((String) words.elementAt(i));
        }
        return all;
    }

    private static @Nullable String said(@Nullable String word) {
        return word == null || word.isEmpty() ? null : word;
    }
}
