package org.rollcall.replay;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;

/** The names that the Java models have for CPUs, c1, c2 and so on, and for none of them: steps and states are written with these. */
public final class CpuNames {
    private CpuNames() {}

    /** Whether a configuration that sets CPU has these names, and no number left out. */
    public static boolean areKnown(ModelConfiguration model) {
        SpecValue none = model.constants().getOrDefault("None", Notation.cpu(-1));
        return none.equals(Notation.cpu(-1))
                && model.constants().get("CPU") instanceof SpecValue.SetOf cpus
                && Set.copyOf(cpus.elements())
                        .equals(Set.copyOf(named(cpus.elements().size())));
    }

    /**
     * The CPUs of a configuration, in their order.
     *
     * @throws SpecificationException if there is none, or they are called otherwise
     */
    static List<SpecValue> of(ModelConfiguration model) {
        if (!(model.constant("CPU") instanceof SpecValue.SetOf cpus)) {
            throw new SpecificationException("CPU = " + model.constant("CPU") + ": expected a set");
        }
        if (!areKnown(model)) {
            throw new SpecificationException(
                    "CPU = " + cpus + ": the Java model calls CPUs c1, c2 and so on, and none of them"
                            + " None; name them so in the configuration, with no number left out");
        }
        return named(cpus.elements().size());
    }

    private static List<SpecValue> named(int cpus) {
        return IntStream.range(0, cpus).mapToObj(Notation::cpu).toList();
    }
}
