package org.rollcall.replay;

import java.util.Map;
import org.rollcall.cpu.CpuConfiguration;
import org.rollcall.cpu.CpuMutation;
import org.rollcall.cpu.EoiMode;
import org.rollcall.cpu.GicHandleIrq;
import org.rollcall.cpu.PriorityConstants;
import org.rollcall.gic.SecurityConfiguration;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;

/** Reads the constants of a model of {@code PriorityMask}. */
public final class CpuConfigurationReader {
    private final ModelConfiguration model;

    private CpuConfigurationReader(ModelConfiguration model) {
        this.model = model;
    }

    /**
     * The configuration of one CPU for a model.
     *
     * @throws SpecificationException naming the constant that is missing or cannot be read
     */
    public static CpuConfiguration read(ModelConfiguration model) {
        CpuConfigurationReader r = new CpuConfigurationReader(model);
        return new CpuConfiguration(
                r.one(
                        "Security",
                        Map.of(
                                "S1", SecurityConfiguration.S1,
                                "S2", SecurityConfiguration.S2,
                                "S3", SecurityConfiguration.S3)),
                r.one(
                        "Constants",
                        Map.of("v5.3", PriorityConstants.BEFORE_V6_11, "v6.11", PriorityConstants.SINCE_V6_11)),
                r.one("Handler", Map.of("v5.10", GicHandleIrq.V5_10, "v5.19", GicHandleIrq.V5_19)),
                r.one("EoiMode", Map.of("0", EoiMode.JOINED, "1", EoiMode.SPLIT)),
                r.one("Pmhe", Map.of("TRUE", true, "FALSE", false)),
                CpuMutation.named(Substitutions.mutation(model)));
    }

    private <V> V one(String constant, Map<String, V> vocabulary) {
        SpecValue said = model.constant(constant);
        V value = vocabulary.get(said instanceof SpecValue.Text text ? text.value() : said.toString());
        if (value == null) {
            throw new SpecificationException(constant + " = " + said + ": expected one of "
                    + vocabulary.keySet().stream().sorted().toList());
        }
        return value;
    }
}
