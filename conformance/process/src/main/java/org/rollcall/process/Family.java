package org.rollcall.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A process and all that it has started. Who is about to start another would leave it behind; so all are stopped first. */
final class Family {
    private final ProcessHandle first;

    private Family(ProcessHandle first) {
        this.first = first;
    }

    /** This process, and what it starts. */
    static Family of(ProcessHandle first) {
        return new Family(first);
    }

    /** Ends them. The first goes first: a shell would tell of the end of its children. */
    void kill() {
        Set<ProcessHandle> stopped = new LinkedHashSet<>();
        while (stopped.addAll(living())) {
            stop(stopped);
            stopped.forEach(StateOfProcess.STOPPED::await);
        }
        stopped.forEach(ProcessHandle::destroyForcibly);
        stopped.forEach(StateOfProcess.OVER::await);
    }

    private List<ProcessHandle> living() {
        return Stream.concat(Stream.of(first), first.descendants())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private static void stop(Set<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -STOP \"$@\"", "sh"));
        processes.forEach(each -> command.add(Long.toString(each.pid())));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            // no shell here: they are killed as they run
        }
    }
}
