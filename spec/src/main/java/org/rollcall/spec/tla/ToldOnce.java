package org.rollcall.spec.tla;

import java.util.ArrayList;
import java.util.List;
import tla2sany.semantic.Context;
import tla2sany.semantic.OpApplNode;
import tlc2.tool.Action;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import util.UniqueString;

/**
 * The invariants of a search that goes on past a violation. The engine prints the way to each bad state, which takes longer
 * than the search; so once an invariant is violated, TRUE is in its place. And it asks a bad state no further: the invariants
 * after the violated one are asked here. Lives in the class loader of its tools.
 */
final class ToldOnce {
    private final FastTool tool;
    private final List<String> names;
    private final Action[] asked;
    private final Action[] original;
    private final Action always;

    ToldOnce(FastTool tool) {
        this.tool = tool;
        this.names = List.of(tool.getInvNames());
        this.asked = tool.getInvariants(); // the array that the engine reads
        this.original = asked.clone();
        this.always = new Action(
                new OpApplNode(Context.getGlobalContext().getSymbol(UniqueString.uniqueStringOf("TRUE"))),
                tlc2.util.Context.Empty);
    }

    /** An invariant is violated: it is not asked again. */
    void violated(String name) {
        int index = names.indexOf(name);
        if (index >= 0) {
            asked[index] = always;
        }
    }

    /** The invariants among those still asked that this state violates too; they are not asked again. */
    List<String> violatedIn(TLCState state) {
        List<String> more = new ArrayList<>();
        for (int i = 0; i < asked.length; i++) {
            if (asked[i] != always && !tool.isValid(asked[i], state)) {
                more.add(names.get(i));
                asked[i] = always;
            }
        }
        return more;
    }

    /** Whoever uses the tools next has all invariants. */
    void putBack() {
        System.arraycopy(original, 0, asked, 0, asked.length);
    }
}
