package org.rollcall.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A disjunction of atoms and negated atoms.
 *
 * @param literals twice the index of the atom, plus one if it is negated; ascending
 */
record Clause(List<Integer> literals) {

    /** All clauses over so many atoms with at most so many literals, shorter ones first. */
    static List<Clause> all(int atoms, int longest) {
        List<Clause> clauses = new ArrayList<>();
        List<Clause> last = List.of(new Clause(List.of()));
        for (int length = 1; length <= longest; length++) {
            List<Clause> next = new ArrayList<>();
            for (Clause shorter : last) {
                int from = shorter.literals.isEmpty()
                        ? 0
                        : (shorter.literals.get(shorter.literals.size() - 1) / 2 + 1) * 2;
                for (int literal = from; literal < 2 * atoms; literal++) {
                    List<Integer> literals = new ArrayList<>(shorter.literals);
                    literals.add(literal);
                    next.add(new Clause(List.copyOf(literals)));
                }
            }
            clauses.addAll(next);
            last = next;
        }
        return clauses;
    }

    /** Its truth where exactly the atoms in {@code valuation} are true. */
    boolean holds(BitSet valuation) {
        return literals.stream().anyMatch(literal -> valuation.get(literal / 2) == (literal % 2 == 0));
    }

    /** Whether it follows from {@code other} alone. */
    boolean follows(Clause other) {
        return literals.containsAll(other.literals);
    }

    String text(List<Atom> atoms) {
        return literals.stream()
                .map(literal ->
                        (literal % 2 == 0 ? "" : "~(") + atoms.get(literal / 2).text() + (literal % 2 == 0 ? "" : ")"))
                .collect(Collectors.joining(" \\/ "));
    }

    IntStream stream() {
        return literals.stream().mapToInt(Integer::intValue);
    }
}
