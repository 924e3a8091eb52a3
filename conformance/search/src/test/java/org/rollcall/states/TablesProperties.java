package org.rollcall.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
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

    /** Keys that are added together are those that are added one by one, in the same order. */
    @Property(tries = 50)
    void keysMayBeAddedTogether(@ForAll @Size(max = 300) List<@LongRange(min = 1, max = 200) Long> keys) {
        KeySet set = new KeySet();
        List<Long> fresh = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += 7) {
            long[] some = keys.subList(from, Math.min(keys.size(), from + 7)).stream()
                    .mapToLong(key -> key)
                    .toArray();
            set.addAll(some, some.length, new long[some.length], fresh::add);
        }
        assertThat(fresh).isEqualTo(keys.stream().distinct().toList());
        assertThat(set.size()).isEqualTo(fresh.size());
    }

    /** With fingerprints of 12 bits keys are lost, about as many as the bound says; with 32 bits none of these. */
    @Example
    void aCompactSetSaysHowManyKeysItMayHaveLost() {
        int lost = 0;
        double said = 0;
        for (int round = 0; round < 20; round++) {
            CompactSet narrow = new CompactSet(2048, 12);
            for (long key = 1; key <= 1500; key++) {
                lost += narrow.add(key + round * 10_000L) ? 0 : 1;
            }
            assertThat(narrow.size()).isLessThanOrEqualTo(1500);
            said += narrow.missed();
        }
        assertThat(lost).isPositive();
        assertThat((double) lost).isBetween(said / 4, said);
        CompactSet whole = new CompactSet(2048);
        for (long key = 1; key <= 1500; key++) {
            assertThat(whole.add(key)).isTrue();
            assertThat(whole.add(key)).isFalse();
        }
        assertThat(whole.missed()).isBetween(1e-9, 1e-5);
        assertThat(whole.bytes()).isEqualTo(4 * 2048);
    }

    /** What is said to have been seen has been seen; and the state that was seen last is found. */
    @Property(tries = 50)
    void whatIsRecentWasThere(@ForAll @Size(max = 300) List<@LongRange(min = -9, max = 9) Long> states) {
        Recent recent = new Recent(2);
        Set<Long> all = new HashSet<>();
        for (long state : states) {
            assertThat(recent.add(new long[] {state, 1})).isIn(false, !all.add(state));
            assertThat(recent.add(new long[] {state, 1})).isTrue();
        }
    }

    /** A part has as many numbers as its field of a key: the next one is refused, and no key comes twice. */
    @Example
    void aFieldThatIsTooNarrowIsSaid() {
        StateTree tree = new StateTree(8, 8);
        StateTree.Position position = tree.new Position();
        Set<Long> keys = new HashSet<>();
        for (long word = 0; word < 255; word++) {
            assertThat(keys.add(position.key(new long[] {0, 0, 0, word, 0, 0, 0, 0})))
                    .isTrue();
        }
        assertThatExceptionOfType(StateTree.TooNarrowException.class)
                .isThrownBy(() -> position.key(new long[] {0, 0, 0, 255, 0, 0, 0, 0}));
    }

    /** Two states have one key if and only if they are equal, and the key says all of the state. */
    @Property(tries = 50)
    void keysAreStates(
            @ForAll @Size(max = 300) List<@Size(9) List<@LongRange(min = -2, max = 2) Long>> states,
            @ForAll @IntRange(min = 2, max = 9) int words,
            @ForAll @IntRange(min = 2, max = 4) int parts) {
        StateTree tree = new StateTree(words, Math.min(words, parts));
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
