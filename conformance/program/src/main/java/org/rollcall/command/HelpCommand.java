package org.rollcall.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The same as {@code --help} after the command, for those who put it before. */
@Command(
        name = "help",
        mixinStandardHelpOptions = true,
        description = "Show the help of a command, or of the program.",
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {"0:the help is shown", "2:no such command"},
        footerHeading = "%nEXAMPLES%n",
        footer = {"  rollcall help check", "  rollcall help gic run"})
final class HelpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "a command, and a command of it")
    private final List<String> names = new ArrayList<>();

    @Override
    public Integer call() {
        CommandLine asked = command.parent().commandLine();
        for (String name : names) {
            CommandLine next = asked.getSubcommands().get(name);
            if (next == null) {
                throw new ParameterException(
                        asked,
                        "no command " + name + ", only "
                                + String.join(", ", asked.getSubcommands().keySet()));
            }
            asked = next;
        }
        asked.usage(command.commandLine().getOut());
        return ExitStatus.OK;
    }
}
