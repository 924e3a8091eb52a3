package org.rollcall.machine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.StepKind;

/**
 * One step, printed as the specification's action instance: {@code Take(c1, BT)}.
 *
 * @param kind which step
 * @param cpu the CPU that takes it, from 0
 * @param argument the second parameter: a CPU from 0, the ordinal of an {@link Sgi}, or -1 for none
 */
public record Step(StepKind kind, int cpu, int argument) {
    private static final Pattern TEXT = Pattern.compile("(\\w+)\\(c(\\d{1,2})(?:,\\s*(\\w+))?\\)");
    private static final Pattern CPU = Pattern.compile("c\\d{1,2}");

    /** Checks that the argument fits the kind. */
    public Step {
        int limit = kind.takesSgi() ? Sgi.values().length : CpuMask.MAX_CPUS;
        boolean argumentFits = kind.hasArgument() ? argument >= 0 && argument < limit : argument == -1;
        if (cpu < 0 || cpu >= CpuMask.MAX_CPUS || !argumentFits) {
            throw new IllegalArgumentException(
                    kind.specName() + " does not take CPU " + cpu + " and argument " + argument);
        }
    }

    /** The step that {@link #toString} prints so. */
    public static Step parse(String text) {
        Matcher m = TEXT.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException("not a step: \"" + text + "\"; write it like Take(c1, BT)");
        }
        StepKind kind = StepKind.named(m.group(1));
        String argument = m.group(3);
        return new Step(kind, cpu(m.group(2)), argument == null ? -1 : argument(kind, argument));
    }

    private static int argument(StepKind kind, String text) {
        if (kind.takesSgi()) {
            return Sgi.valueOf(text).ordinal();
        }
        if (!CPU.matcher(text).matches()) {
            throw new IllegalArgumentException("not a CPU: \"" + text + "\"; write it like c1");
        }
        return cpu(text.substring(1));
    }

    private static int cpu(String number) {
        return Integer.parseInt(number) - 1;
    }

    @Override
    public String toString() {
        String first = kind.specName() + "(c" + (cpu + 1);
        if (!kind.hasArgument()) {
            return first + ")";
        }
        return first + ", " + (kind.takesSgi() ? Sgi.of(argument).specName() : "c" + (argument + 1)) + ")";
    }
}
