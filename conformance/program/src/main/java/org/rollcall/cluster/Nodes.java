package org.rollcall.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.process.Command;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.tla.LaidOut;

/** The TLA+ tools as a server and as a worker: each ends its JVM when it is done, so each has one of its own. */
public final class Nodes {
    /** They name a worker by the port of its remote object, which the JDK keeps to itself. */
    private static final List<String> OPEN = List.of(
            "--add-exports=java.rmi/sun.rmi.server=ALL-UNNAMED",
            "--add-exports=java.rmi/sun.rmi.transport=ALL-UNNAMED");

    private Nodes() {}

    /** Keeps the states and hands them out. */
    public static Command server(Meeting meeting, LaidOut model, ModelConfiguration configuration) {
        List<String> words = java(meeting, meeting.host(), model.folder());
        words.add("tlc2.tool.distributed.TLCServer");
        if (!configuration.checkDeadlock()) {
            words.add("-deadlock"); // do not check: in this mode the tools do not read it in the configuration
        }
        words.addAll(List.of(
                "-tool",
                "-metadir",
                model.folder().resolve("states").toString(),
                "-config",
                model.module() + ".cfg",
                model.module()));
        return Command.of(words).in(model.folder()).errorsAmongOutput();
    }

    /**
     * Computes successors; the server sends it the model.
     *
     * @param here the address of this machine that the server sees
     * @param threads how many states it takes at a time
     * @param folder for what the tools write
     */
    public static Command worker(Meeting meeting, String here, int threads, Path folder) {
        List<String> words = java(meeting, here, folder);
        words.add("-Dtlc2.tool.distributed.TLCWorker.threadCount=" + threads);
        words.addAll(List.of("tlc2.tool.distributed.TLCWorker", meeting.host()));
        return Command.of(words).in(folder).errorsAmongOutput();
    }

    private static List<String> java(Meeting meeting, String here, Path folder) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(OPEN);
        words.addAll(List.of(
                "-XX:+UseParallelGC",
                "-Djava.io.tmpdir=" + folder,
                "-Djava.rmi.server.hostname=" + here,
                "-Dtlc2.tool.distributed.TLCServer.port=" + meeting.port(),
                "-cp",
                System.getProperty("java.class.path")));
        return words;
    }
}
