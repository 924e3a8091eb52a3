package org.rollcall.spec.tla;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;
import tlc2.value.IValue;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.ModelValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;

/** The tools' values to ours and back. Reading is remembered: the same few values come millions of times. */
final class Values {
    private final Map<Value, SpecValue> seen = new HashMap<>();

    SpecValue read(IValue value) {
        Value key = (Value) value;
        SpecValue known = seen.get(key);
        if (known == null) {
            known = convert(key);
            seen.put(key, known);
        }
        return known;
    }

    private SpecValue convert(Value value) {
        if (value instanceof BoolValue bool) {
            return new SpecValue.Bool(bool.val);
        } else if (value instanceof IntValue number) {
            return new SpecValue.Int(number.val);
        } else if (value instanceof StringValue text) {
            return new SpecValue.Text(text.val.toString());
        } else if (value instanceof ModelValue constant) {
            return new SpecValue.Constant(constant.val.toString());
        } else if (value instanceof TupleValue tuple) {
            return new SpecValue.Tuple(readAll(tuple.elems));
        }
        if (value.toSetEnum() instanceof SetEnumValue set) {
            set.normalize();
            return new SpecValue.SetOf(readAll(set.elems.toArray()));
        }
        if (value.toFcnRcd() instanceof FcnRcdValue function) {
            return readFunction(function);
        }
        throw new SpecificationException("a value of kind " + value.getKindString() + " can't be read: " + value);
    }

    private SpecValue readFunction(FcnRcdValue function) {
        Value[] domain = function.getDomainAsValues();
        SortedMap<SpecValue, SpecValue> graph = new TreeMap<>();
        for (int i = 0; i < domain.length; i++) {
            graph.put(read(domain[i]), read(function.values[i]));
        }
        return new SpecValue.Function(graph);
    }

    private List<SpecValue> readAll(Value[] values) {
        List<SpecValue> all = new ArrayList<>(values.length);
        for (Value value : values) {
            all.add(read(value));
        }
        return all;
    }

    Value write(SpecValue value) {
        if (value instanceof SpecValue.Bool bool) {
            return bool.value() ? BoolValue.ValTrue : BoolValue.ValFalse;
        } else if (value instanceof SpecValue.Int number) {
            return IntValue.gen(number.value());
        } else if (value instanceof SpecValue.Text text) {
            return new StringValue(text.value());
        } else if (value instanceof SpecValue.Constant constant) {
            return ModelValue.make(constant.name());
        } else if (value instanceof SpecValue.SetOf set) {
            return new SetEnumValue(writeAll(set.elements()), false).normalize();
        } else if (value instanceof SpecValue.Tuple tuple) {
            return new TupleValue(writeAll(tuple.elements()));
        }
        Map<SpecValue, SpecValue> graph = value.graph();
        Value[] domain = writeAll(List.copyOf(graph.keySet()));
        Value[] range = writeAll(List.copyOf(graph.values()));
        return new FcnRcdValue(domain, range, false).normalize();
    }

    private Value[] writeAll(List<SpecValue> values) {
        return values.stream().map(this::write).toArray(Value[]::new);
    }
}
