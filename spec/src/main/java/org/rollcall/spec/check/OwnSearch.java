package org.rollcall.spec.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecificationException;

/** A search of a model's states without the TLA+ tools, which is compared with theirs. */
public interface OwnSearch {
    /**
     * What a search found.
     *
     * @param distinct distinct states
     * @param generated initial states and ends of steps
     * @param depth levels of the search
     * @param violations by invariant, the shortest way to a state in which it is false, the first one found first
     * @param broken by temporal property, a behaviour for which it is false; judged only if no invariant is violated
     * @param effort what it took, in words; "" if that is not known
     * @param doubt what may be wrong if no property is false, in words; "" if nothing: the search was exact
     */
    record Found(
            long distinct,
            long generated,
            int depth,
            Map<String, Counterexample> violations,
            Map<String, Counterexample> broken,
            String effort,
            String doubt) {
        /** Keeps copies. */
        public Found {
            violations = Collections.unmodifiableMap(new LinkedHashMap<>(violations));
            broken = Collections.unmodifiableMap(new LinkedHashMap<>(broken));
        }

        /** Of a search that judges no temporal property. */
        public Found(long distinct, long generated, int depth, Map<String, Counterexample> violations) {
            this(distinct, generated, depth, violations, Map.of(), "", "");
        }
    }

    /** Takes nothing. */
    OwnSearch NONE = new OwnSearch() {
        @Override
        public boolean takes(String module, ModelConfiguration configuration) {
            return false;
        }

        @Override
        public Found run(ModelConfiguration configuration) {
            throw new IllegalStateException("it takes nothing");
        }
    };

    /** Whether it can search this configuration of a module and judge its invariants. */
    boolean takes(String module, ModelConfiguration configuration);

    /** Whether it judges the temporal properties of a configuration that it takes; true if there are none. */
    default boolean judgesLiveness(ModelConfiguration configuration) {
        return configuration.properties().isEmpty();
    }

    /**
     * Looks whether a configuration that it takes has a meaning, without a search.
     *
     * @throws SpecificationException in one line, if it has none
     */
    default void examine(ModelConfiguration configuration) {}

    /** Searches one that it takes. */
    Found run(ModelConfiguration configuration);
}
