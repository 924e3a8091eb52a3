package org.rollcall.proof;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.tla.SanyReader;

/**
 * The constants and variables that a definition depends on, through all definitions that it uses. The names of an
 * instantiated module are among them: that may be too many, never too few.
 */
final class VariablesRead {
    private final Set<Definition> seen = new HashSet<>();
    private final SortedSet<String> names = new TreeSet<>();

    private VariablesRead() {}

    static SortedSet<String> by(String module, String definition) {
        VariablesRead reader = new VariablesRead();
        reader.read(SanyReader.ofProgram()
                .read(module)
                .definition(definition)
                .orElseThrow()
                .body());
        return reader.names;
    }

    private void read(Expression expression) {
        if (expression instanceof Expression.Unknown unknown) {
            throw new RefusedException(unknown.place(), unknown.what() + " may read any variable");
        }
        if (expression instanceof Expression.Declared declared) {
            names.add(declared.name());
        }
        if (expression instanceof Expression.Call call && seen.add(call.definition())) {
            read(call.definition().body());
        }
        Children.of(expression).forEach(this::read);
    }
}
