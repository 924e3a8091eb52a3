package org.rollcall.gickit;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.CoveringWalk;
import org.rollcall.spec.Model;
import org.rollcall.spec.Specification;

/** A script whose answers are the specification's; the Java model of the GIC has no part in it. */
public final class SpecificationScript {
    private final ScriptSource source;
    private final CoveringWalk walks;
    private final ScriptHeader header;

    private SpecificationScript(ScriptSource source, Specification opened, Duration limit) {
        this.source = source;
        walks = new CoveringWalk(opened, source::kind, limit);
        header = source.header();
    }

    /**
     * Explores the model, for which there is that much time.
     *
     * @throws ScriptException if the model is of a module that says nothing of a GIC, or is explored up to symmetry
     */
    public static SpecificationScript of(Model model, Specification opened, Duration limit) {
        if (model.symmetric()) {
            throw new ScriptException(model.name() + " is explored up to symmetry, and a script needs the CPUs told"
                    + " apart; take a model that is not symmetric, see rollcall model --list");
        }
        ScriptSource source = switch (model.module()) {
            case "MCPriorityMask" -> new PriorityMaskScript(model.name(), opened);
            case "MCIpiNmi" -> new IpiNmiScript(model.name(), opened);
            default ->
                throw new ScriptException(model.name() + " is a model of " + model.module()
                        + "; scripts come from models of PriorityMask and MCIpiNmi, see rollcall model --list");
        };
        return new SpecificationScript(source, opened, limit);
    }

    /** The machine that the script is for. */
    public ScriptHeader header() {
        return header;
    }

    /** Kinds of steps that the script has to take: what a GIC sees before, what is done, and what it sees after. */
    public int kinds() {
        return walks.kinds();
    }

    /** Kinds not taken so far. */
    public int left() {
        return walks.left();
    }

    /** Gives the operations with their answers, null for none. Returns the number of the specification's steps. */
    public int write(BiConsumer<Operation, @Nullable Answer> sink) {
        return source.write(walks, sink);
    }

    /** Writes the script in the form in which it is read. */
    public void print(PrintWriter out) {
        List<Operation> operations = new ArrayList<>();
        write((operation, answer) -> operations.add(operation));
        ScriptWriter writer = new ScriptWriter(out, header.counting(operations.size()));
        operations.forEach(operation -> writer.write(operation, operation.recorded()));
    }
}
