package org.rollcall.spec.tla;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;

/**
 * The way in to the TLA+ tools. Several specifications may be open at once: each has tools of its own. A check of liveness
 * has new ones: it neither depends on what others left behind nor forgets what it found.
 */
public final class TlaTools {
    /** The engine registers itself under one name in the JVM: runs take turns. */
    private static final Lock ENGINE = new ReentrantLock();

    private static final String CFG = ".cfg";

    private static final String TLA = ".tla";

    /** What a configuration that is given as text is called. */
    private static final String GIVEN = "Given";

    /** What is kept of the tools that read configurations. */
    private static final String READING = "";

    private final @Nullable Path folder;
    private final WarmTools warm = new WarmTools();
    private final Map<String, ModelConfiguration> starts = new ConcurrentHashMap<>();

    private TlaTools(@Nullable Path folder) {
        this.folder = folder;
    }

    /** The specification that travels with the program. */
    public static TlaTools ofProgram() {
        return new TlaTools(null);
    }

    /** Modules and configurations from a folder of the user's. */
    public static TlaTools of(Path folder) {
        return new TlaTools(folder);
    }

    /**
     * The configuration of a model.
     *
     * @throws SpecificationException if the configuration that it starts from can't be read
     */
    public ModelConfiguration configuration(Model model) {
        return model.changes().in(starts.computeIfAbsent(model.module(), this::configuration));
    }

    /**
     * The configuration of this name among the specification's files.
     *
     * @param name without {@code .cfg}
     * @throws SpecificationException if there is none, or it can't be read
     */
    public ModelConfiguration configuration(String name) {
        return parse(name, text(name + CFG));
    }

    /**
     * What the text of a configuration says.
     *
     * @param name what to call it in messages
     * @throws SpecificationException with the tools' own message if it can't be read
     */
    public ModelConfiguration parse(String name, String text) {
        IsolatedLoader loader = warm.borrow(READING);
        try (Scratch scratch = new Scratch()) {
            scratch.write(name + CFG, text);
            return (ModelConfiguration) loader.call(
                    TlcConfiguration.class, "read", new Class<?>[] {String.class, Path.class}, new Object[] {
                        name, scratch.folder()
                    });
        } finally {
            warm.giveBack(READING, loader);
        }
    }

    /**
     * Loads a model.
     *
     * @throws SpecificationException with the tools' own message, file and line, if its module or configuration is wrong
     */
    public Specification open(Model model) {
        return open(model.module(), model.name(), configuration(model));
    }

    /**
     * Loads a module with a configuration.
     *
     * @param name what to call the configuration in messages
     * @throws SpecificationException with the tools' own message, file and line, if one of the two is wrong
     */
    public Specification open(String module, String name, ModelConfiguration configuration) {
        return open(module, name, configuration.text());
    }

    /**
     * Loads a module that is given as text, and may extend those of the specification, with a configuration.
     *
     * @param name what to call the configuration in messages
     * @throws SpecificationException with the tools' own message, file and line, if one of the two is wrong
     */
    public Specification openGiven(String module, String text, String name, ModelConfiguration configuration) {
        Scratch scratch = new Scratch();
        scratch.write(module + TLA, text);
        scratch.write(name + CFG, configuration.text());
        return open(module, name, scratch);
    }

    /**
     * Loads a module with a configuration among the specification's files.
     *
     * @param module the name of the module, without {@code .tla}
     * @param configuration the name of the configuration, without {@code .cfg}
     * @throws SpecificationException with the tools' own message, file and line, if one of the two is wrong
     */
    public Specification open(String module, String configuration) {
        return open(module, configuration, new Scratch());
    }

    /**
     * Loads a module with a configuration that is given as text.
     *
     * @throws SpecificationException with the tools' own message, file and line, if one of the two is wrong
     */
    public Specification openConfigured(String module, String text) {
        return open(module, GIVEN, text);
    }

    private Specification open(String module, String name, String text) {
        Scratch scratch = new Scratch();
        scratch.write(name + CFG, text);
        return open(module, name, scratch);
    }

    private Specification open(String module, String configuration, Scratch scratch) {
        IsolatedLoader loader = warm.borrow(module);
        Runnable release = () -> {
            warm.giveBack(module, loader);
            scratch.close();
        };
        try {
            return (Specification) loader.call(
                    TlcSpecification.class,
                    "open",
                    new Class<?>[] {String.class, String.class, Path.class, Path.class, Runnable.class},
                    new @Nullable Object[] {module, configuration, folder, scratch.folder(), release});
        } catch (RuntimeException e) {
            loader.close();
            scratch.close();
            throw e;
        }
    }

    /**
     * Runs the tools' own model checker on the whole graph of a model. It stops at a violation of an invariant, for it would
     * print the way to every bad state; then it runs again without that invariant.
     *
     * @param limit how long each run may take
     * @throws SpecificationException if the model is wrong, or the time is over
     */
    public EngineResult run(Model model, Duration limit) {
        return run(model.module(), model.name(), configuration(model), limit);
    }

    /**
     * The same for a module with a configuration that is given as text.
     *
     * @throws SpecificationException if the model is wrong, or the time is over
     */
    public EngineResult runConfigured(String module, String text, Duration limit) {
        return run(module, GIVEN, parse(GIVEN, text), limit);
    }

    /**
     * The same for a module with a configuration.
     *
     * @param name what to call the configuration in messages
     * @throws SpecificationException if the model is wrong, or the time is over
     */
    public EngineResult run(String module, String name, ModelConfiguration configuration, Duration limit) {
        boolean liveness = !configuration.properties().isEmpty();
        ENGINE.lock();
        try (Scratch scratch = new Scratch()) {
            ModelConfiguration rest = configuration;
            scratch.write(name + CFG, rest.text());
            EngineResult first = engine(module, name, scratch, liveness, limit);
            EngineResult last = first;
            List<String> violated = new ArrayList<>(first.violated());
            while (!liveness && !last.violated().isEmpty()) {
                rest = rest.without(last.violated());
                scratch.write(name + CFG, rest.text());
                last = engine(module, name, scratch, liveness, limit);
                violated.addAll(last.violated());
            }
            return new EngineResult(
                    last.distinct(),
                    last.generated(),
                    last.depth(),
                    violated,
                    first.temporal(),
                    first.trace(),
                    first.loopTo());
        } finally {
            ENGINE.unlock();
        }
    }

    private EngineResult engine(
            String module, String configuration, Scratch scratch, boolean liveness, Duration limit) {
        IsolatedLoader loader = liveness ? new IsolatedLoader() : warm.borrow(module);
        EngineResult result = (EngineResult) loader.call(
                TlcEngine.class,
                "run",
                new Class<?>[] {String.class, String.class, Path.class, Path.class, boolean.class, Duration.class},
                new @Nullable Object[] {module, configuration, folder, scratch.folder(), liveness, limit});
        if (liveness) {
            loader.close(); // LiveWorker.errFoundByThread stays set: the next liveness check would end at once
        } else {
            warm.giveBack(module, loader);
        }
        return result;
    }

    /** Whether the specification has this file. */
    public boolean has(String file) {
        try (Scratch scratch = new Scratch()) {
            return new ModuleFiles(folder, scratch.folder())
                    .resolve(file, false)
                    .isFile();
        }
    }

    /**
     * The text of one of the specification's files.
     *
     * @throws SpecificationException if there is no such file
     */
    public String text(String file) {
        try (Scratch scratch = new Scratch()) {
            return Files.readString(new ModuleFiles(folder, scratch.folder())
                    .resolve(file, false)
                    .toPath());
        } catch (IOException e) {
            throw new SpecificationException(file + ": there is no such file in the specification", e);
        }
    }
}
