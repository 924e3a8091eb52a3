package org.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rollcall.roll.RollCall;

/** What is kept for a report comes back as it was, in memory or not. */
class KeptCallsProperties {
    private static final int MORE_THAN_MEMORY_HOLDS = 1_500;

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void allComeBackInTheirOrderAsOftenAsWanted(@ForAll("calls") List<RollCall> some) {
        List<RollCall> all = new ArrayList<>();
        var kept = new KeptCalls();
        while (!some.isEmpty() && all.size() < MORE_THAN_MEMORY_HOLDS) {
            all.addAll(some);
            some.forEach(kept::add);
        }
        assertThat(kept.size()).isEqualTo(all.size());
        assertThat(read(kept)).isEqualTo(all);
        assertThat(read(kept)).isEqualTo(all);
        kept.close();
        assertThat(kept.isEmpty()).isTrue();
        assertThat(read(kept)).isEmpty();
        some.forEach(kept::add);
        assertThat(read(kept)).isEqualTo(some);
    }

    private static List<RollCall> read(KeptCalls kept) {
        List<RollCall> calls = new ArrayList<>();
        kept.forEach(calls::add);
        return calls;
    }

    @Provide
    Arbitrary<List<RollCall>> calls() {
        return new TextReportProperties().calls();
    }
}
