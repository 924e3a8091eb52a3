package org.rollcall.replay;

import java.util.Map;
import org.rollcall.cpu.CpuConfiguration;
import org.rollcall.cpu.CpuMutation;
import org.rollcall.cpu.EoiMode;
import org.rollcall.cpu.GicHandleIrq;
import org.rollcall.cpu.PriorityConstants;
import org.rollcall.gic.SecurityConfiguration;

/** Reads the constants of a TLC configuration for {@code PriorityMask}. */
final class CpuConfigurationReader {
    private final Map<String, String> constants;

    private CpuConfigurationReader(Map<String, String> constants) {
        this.constants = constants;
    }

    /**
     * The configuration that a cfg file states.
     *
     * @throws IllegalArgumentException naming the constant that is missing or cannot be read
     */
    static CpuConfiguration read(String cfg) {
        CpuConfigurationReader r = new CpuConfigurationReader(ConfigurationReader.constants(cfg));
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
                CpuMutation.named(r.word("Mut")));
    }

    private <V> V one(String constant, Map<String, V> vocabulary) {
        V value = vocabulary.get(word(constant));
        if (value == null) {
            throw new IllegalArgumentException(constant + " = " + constants.get(constant) + ": expected one of "
                    + vocabulary.keySet().stream().sorted().toList());
        }
        return value;
    }

    private String word(String constant) {
        String value = constants.get(constant);
        if (value == null) {
            throw new IllegalArgumentException("the configuration does not set " + constant);
        }
        return value.replace("\"", "");
    }
}
