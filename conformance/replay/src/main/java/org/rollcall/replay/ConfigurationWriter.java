package org.rollcall.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rollcall.kernel.Word;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Mutation;

/** Writes a configuration as constants of {@code IpiNmi} for TLC, so that {@link ConfigurationReader} reads it back. */
public final class ConfigurationWriter {
    private ConfigurationWriter() {}

    /**
     * The text of a cfg file without properties.
     *
     * @throws IllegalArgumentException for a mutation: that is no constant
     */
    public static String write(Configuration c) {
        if (c.mut() != Mutation.NONE) {
            throw new IllegalArgumentException("the mutation " + c.mut() + " is no constant");
        }
        List<String> lines = new ArrayList<>(List.of("SPECIFICATION Spec", "CHECK_DEADLOCK FALSE", "CONSTANTS"));
        lines.add("  None = None");
        lines.add("  CPU = " + set(CpuMask.first(c.cpus())));
        Configuration.CONSTANTS.forEach(constant -> lines.add(
                "  " + constant.name() + " = " + written(constant.get().apply(c))));
        return String.join("\n", lines) + "\n";
    }

    private static String written(Object value) {
        if (value instanceof CpuMask cpus) {
            return set(cpus);
        }
        if (value instanceof Word word) {
            return "\"" + word.specName() + "\"";
        }
        return value.toString().toUpperCase(Locale.ROOT);
    }

    private static String set(CpuMask cpus) {
        return cpus.stream().mapToObj(cpu -> "c" + (cpu + 1)).collect(Collectors.joining(", ", "{", "}"));
    }
}
