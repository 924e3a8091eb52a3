package org.rollcall.command;

import java.io.UncheckedIOException;
import org.rollcall.gickit.ScriptException;
import org.rollcall.lab.guest.LabException;
import org.rollcall.proof.RefusedException;
import org.rollcall.proof.SolverException;
import org.rollcall.spec.SpecificationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A failure is a message on stderr, never a stack trace; {@code ROLLCALL_TRACE=1} shows where it came from. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println("rollcall: " + message(failure));
        if (System.getenv("ROLLCALL_TRACE") != null) {
            failure.printStackTrace(command.getErr());
        }
        return ExitStatus.ERROR;
    }

    private static String message(Exception failure) {
        if (failure instanceof SpecificationException
                || failure instanceof ScriptException
                || failure instanceof RefusedException
                || failure instanceof SolverException
                || failure instanceof LabException) {
            return String.valueOf(failure.getMessage());
        } else if (failure instanceof UncheckedIOException io) {
            return io.getCause().getMessage();
        }
        return "internal error, please report it: " + failure;
    }
}
