package org.rollcall.spec.tla;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.SpecificationException;
import tlc2.TLC;
import tlc2.output.MP;
import util.ToolIO;

/** One run of the tools' own model checker. Lives in the class loader of its tools. */
final class TlcEngine {
    private TlcEngine() {}

    /** @param goesOn whether it searches on past a violation; it prints the way to each bad state then */
    static EngineResult run(
            String module, String configuration, @Nullable Path folder, Path scratch, boolean goesOn, Duration limit) {
        ModuleFiles files = new ModuleFiles(folder, scratch);
        EngineMessages messages = new EngineMessages();
        FutureTask<EngineResult> task = new FutureTask<>(() -> {
            forgetBeans(); // of a run that did not end in time
            TLC tlc = new TLC();
            MP.setRecorder(messages);
            ToolIO.out = messages.printed();
            ToolIO.err = messages.printed();
            Path states = Files.createTempDirectory(scratch, "states"); // the tools name what is in it by the second
            List<String> arguments = new ArrayList<>(List.of(
                    "-workers",
                    "1",
                    "-fpmem",
                    "0.02",
                    "-checkpoint",
                    "0",
                    "-lncheck",
                    "final", // on the whole graph, which is then counted, violated or not
                    "-metadir",
                    states.toString(),
                    "-config",
                    configuration + ".cfg",
                    module));
            if (goesOn) {
                arguments.add(0, "-continue");
            }
            if (!tlc.handleParameters(arguments.toArray(String[]::new))) {
                throw new SpecificationException(messages.errors());
            }
            tlc.setResolver(files);
            try {
                tlc.process();
            } finally {
                forgetBeans();
            }
            return messages.result();
        });
        Thread thread = new Thread(task, "tlc " + configuration);
        thread.setDaemon(true); // a run that hangs must not keep the program alive
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new SpecificationException(configuration + ": no result within " + limit.toSeconds()
                    + " s; give a larger --time-limit or a smaller model");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SpecificationException cause) {
                throw cause;
            }
            throw new SpecificationException(configuration + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpecificationException(configuration + ": interrupted", e);
        }
    }

    /** The engine leaves its management beans behind, and prints a stack trace when the next run finds them. */
    private static void forgetBeans() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName bean : server.queryNames(new ObjectName("tlc2*:*"), null)) {
            server.unregisterMBean(bean);
        }
    }
}
