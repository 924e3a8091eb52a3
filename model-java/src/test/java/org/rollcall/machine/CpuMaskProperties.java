package org.rollcall.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CpuSetProperties {
    @Property
    void iterationIsAscendingAndComplete(@ForAll long bits) {
        CpuMask set = new CpuMask(bits);
        List<Integer> cpus = new ArrayList<>();
        set.forEach(cpus::add);
        assertThat(cpus)
                .isEqualTo(set.stream().boxed().toList())
                .hasSize(set.size())
                .isSorted();
        assertThat(CpuMask.of(cpus.stream().mapToInt(c -> c).toArray())).isEqualTo(set);
    }

    /** The list form of the kernel: bitmap_print_to_pagebuf with list. */
    @Example
    void kernelListForm() {
        assertThat(CpuMask.of(0, 1, 2, 3, 4, 5, 7)).hasToString("0-5,7");
        assertThat(CpuMask.of(9, 11, 10, 63)).hasToString("9-11,63");
        assertThat(CpuMask.first(64)).hasToString("0-63");
        assertThat(CpuMask.EMPTY).hasToString("");
    }
}
