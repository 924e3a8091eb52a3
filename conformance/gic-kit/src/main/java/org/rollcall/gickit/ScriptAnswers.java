package org.rollcall.gickit;

import java.io.PrintWriter;
import java.util.Iterator;
import org.rollcall.gic.Compatibility;

/** Prints a script with the model's answers. */
public final class ScriptAnswers {
    private ScriptAnswers() {}

    /**
     * Runs the script to its end.
     *
     * @param replace whether answers that the script has may be replaced
     * @throws ScriptException if they may not and there is one, or if operations are missing
     */
    public static void print(
            ScriptHeader header, Iterator<Operation> script, Compatibility setting, PrintWriter out, boolean replace) {
        ModelRun model = new ModelRun(header, setting);
        ScriptWriter writer = new ScriptWriter(out, header);
        int count = 0;
        while (script.hasNext()) {
            Operation operation = script.next();
            if (operation.recorded() != null && !replace) {
                out.flush();
                throw new ScriptException(
                        operation.line(),
                        "here is an answer, and so many operations before it have none; --answers replaces it");
            }
            writer.write(operation, model.run(operation));
            count++;
        }
        out.flush();
        if (header.operations().orElse(count) != count) {
            throw new ScriptException(
                    "the header announces " + header.operations().orElse(0) + " operations, and there" + " are " + count
                            + ": the file was cut, or lines were left out");
        }
    }
}
