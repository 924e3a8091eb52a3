package org.rollcall.gickit;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.gic.ExceptionLevel;

/** The names of Exception levels in a script. */
final class Levels {
    private static final Map<String, ExceptionLevel> BY_NAME = new TreeMap<>(Map.of(
            "el1-ns", ExceptionLevel.EL1_NS,
            "el1-s", ExceptionLevel.EL1_S,
            "el2", ExceptionLevel.EL2,
            "el3", ExceptionLevel.EL3,
            "el3-ns", ExceptionLevel.EL3_NS));

    private Levels() {}

    /** The level of that name on a machine that boots at {@code boot}: that one and those below it. */
    static ExceptionLevel parse(Fields fields, ExceptionLevel boot) {
        String name = fields.text("el");
        ExceptionLevel level = BY_NAME.get(name);
        Set<ExceptionLevel> available = switch (boot) {
            case EL3 -> Set.of(ExceptionLevel.EL1_NS, ExceptionLevel.EL1_S, ExceptionLevel.EL3, ExceptionLevel.EL3_NS);
            case EL2 -> Set.of(ExceptionLevel.EL1_NS, ExceptionLevel.EL2);
            default -> Set.of(boot);
        };
        if (level == null || !available.contains(level)) {
            throw fields.error("\"el\" is \"" + name + "\"; this machine has " + names(available));
        }
        return level;
    }

    static String name(ExceptionLevel level) {
        return names(Set.of(level));
    }

    private static String names(Set<ExceptionLevel> levels) {
        StringBuilder text = new StringBuilder();
        BY_NAME.forEach((name, level) -> {
            if (levels.contains(level)) {
                text.append(text.isEmpty() ? "" : ", ").append(name);
            }
        });
        return text.toString();
    }
}
