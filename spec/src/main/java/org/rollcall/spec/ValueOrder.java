package org.rollcall.spec;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** A total order on values, so that sets and functions print the same way every time. */
final class ValueOrder {
    private static final Comparator<String> NATURAL =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private ValueOrder() {}

    static int compare(SpecValue a, SpecValue b) {
        int byKind = Integer.compare(kind(a), kind(b));
        if (byKind != 0) {
            return byKind;
        }
        if (a instanceof SpecValue.Bool x && b instanceof SpecValue.Bool y) {
            return Boolean.compare(x.value(), y.value());
        } else if (a instanceof SpecValue.Int x && b instanceof SpecValue.Int y) {
            return Integer.compare(x.value(), y.value());
        } else if (a instanceof SpecValue.Text x && b instanceof SpecValue.Text y) {
            return x.value().compareTo(y.value());
        } else if (a instanceof SpecValue.Constant x && b instanceof SpecValue.Constant y) {
            return NATURAL.compare(x.name(), y.name());
        } else if (a instanceof SpecValue.SetOf x && b instanceof SpecValue.SetOf y) {
            return compare(x.elements(), y.elements());
        } else if (a instanceof SpecValue.Tuple x && b instanceof SpecValue.Tuple y) {
            return compare(x.elements(), y.elements());
        } else if (a instanceof SpecValue.Function x && b instanceof SpecValue.Function y) {
            int byDomain = compare(
                    List.copyOf(x.graph().keySet()), List.copyOf(y.graph().keySet()));
            return byDomain != 0
                    ? byDomain
                    : compare(
                            List.copyOf(x.graph().values()),
                            List.copyOf(y.graph().values()));
        }
        throw new IllegalStateException("two kinds of value: " + a + ", " + b);
    }

    private static int compare(List<SpecValue> a, List<SpecValue> b) {
        Iterator<SpecValue> right = b.iterator();
        for (SpecValue left : a) {
            if (!right.hasNext()) {
                return 1;
            }
            int c = compare(left, right.next());
            if (c != 0) {
                return c;
            }
        }
        return right.hasNext() ? -1 : 0;
    }

    private static int kind(SpecValue value) {
        if (value instanceof SpecValue.Bool) {
            return 0;
        } else if (value instanceof SpecValue.Int) {
            return 1;
        } else if (value instanceof SpecValue.Text) {
            return 2;
        } else if (value instanceof SpecValue.Constant) {
            return 3;
        } else if (value instanceof SpecValue.SetOf) {
            return 4;
        } else if (value instanceof SpecValue.Tuple) {
            return 5;
        }
        return 6;
    }
}
