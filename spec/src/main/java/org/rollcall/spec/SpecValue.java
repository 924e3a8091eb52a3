package org.rollcall.spec;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** A TLA+ value. Sets are sorted and without duplicates; {@code toString} is TLA+. */
public sealed interface SpecValue extends Comparable<SpecValue> {

    /** TRUE or FALSE. */
    record Bool(boolean value) implements SpecValue {
        @Override
        public String toString() {
            return value ? "TRUE" : "FALSE";
        }
    }

    /** An integer. */
    record Int(int value) implements SpecValue {
        @Override
        public String toString() {
            return Integer.toString(value);
        }
    }

    /** A string, without its quotes. */
    record Text(String value) implements SpecValue {
        @Override
        public String toString() {
            return '"' + value + '"';
        }
    }

    /** A model value of the configuration, such as a CPU. */
    record Constant(String name) implements SpecValue {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A finite set. */
    record SetOf(List<SpecValue> elements) implements SpecValue {
        public SetOf {
            elements = elements.stream().sorted().distinct().toList();
        }

        @Override
        public String toString() {
            return elements.stream().map(SpecValue::toString).collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /** A function with a finite domain; records are functions of strings. */
    record Function(SortedMap<SpecValue, SpecValue> graph) implements SpecValue {
        @Override
        public String toString() {
            return graph.entrySet().stream()
                    .map(e -> e.getKey() + " :> " + e.getValue())
                    .collect(Collectors.joining(" @@ ", "(", ")"));
        }
    }

    /** A sequence. */
    record Tuple(List<SpecValue> elements) implements SpecValue {
        public Tuple {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return elements.stream().map(SpecValue::toString).collect(Collectors.joining(", ", "<<", ">>"));
        }
    }

    /** Orders by kind, then naturally; {@code c2} comes before {@code c10}. */
    @Override
    default int compareTo(SpecValue other) {
        return ValueOrder.compare(this, other);
    }

    /** The value of this function at {@code argument}. */
    default SpecValue at(SpecValue argument) {
        if (this instanceof Function function) {
            SpecValue value = function.graph().get(argument);
            if (value != null) {
                return value;
            }
        }
        throw new SpecificationException(argument + " is not in the domain of " + this);
    }

    /** The graph of this function. */
    default Map<SpecValue, SpecValue> graph() {
        throw new SpecificationException(this + " is not a function");
    }
}
