package org.rollcall.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.gickit.ScriptException;
import org.rollcall.kit.SubjectException;
import org.rollcall.lab.guest.LabException;
import org.rollcall.proof.RefusedException;
import org.rollcall.proof.SolverException;
import org.rollcall.spec.SpecificationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** A failure is a message on stderr, never a stack trace; {@code ROLLCALL_TRACE=1} shows where it came from. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return tell(failure, command.getErr());
    }

    /** A command line that says nothing we know: one line, and what may have been meant. */
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println(name + ": " + message(failure) + "; " + name + " --help shows what there is");
        return ExitStatus.ERROR;
    }

    /** A name that is none of a few is answered with those, as the command line takes them. */
    private static String message(ParameterException failure) {
        ArgSpec argument = failure.getArgSpec();
        if (argument != null && failure.getValue() != null) {
            List<String> names = Stream.of(argument.typeInfo().getType(), argument.auxiliaryTypes()[0])
                    .filter(Class::isEnum)
                    .findFirst()
                    .map(type -> Stream.of(type.getEnumConstants())
                            .map(String::valueOf)
                            .toList())
                    .orElse(List.of());
            if (!names.isEmpty()) {
                String label = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
                return label + ": there is no \"" + failure.getValue() + "\"; it is one of " + String.join(", ", names);
            }
        }
        return failure.getMessage();
    }

    /** Says what failed, unless whoever reads us is gone or has interrupted us. */
    static int tell(Exception failure, PrintWriter err) {
        if (!Interruption.isUnderWay() && !(failure instanceof Destination.NotWritten output && output.readerGone())) {
            err.println("rollcall: " + message(failure));
        }
        if (System.getenv("ROLLCALL_TRACE") != null) {
            failure.printStackTrace(err);
        }
        return ExitStatus.ERROR;
    }

    private static String message(Exception failure) {
        if (failure instanceof SpecificationException
                || failure instanceof ScriptException
                || failure instanceof RefusedException
                || failure instanceof SolverException
                || failure instanceof LabException
                || failure instanceof SubjectException
                || failure instanceof Destination.NotWritten) {
            return String.valueOf(failure.getMessage());
        } else if (failure instanceof UncheckedIOException io) {
            return text(io.getCause());
        } else if (failure instanceof IOException io) {
            return text(io);
        }
        return "internal error, please report it: " + failure;
    }

    /** What went wrong with a file, in words: the message of some of these is only the file's name. */
    static String text(IOException failure) {
        return failure instanceof FileSystemException file
                ? Objects.requireNonNullElse(file.getFile(), "a file") + ": " + reason(file)
                : String.valueOf(failure.getMessage());
    }

    /** The same without the file's name. */
    static String reason(@Nullable Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        } else if (failure instanceof AccessDeniedException) {
            return "permission denied";
        } else if (failure instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return failure == null ? "" : String.valueOf(failure.getMessage());
    }
}
