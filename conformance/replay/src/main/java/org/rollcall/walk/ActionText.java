package org.rollcall.walk;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Guards;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Name;
import org.rollcall.spec.tla.SourceText;

/**
 * What the specification says of an action.
 *
 * @param parameters by name
 * @param source kernel file and function that it stands for, or ""
 * @param words what it does, or ""
 * @param guards what must hold for it to be taken, as it is written
 */
public record ActionText(List<String> parameters, String source, String words, List<String> guards) {
    /** Keeps copies. */
    public ActionText {
        parameters = List.copyOf(parameters);
        guards = List.copyOf(guards);
    }

    /**
     * The text of an action.
     *
     * @throws IllegalArgumentException if the module has none of this name
     */
    public static ActionText of(Module module, String action, SourceText source) {
        Definition definition = module.required(action);
        return new ActionText(
                definition.parameters().stream().map(Name::text).toList(),
                source.kernelFunction(definition),
                source.words(definition),
                Guards.of(definition).stream().map(guard -> text(guard, source)).toList());
    }

    private static String text(Guards.Guard guard, SourceText source) {
        String text = source.at(guard.condition().place());
        for (Map.Entry<Name, Expression> argument : guard.arguments().entrySet()) {
            String there = source.at(argument.getValue().place());
            text = text.replaceAll("\\b" + argument.getKey().text() + "\\b", Matcher.quoteReplacement(there));
        }
        return text;
    }
}
