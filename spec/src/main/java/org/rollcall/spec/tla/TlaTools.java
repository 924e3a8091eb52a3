package org.rollcall.spec.tla;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.ModuleText;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;

/**
 * The way in to the TLA+ tools. Several specifications may be open at once: each has tools of its own.
 */
public final class TlaTools {
    private static final String CFG = ".cfg";

    private static final String TLA = ".tla";

    /** What a configuration that is given as text is called. */
    private static final String GIVEN = "Given";

    /** What is kept of the tools that read configurations. */
    private static final String READING = "";

    private static final TlaTools OF_PROGRAM = new TlaTools(null, Map.of(), new WarmTools());

    private final @Nullable Path folder;
    private final WarmTools warm;
    private final Map<String, ModelConfiguration> starts = new ConcurrentHashMap<>();

    /** Modules by name that are in no folder, or say something else than there. */
    private final Map<String, String> given;

    private TlaTools(@Nullable Path folder, Map<String, String> given, WarmTools warm) {
        this.folder = folder;
        this.given = given;
        this.warm = warm;
    }

    /** The specification that travels with the program: the same tools for everybody, as they are warm. */
    public static TlaTools ofProgram() {
        return OF_PROGRAM;
    }

    /** Modules and configurations from a folder of the user's. */
    public static TlaTools of(Path folder) {
        return new TlaTools(folder, Map.of(), new WarmTools());
    }

    /**
     * These modules, and one that is given as text.
     *
     * @param body what is between the lines with its name and its end
     */
    public TlaTools with(String module, String body) {
        return replacing(Map.of(module, "---- MODULE " + module + " ----\n" + body + "====\n"));
    }

    /**
     * These modules, some of them with another text.
     *
     * @param texts by the module's name
     */
    public TlaTools replacing(Map<String, String> texts) {
        return new TlaTools(folder, texts, warm);
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
        return parse(name, text(name + CFG), name);
    }

    /**
     * What the text of a configuration says.
     *
     * @param name what to call it in messages
     * @throws SpecificationException with the tools' own message if it can't be read
     */
    public ModelConfiguration parse(String name, String text) {
        return parse(name, text, READING);
    }

    /** By the tools that will most likely open the module with it: to load them takes longer than to read. */
    private ModelConfiguration parse(String name, String text, String module) {
        IsolatedLoader loader = warm.borrow(module);
        try (Scratch scratch = new Scratch()) {
            scratch.write(name + CFG, text);
            return (ModelConfiguration) loader.call(
                    TlcConfiguration.class, "read", new Class<?>[] {String.class, Path.class}, new Object[] {
                        name, scratch.folder()
                    });
        } finally {
            warm.giveBack(module, loader);
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
        Scratch scratch = new Scratch();
        scratch.write(name + CFG, configuration.text());
        return open(module, name, scratch, warm.borrow(module));
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
        return open(module, name, scratch, warm.borrow(module));
    }

    /**
     * Loads a module with a configuration among the specification's files.
     *
     * @param module the name of the module, without {@code .tla}
     * @param configuration the name of the configuration, without {@code .cfg}
     * @throws SpecificationException with the tools' own message, file and line, if one of the two is wrong
     */
    public Specification open(String module, String configuration) {
        return open(module, configuration, new Scratch(), warm.borrow(module));
    }

    /**
     * Loads a module with a configuration that is given as text.
     *
     * @throws SpecificationException with the tools' own message, file and line, if one of the two is wrong
     */
    public Specification openConfigured(String module, String text) {
        Scratch scratch = new Scratch();
        scratch.write(GIVEN + CFG, text);
        return open(module, GIVEN, scratch, warm.borrow(module));
    }

    private Specification open(String module, String configuration, Scratch scratch, IsolatedLoader loader) {
        given.forEach((name, text) -> scratch.write(name + TLA, text));
        Consumer<Boolean> release = reusable -> {
            if (reusable) {
                warm.giveBack(module, loader);
            } else {
                loader.close();
            }
            scratch.close();
        };
        try {
            return (Specification) loader.call(
                    TlcSpecification.class,
                    "open",
                    new Class<?>[] {String.class, String.class, Path.class, Path.class, Consumer.class},
                    new @Nullable Object[] {module, configuration, folder, scratch.folder(), release});
        } catch (RuntimeException e) {
            loader.close();
            scratch.close();
            throw e;
        }
    }

    /**
     * Runs the tools' own model checker on the whole graph of a model, see {@link Specification#check}.
     *
     * @param limit how long it may take
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
        try (Specification specification = open(module, name, configuration)) {
            return specification.check(new Exploration.Observer() {}, limit);
        }
    }

    /** What a module and those that it extends say, the standard modules of the tools apart. */
    public ModuleText moduleText(String module) {
        StringBuilder text = new StringBuilder();
        Deque<String> modules = new ArrayDeque<>(List.of(module));
        Set<String> read = new HashSet<>();
        while (!modules.isEmpty()) {
            String next = modules.removeFirst();
            if (read.add(next)) {
                String said = text(next + TLA);
                text.append(said);
                modules.addAll(ModuleText.extended(said));
            }
        }
        return new ModuleText(text.toString());
    }

    /**
     * The files of a model, for tools in another process.
     *
     * @param modules the root, then what it needs, standard modules left out
     */
    public LaidOut layOut(List<String> modules, ModelConfiguration configuration) {
        return new LaidOut(this, modules, configuration);
    }

    /** Whether the specification has this file. */
    public boolean has(String file) {
        return found(file) != null;
    }

    /**
     * The text of one of the specification's files.
     *
     * @throws SpecificationException if there is no such file
     */
    public String text(String file) {
        String text = found(file);
        if (text == null) {
            throw new SpecificationException(file + ": there is no such file in the specification");
        }
        return text;
    }

    private @Nullable String found(String file) {
        try {
            return ModuleFiles.text(folder, file);
        } catch (IOException e) {
            throw new SpecificationException(file + ": can't be read", e);
        }
    }
}
