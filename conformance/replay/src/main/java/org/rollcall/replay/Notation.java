package org.rollcall.replay;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rollcall.kernel.Cell;
import org.rollcall.kernel.CpuCell;
import org.rollcall.kernel.EnumCell;
import org.rollcall.kernel.FlagCell;
import org.rollcall.kernel.SetCell;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.SgiCell;
import org.rollcall.kernel.SgiSetCell;
import org.rollcall.kernel.Variable;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.State;
import org.rollcall.spec.SpecValue;

/** How the specification writes the values of the machine's variables. */
public final class Notation {
    private Notation() {}

    /** The value in a state. */
    public static SpecValue value(Variable variable, State state) {
        Object plain = state.value(variable);
        if (!variable.eachCpu()) {
            return notation(variable.cell(), plain);
        }
        SortedMap<SpecValue, SpecValue> graph = new TreeMap<>();
        int c = 0;
        for (Object image : (List<?>) plain) {
            graph.put(cpu(c++), notation(variable.cell(), image));
        }
        return new SpecValue.Function(graph);
    }

    /** The value of a cell, see {@link Cell#plain}. */
    public static SpecValue notation(Cell cell, Object plain) {
        if (cell instanceof SetCell) {
            return new SpecValue.SetOf(
                    new CpuMask((Long) plain).stream().mapToObj(Notation::cpu).toList());
        } else if (cell instanceof CpuCell) {
            return cpu((Integer) plain);
        } else if (cell instanceof SgiSetCell) {
            return sgis(Sgi.setOf(((Long) plain).intValue()));
        } else if (cell instanceof EnumCell || cell instanceof SgiCell) {
            return new SpecValue.Text((String) plain);
        } else if (cell instanceof FlagCell) {
            return new SpecValue.Bool((Boolean) plain);
        }
        return new SpecValue.Int((Integer) plain);
    }

    /** A CPU, None for -1. */
    public static SpecValue cpu(int c) {
        return new SpecValue.Constant(c < 0 ? "None" : "c" + (c + 1));
    }

    /** A set of SGIs. */
    static SpecValue sgis(Set<Sgi> sgis) {
        return new SpecValue.SetOf(sgis.stream()
                .<SpecValue>map(sgi -> new SpecValue.Text(sgi.specName()))
                .toList());
    }
}
