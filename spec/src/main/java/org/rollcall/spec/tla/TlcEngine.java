package org.rollcall.spec.tla;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.Turns;
import tla2sany.semantic.AssumeNode;
import tlc2.TLCGlobals;
import tlc2.output.MP;
import tlc2.tool.EvalException;
import tlc2.tool.ModelChecker;
import tlc2.tool.fp.FPSetConfiguration;
import tlc2.tool.impl.FastTool;
import tlc2.tool.liveness.LiveWorker;
import tlc2.util.BufferedRandomAccessFile;
import tlc2.util.IStateWriter;
import tlc2.util.NoopStateWriter;
import util.Assert;
import util.ToolIO;

/**
 * The tools' own model checker on a specification that is open: what was parsed for it is not parsed again. It searches on
 * past a violation, to the end of the graph. Lives in the class loader of its tools.
 */
final class TlcEngine {
    /** The share of the heap that the table of fingerprints gets; beyond that it uses the disk. */
    private static final double FINGERPRINTS = 0.02;

    private final String name;
    private final FastTool tool;
    private final Path scratch;
    private final StepWriter steps;
    private volatile @Nullable ModelChecker checker;

    TlcEngine(String name, FastTool tool, Path scratch, StepWriter steps) {
        this.name = name;
        this.tool = tool;
        this.scratch = scratch;
        this.steps = steps;
    }

    /** Runs it, for so long at most. */
    EngineResult run(Duration limit) {
        FutureTask<EngineResult> task = new FutureTask<>(this::search);
        Thread thread = new Thread(task, "tlc " + name);
        thread.setDaemon(true); // a run that hangs must not keep the program alive
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            stop();
            thread.interrupt();
            throw new SpecificationException(name + ": no result within " + limit.toSeconds()
                    + " s; give a larger --time-limit or a smaller model");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new SpecificationException(name + ": interrupted", e);
        }
    }

    /** The tools' own exceptions stay in their class loader. */
    private RuntimeException failure(Throwable cause) {
        boolean ours = !(cause instanceof EvalException || cause instanceof Assert.TLCRuntimeException);
        return ours && cause instanceof RuntimeException known
                ? known
                : new SpecificationException(name + ": " + cause.getMessage(), cause);
    }

    private void stop() {
        ModelChecker running = checker;
        if (running != null) {
            running.stop();
        }
    }

    /** It ends at a deadlock in any case: so the whole graph comes first, and is not asked for one. */
    private EngineResult search() throws Exception {
        ToldOnce invariants = new ToldOnce(tool);
        EngineMessages messages = new EngineMessages(invariants, new PropertyNames(tool), assumptions());
        ToolIO.out = messages.printed();
        ToolIO.err = messages.printed();
        TLCGlobals.setNumWorkers(1);
        TLCGlobals.continuation = true;
        TLCGlobals.lnCheck = "final"; // on the whole graph, which is then counted, violated or not
        TLCGlobals.chkptDuration = 0;
        try {
            EngineResult whole = search(messages, steps, false);
            if (!tool.getModelConfig().getCheckDeadlock() || !steps.stuck()) {
                return whole;
            }
            return search(messages, new NoopStateWriter(), true).counted(whole);
        } finally {
            invariants.putBack();
        }
    }

    private Map<String, String> assumptions() {
        Map<String, String> names = new HashMap<>();
        for (AssumeNode assumption : tool.getRootModule().getAssumptions()) {
            if (assumption.getDef() != null) {
                names.put(
                        assumption.getAssume().getLocation().toString(),
                        assumption.getDef().getName().toString());
            }
        }
        return names;
    }

    private EngineResult search(EngineMessages messages, IStateWriter writer, boolean checkDeadlock) throws Exception {
        MP.setRecorder(messages);
        int end = modelCheck(writer, checkDeadlock);
        steps.failed();
        EngineResult result = messages.result(end);
        steps.end();
        return result;
    }

    private int modelCheck(IStateWriter writer, boolean checkDeadlock) throws Exception {
        Lock turn = Turns.of(!tool.livenessIsTrue());
        turn.lock();
        try {
            return checker(writer, checkDeadlock).modelCheck();
        } finally {
            turn.unlock();
        }
    }

    private ModelChecker checker(IStateWriter writer, boolean checkDeadlock)
            throws IOException, ReflectiveOperationException {
        forgetLivenessCheck();
        ModelChecker made = new ModelChecker(
                tool,
                Files.createTempDirectory(scratch, "states").toString(),
                writer,
                checkDeadlock,
                null,
                new FPSetConfiguration(FINGERPRINTS),
                System.currentTimeMillis());
        checker = made;
        TLCGlobals.mainChecker = made;
        return made;
    }

    /**
     * What the liveness checker leaves behind in static fields: that it found an error, after which it would report none; and
     * buffers of files, some of which it gives back twice, so that two files of the next graph would share one.
     */
    private static void forgetLivenessCheck() throws ReflectiveOperationException {
        set(LiveWorker.class, "errFoundByThread", -1);
        set(BufferedRandomAccessFile.class, "numAvailBuffs", 0);
    }

    private static void set(Class<?> type, String name, int value) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        field.setInt(null, value);
    }
}
