package org.rollcall.spec.promela;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;

/**
 * The numbers that stand for strings and model values. What is an element of a set comes first, so that its number is its
 * bit.
 */
final class Codes {
    /** Bits of an unsigned field of Promela that C shifts without surprise. */
    private static final int MOST_BITS = 31;

    private final Map<SpecValue, Integer> numbers = new LinkedHashMap<>();
    private final Map<SpecValue, String> names = new LinkedHashMap<>();

    Codes(Map<Term.Cell, Domains.Domain> cells) {
        SortedSet<SpecValue> elements = new TreeSet<>();
        SortedSet<SpecValue> atoms = new TreeSet<>();
        cells.forEach((cell, domain) -> {
            if (cell.kind() == Term.Kind.SET) {
                elements.addAll(domain.values());
            } else if (cell.kind() == Term.Kind.ATOM) {
                atoms.addAll(domain.values());
            }
        });
        Set<SpecValue> ordered = new LinkedHashSet<>(elements);
        ordered.addAll(atoms);
        int[] next = new int[2];
        ordered.forEach(value -> number(value, next));
    }

    private void number(SpecValue value, int[] next) {
        if (value instanceof SpecValue.Text) {
            numbers.put(value, next[0]++);
            names.put(value, "S_" + Domains.word(value));
        } else if (value instanceof SpecValue.Constant) {
            numbers.put(value, next[1]++);
            names.put(value, "M_" + Domains.word(value));
        } else {
            throw new SpecificationException(value + " stands where a name does: Promela has no form for it here");
        }
    }

    /** The names, with their numbers. */
    Map<String, Integer> named() {
        Map<String, Integer> all = new LinkedHashMap<>();
        names.forEach((value, name) -> {
            if (all.put(name, numbers.get(value)) != null) {
                throw new SpecificationException("two values are called " + name);
            }
        });
        return all;
    }

    /** The name of an atom. */
    String name(SpecValue atom) {
        return names.getOrDefault(atom, "255"); // what no cell holds: in a branch that is not taken
    }

    /** How many bits a cell needs. */
    int bits(Term.Kind kind, Domains.Domain domain) {
        int largest =
                domain.values().stream().mapToInt(value -> number(value)).max().orElse(0);
        int bits = switch (kind) {
            case TRUTH -> 1;
            case SET -> largest + 1;
            case ATOM -> width(largest);
            case NUMBER -> domain.open() ? Byte.SIZE : width(largest);
        };
        if (bits > MOST_BITS) {
            throw new SpecificationException("a set has more than " + MOST_BITS + " possible elements");
        }
        return bits;
    }

    private int number(SpecValue value) {
        if (value instanceof SpecValue.Int number) {
            return number.value();
        }
        return value instanceof SpecValue.Bool ? 1 : numbers.get(value);
    }

    private static int width(int largest) {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(largest));
    }
}
