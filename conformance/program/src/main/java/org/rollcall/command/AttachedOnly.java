package org.rollcall.command;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** An option whose value must be attached with "=": what comes after a blank is not its value. */
final class AttachedOnly implements IParameterPreprocessor {
    @Override
    public boolean preprocess(Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        boolean attached = "=".equals(info.get("separator"));
        if (!attached && option instanceof OptionSpec named) {
            named.setValue(named.fallbackValue());
        }
        return !attached;
    }
}
