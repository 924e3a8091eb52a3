package org.rollcall.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CpuSetProperties {
    @Property(tries = 200)
    void listFormIsRead(@ForAll Set<@IntRange(max = CpuSet.LIMIT - 1) Integer> cpus) {
        CpuSet set = CpuSet.of(cpus.stream().mapToInt(cpu -> cpu).toArray());
        assertThat(CpuSet.parse(set.toString())).isEqualTo(set);
    }

    @Example
    void whatIsNoListIsRefused() {
        for (String text : List.of("a", "5-3", "1-2-3", "-1", ",", "0,,1", "131072")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> CpuSet.parse(text));
        }
    }
}
