package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rollcall.spec.SpecValue;

class InductionTableTest {
    private static final SpecValue C1 = new SpecValue.Constant("c1");
    private static final SpecValue C2 = new SpecValue.Constant("c2");

    private static SpecValue pc(String first, String second) {
        return new SpecValue.Function(
                new TreeMap<>(Map.of(C1, new SpecValue.Text(first), C2, new SpecValue.Text(second))));
    }

    @Test
    void aColumnForEachCpuAndNothingThatIsEmpty() {
        Induction found = new Induction(
                Map.of("CPU", new SpecValue.SetOf(List.of(C1, C2))),
                Map.of("pc", pc("-", "H1")),
                Map.of("pc", pc("P3", "-")));
        assertThat(InductionTable.lines(found, "Take"))
                .containsExactly(
                        "CPU={c1, c2}",
                        "state       c1     c2     shared",
                        "before             pc=H1",
                        "after Take  pc=P3");
        assertThat(InductionTable.lines(found, "")).hasSize(3).last().isEqualTo("state      pc=H1");
    }
}
