package org.rollcall.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TablesProperties {
    @Property(tries = 50)
    void aKeySetIsASet(@ForAll @Size(max = 2000) List<@LongRange(min = 1, max = 1500) Long> keys) {
        KeySet set = new KeySet();
        Set<Long> expected = new HashSet<>();
        keys.forEach(key -> assertThat(set.add(key)).isEqualTo(expected.add(key)));
        assertThat(set.size()).isEqualTo(expected.size());
    }

    /** Two states have one key if and only if they are equal, and the key says all of the state. */
    @Property(tries = 50)
    void keysAreStates(
            @ForAll @Size(max = 300) List<@Size(9) List<@LongRange(min = -2, max = 2) Long>> states,
            @ForAll @IntRange(min = 2, max = 9) int words) {
        StateTree tree = new StateTree(words);
        StateTree.Position writer = tree.new Position();
        StateTree.Position reader = tree.new Position();
        Map<List<Long>, Long> keys = new HashMap<>();
        for (List<Long> state : states) {
            List<Long> part = state.subList(0, words);
            long key = writer.key(part.stream().mapToLong(word -> word).toArray());
            assertThat(keys.getOrDefault(part, key)).isEqualTo(key);
            keys.put(part, key);
            assertThat(reader.moveTo(key)).containsExactly(part.toArray(Long[]::new));
            writer.moveTo(key);
        }
        assertThat(new HashSet<>(keys.values())).hasSameSizeAs(keys.keySet());
    }
}
