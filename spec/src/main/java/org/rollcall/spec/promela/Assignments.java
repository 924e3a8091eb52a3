package org.rollcall.spec.promela;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Assignments that happen at once, in an order in which none reads what another has overwritten. */
final class Assignments {
    private Assignments() {}

    /**
     * In Promela.
     *
     * @return the statements, the last of which may copy from {@code new_} variables where no order would do
     */
    static List<String> of(Map<Term.Cell, Term> changes, Notation notation) {
        Map<Term.Cell, Term> left = new LinkedHashMap<>(changes);
        List<String> statements = new ArrayList<>();
        List<String> last = new ArrayList<>();
        while (!left.isEmpty()) {
            Optional<Term.Cell> free =
                    left.keySet().stream().filter(cell -> !isRead(cell, left)).findFirst();
            Term.Cell cell = free.orElseGet(() -> left.keySet().iterator().next());
            String value = notation.of(left.remove(cell));
            if (free.isPresent()) {
                statements.add(cell.name() + " = " + value);
            } else {
                String copy = "new_" + last.size();
                statements.add(copy + " = " + value);
                last.add(cell.name() + " = " + copy);
            }
        }
        statements.addAll(last);
        return statements;
    }

    private static boolean isRead(Term.Cell cell, Map<Term.Cell, Term> left) {
        return left.entrySet().stream()
                .anyMatch(other -> !other.getKey().equals(cell) && reads(other.getValue(), cell));
    }

    private static boolean reads(Term term, Term.Cell cell) {
        return term.equals(cell) || term.parts().stream().anyMatch(part -> reads(part, cell));
    }
}
