package org.rollcall.belief;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.machine.Part;

/**
 * A set of states: one shared part, and for each CPU the parts that it may own, in any combination.
 *
 * @param shared what no CPU owns
 * @param own by CPU; none is empty
 */
record Product(Part shared, List<Set<Part>> own) {
    /** Keeps the sets as they are: they must not change any more. */
    Product {
        own = List.copyOf(own);
    }

    /** The same with another set for one CPU. */
    Product with(int cpu, Set<Part> parts) {
        List<Set<Part>> sets = new ArrayList<>(own);
        sets.set(cpu, parts);
        return new Product(shared, sets);
    }

    /** Whether every state of the other is in this one too. */
    boolean covers(Product other) {
        if (!shared.equals(other.shared)) {
            return false;
        }
        for (int c = 0; c < own.size(); c++) {
            if (own.get(c) != other.own.get(c) && !own.get(c).containsAll(other.own.get(c))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the states of both together are a product: they differ in one CPU only. */
    boolean joins(Product other) {
        if (!shared.equals(other.shared)) {
            return false;
        }
        int different = 0;
        for (int c = 0; c < own.size() && different < 2; c++) {
            different += own.get(c).equals(other.own.get(c)) ? 0 : 1;
        }
        return different < 2;
    }

    /** The states of both. */
    Product union(Product other) {
        List<Set<Part>> sets = new ArrayList<>();
        for (int c = 0; c < own.size(); c++) {
            sets.add(own.get(c).equals(other.own.get(c)) ? own.get(c) : union(own.get(c), other.own.get(c)));
        }
        return new Product(shared, sets);
    }

    /** Some state of it: the first part of each CPU. */
    List<Part> sample() {
        List<Part> parts = new ArrayList<>();
        own.forEach(set -> parts.add(set.iterator().next()));
        return parts;
    }

    private static Set<Part> union(Collection<Part> one, Collection<Part> other) {
        Set<Part> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }
}
