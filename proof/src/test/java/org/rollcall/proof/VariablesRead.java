package org.rollcall.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.tla.SanyReader;

/**
 * The constants and variables that a definition depends on, through all definitions that it uses. The names of an
 * instantiated module are among them: that may be too many, never too few.
 */
final class VariablesRead {
    /** Operators of Naturals and FiniteSets, that the tree has no form for: they read what their operands read. */
    private static final Set<String> OF_NUMBERS = Set.of("Cardinality", "+", "\\geq");

    private final Set<Definition> seen = new HashSet<>();
    private final SortedSet<String> names = new TreeSet<>();

    private final List<String> constants;

    private VariablesRead(List<String> constants) {
        this.constants = constants;
    }

    /**
     * @param instantiated the module that the definition is about; TLA+ lets no variable stand for its constants
     */
    static SortedSet<String> by(String module, String definition, String instantiated) {
        VariablesRead reader =
                new VariablesRead(SanyReader.ofProgram().read(instantiated).constants());
        reader.read(SanyReader.ofProgram()
                .read(module)
                .definition(definition)
                .orElseThrow()
                .body());
        return reader.names;
    }

    private void read(Expression expression) {
        if (expression instanceof Expression.Unknown unknown && !OF_NUMBERS.contains(unknown.what())) {
            throw new RefusedException(unknown.place(), unknown.what() + " may read any variable");
        }
        if (expression instanceof Expression.Declared declared) {
            names.add(declared.name());
        }
        if (expression instanceof Expression.Call call && seen.add(call.definition())) {
            read(call.definition().body());
        }
        if (expression instanceof Expression.Instance instance) {
            instance.substitution().forEach((name, stands) -> {
                if (!constants.contains(name)) {
                    read(stands);
                }
            });
            read(instance.body());
        } else {
            Children.of(expression).forEach(this::read);
        }
    }
}
