package org.rollcall.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bounded model of the manifest, with what is known about it.
 *
 * @param name its name on the command line
 * @param module the module it is a model of
 * @param cfg the file of its configuration
 * @param description one sentence for people
 * @param variant V5, V6, V7, ML, or "-" where there are no variants
 * @param property the property that it is about
 * @param expect what must come out
 * @param findings the F-numbers of protocol.md that it shows
 * @param twin the model that differs only in what makes this one fail, if this one fails
 * @param witness whether it only shows that a premise is reached
 * @param distinct distinct states of the whole exploration, past a violation
 * @param generated states generated in it
 * @param depth levels of the breadth-first search
 * @param symmetric whether states are counted up to symmetry
 * @param seconds wall time of a check on 2 cores, roughly
 * @param speed whether it is checked in every build
 * @param replay whether its transitions are replayed on the Java model
 */
public record Model(
        String name,
        String module,
        String cfg,
        String description,
        String variant,
        String property,
        Expectation expect,
        List<String> findings,
        @Nullable String twin,
        boolean witness,
        long distinct,
        long generated,
        int depth,
        boolean symmetric,
        double seconds,
        Speed speed,
        boolean replay) {

    /** When a model is checked. */
    public enum Speed {
        /** In every build: under 10 s on 2 cores. */
        FAST,
        /** Only with {@code -Pdeep} or {@code --deep}. */
        DEEP
    }

    public Model {
        findings = List.copyOf(findings);
    }

    /** The configuration's name without {@code .cfg}, as the tools want it. */
    public String configuration() {
        return cfg.substring(0, cfg.length() - ".cfg".length());
    }
}
