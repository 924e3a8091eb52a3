package org.rollcall.spec.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.ModelConfiguration;

/** A search of a model's states without the TLA+ tools, which is compared with theirs. It judges invariants. */
public interface OwnSearch {
    /**
     * What a search found.
     *
     * @param distinct distinct states
     * @param generated initial states and ends of steps
     * @param depth levels of the search
     * @param violations by property, the shortest way to a state in which it is false, the first one found first
     */
    record Found(long distinct, long generated, int depth, Map<String, Counterexample> violations) {
        /** Keeps a copy. */
        public Found {
            violations = Collections.unmodifiableMap(new LinkedHashMap<>(violations));
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

    /** Whether it can search this configuration of a module. */
    boolean takes(String module, ModelConfiguration configuration);

    /** Searches one that it takes. */
    Found run(ModelConfiguration configuration);
}
