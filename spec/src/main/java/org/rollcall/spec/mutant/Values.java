package org.rollcall.spec.mutant;

import java.util.List;
import java.util.Map;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Name;
import org.rollcall.spec.syntax.Operator;
import org.rollcall.spec.syntax.Place;

/** What can be wrong with a value: a constant, a name, a set, a number. */
final class Values {
    private static final Map<String, String> OTHER = Map.of(
            "<", "<=", ">", ">=", "\\leq", "<", "=<", "<", "<=", "<", ">=", ">", "\\geq", ">", "+", "-", "-", "+");

    private final SourceText source;
    private final Vocabulary vocabulary;
    private final List<Edit> edits;

    Values(SourceText source, Vocabulary vocabulary, List<Edit> edits) {
        this.source = source;
        this.vocabulary = vocabulary;
        this.edits = edits;
    }

    /** The new value of a variable as a whole. */
    void whole(String variable, Expression value) {
        Place place = value.place();
        vocabulary.universe(variable).ifPresent(universe -> {
            edits.add(Edit.instead(Kind.WHOLE_SET, place, "{}"));
            edits.add(Edit.instead(Kind.WHOLE_SET, place, universe));
            if (!isOneMoreOrLess(value)) {
                edits.add(Edit.around(
                        Kind.ONE_OFF,
                        place,
                        "LET whole == ",
                        " IN IF whole = {} THEN {} ELSE whole \\ {CHOOSE one \\in whole : TRUE}"));
            }
        });
        if (value instanceof Expression.Unknown sum
                && (sum.what().equals("+") || sum.what().equals("-"))) {
            edits.add(Edit.around(
                    Kind.TWICE,
                    place,
                    "",
                    " " + sum.what() + " " + source.words(sum.operands().get(1).place())));
        }
    }

    private static boolean isOneMoreOrLess(Expression value) {
        return value instanceof Expression.Operation operation
                && (operation.operator() == Operator.ENUMERATION
                        || operation.operands().stream()
                                .anyMatch(each -> each instanceof Expression.Operation set
                                        && set.operator() == Operator.ENUMERATION));
    }

    /** The faults of the expression itself, not of what is inside it. */
    void faults(Expression expression, Definition home) {
        Place place = expression.place();
        if (expression instanceof Expression.Truth truth) {
            edits.add(Edit.instead(Kind.OTHER_TRUTH, place, truth.value() ? "FALSE" : "TRUE"));
        } else if (expression instanceof Expression.Text text) {
            vocabulary
                    .otherTexts(text.value())
                    .forEach(other -> edits.add(Edit.instead(Kind.OTHER_LABEL, place, "\"" + other + "\"")));
        } else if (expression instanceof Expression.Number number) {
            edits.add(Edit.instead(Kind.ONE_OFF, place, String.valueOf(number.value() + 1)));
            if (number.value() > 0) {
                edits.add(Edit.instead(Kind.ONE_OFF, place, String.valueOf(number.value() - 1)));
            }
        } else if (expression instanceof Expression.Declared declared) {
            vocabulary
                    .otherSet(declared.name())
                    .ifPresent(other -> edits.add(Edit.instead(Kind.OTHER_SET, place, other)));
        } else if (expression instanceof Expression.Local name) {
            element(name, home);
        } else if (expression instanceof Expression.Operation operation) {
            operation(operation);
        } else if (expression instanceof Expression.Quantified quantified) {
            Place sign = new Place(place.module(), place.line(), place.column(), place.line(), place.column() + 1);
            edits.add(Edit.instead(Kind.OTHER_OPERATOR, sign, quantified.forAll() ? "\\E" : "\\A"));
        } else if (expression instanceof Expression.Unknown unknown) {
            unknown(unknown);
        }
    }

    /** Another parameter drawn from the same set, or any other element of it. */
    private void element(Expression.Local local, Definition home) {
        vocabulary.origin(local.name()).ifPresent(set -> {
            String other = home.parameters().stream()
                    .filter(name -> !name.equals(local.name())
                            && vocabulary.origin(name).filter(set::equals).isPresent())
                    .map(Name::text)
                    .findFirst()
                    .orElse("(CHOOSE other \\in " + set + " : other # " + local.name() + ")");
            edits.add(Edit.instead(Kind.OTHER_ELEMENT, local.place(), other));
        });
    }

    private void operation(Expression.Operation operation) {
        switch (operation.operator()) {
            case UNION -> between(operation, "\\");
            case DIFFERENCE, INTERSECTION -> between(operation, "\\cup");
            case ENUMERATION -> {
                for (int i = 0; i < operation.operands().size(); i++) {
                    int left = i;
                    List<String> others = operation.operands().stream()
                            .filter(each -> each != operation.operands().get(left))
                            .map(each -> source.words(each.place()))
                            .toList();
                    edits.add(Edit.instead(Kind.ONE_OFF, operation.place(), "{" + String.join(", ", others) + "}"));
                }
            }
            default -> {}
        }
    }

    private void unknown(Expression.Unknown unknown) {
        if (unknown.operands().size() == 2 && OTHER.containsKey(unknown.what())) {
            between(unknown.operands(), unknown.place(), OTHER.get(unknown.what()));
        }
    }

    private void between(Expression.Operation operation, String other) {
        between(operation.operands(), operation.place(), other);
    }

    /** Another operator between two operands: their text stays, with parentheses, for operators bind differently. */
    private void between(List<Expression> operands, Place place, String other) {
        edits.add(Edit.instead(
                Kind.OTHER_OPERATOR,
                place,
                "(" + text(operands.get(0)) + ") " + other + " (" + text(operands.get(1)) + ")"));
    }

    /** The parser says of {@code @} that it stands where the whole change stands. */
    private String text(Expression operand) {
        return operand instanceof Expression.Former ? "@" : source.words(operand.place());
    }
}
