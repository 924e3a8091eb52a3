package org.rollcall.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.cluster.Meeting;
import org.rollcall.cluster.Nodes;
import org.rollcall.cluster.ServerLog;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.tla.LaidOut;
import org.rollcall.spec.tla.Scratch;
import picocli.CommandLine.Option;

/** A model on several machines. */
final class DistributionOptions {
    /** What the tools say when they are at work. */
    private static final String JOINED = "TLC worker with";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(
            names = "--distributed",
            paramLabel = "ADDRESS",
            description = "serve the model to workers on other machines, which reach this one by ADDRESS:"
                    + " the TLA+ tools' distributed mode; invariants only. docs/distributed.md")
    private @Nullable String address;

    @Option(
            names = "--join",
            paramLabel = "ADDRESS",
            description = "work for the run that is served at ADDRESS, until it ends")
    private @Nullable String server;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + Meeting.USUAL_PORT,
            description = "with --distributed and --join: the port to meet at (default: ${DEFAULT-VALUE})")
    private int port;

    boolean serves() {
        return address != null;
    }

    boolean joins() {
        return server != null;
    }

    /**
     * Works until the server ends.
     *
     * @param threads how many states it takes at a time
     */
    int join(int threads, PrintWriter err) {
        Meeting meeting = new Meeting(String.valueOf(server), port);
        String here = meeting.here(PATIENCE);
        String[] last = {""};
        try (Scratch scratch = new Scratch()) {
            int status = run(Nodes.worker(meeting, here, threads, scratch.folder()), line -> {
                if (line.startsWith(JOINED)) {
                    err.println("rollcall: joined " + meeting + " as " + here);
                    err.flush();
                }
                last[0] = line;
            });
            if (status != 0) {
                throw new SpecificationException("the worker ended with " + status + ": " + last[0]);
            }
        }
        return ExitStatus.OK;
    }

    /** Serves a model until all of it is searched, or a property is violated. */
    ServerLog serve(LaidOut model, ModelConfiguration configuration, PrintWriter err) {
        if (!configuration.properties().isEmpty()) {
            throw new SpecificationException("the TLA+ tools check no temporal properties on several machines, and this"
                    + " model names " + configuration.properties());
        }
        Meeting meeting = new Meeting(String.valueOf(address), port);
        Progress progress = new Progress(err);
        ServerLog log = new ServerLog(news -> {
            progress.clear();
            err.println("rollcall: " + meeting + ": " + news);
            err.flush();
        });
        Thread interrupted = new Thread(() -> err.println("rollcall: interrupted, BOUNDED: " + log.standing()));
        Runtime.getRuntime().addShutdownHook(interrupted);
        run(Nodes.server(meeting, model, configuration), line -> {
            log.line(line);
            progress.show(log.standing().toString());
        });
        progress.clear();
        Runtime.getRuntime().removeShutdownHook(interrupted);
        return log;
    }

    private static int run(Command command, Consumer<String> reader) {
        try (OutsideProcess process = command.start()) {
            return process.eachLine(reader);
        } catch (IOException e) {
            throw new SpecificationException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpecificationException("interrupted", e);
        }
    }
}
