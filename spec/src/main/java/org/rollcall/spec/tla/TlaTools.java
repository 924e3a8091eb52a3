package org.rollcall.spec.tla;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;

/**
 * The way in to the TLA+ tools. Several specifications may be open at once: each has tools of its own. Tools that are
 * free again serve the next specification of the same module, because they are then warm; another module's tables would
 * get in its way. A check of liveness has tools of its own: it neither
 * stands what others left behind nor forgets what it found.
 */
public final class TlaTools {
    /** The engine registers itself under one name in the JVM: runs take turns. */
    private static final Lock ENGINE = new ReentrantLock();

    /** The configuration names a temporal property. */
    private static final Pattern PROPERTY = Pattern.compile("(?m)^\\s*PROPERT(Y|IES)\\b");

    private final @Nullable Path folder;
    private final Map<String, Deque<IsolatedLoader>> free = new ConcurrentHashMap<>();

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
     * Loads a module with a configuration.
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
        Scratch scratch = new Scratch();
        scratch.write("Given.cfg", text);
        return open(module, "Given", scratch);
    }

    private Specification open(String module, String configuration, Scratch scratch) {
        IsolatedLoader loader = borrow(module);
        Runnable release = () -> {
            giveBack(module, loader);
            scratch.close();
        };
        try {
            return (Specification) call(
                    loader,
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
     * Runs the tools' own model checker to the end, past any violation of an invariant.
     *
     * @param limit how long it may take
     * @throws SpecificationException if the model is wrong, or the time is over
     */
    public EngineResult run(String module, String configuration, Duration limit) {
        boolean liveness = PROPERTY.matcher(text(configuration + ".cfg")).find();
        IsolatedLoader loader = liveness ? new IsolatedLoader() : borrow(module);
        ENGINE.lock();
        try (Scratch scratch = new Scratch()) {
            EngineResult result = (EngineResult) call(
                    loader,
                    TlcEngine.class,
                    "run",
                    new Class<?>[] {String.class, String.class, Path.class, Path.class, Duration.class},
                    new @Nullable Object[] {module, configuration, folder, scratch.folder(), limit});
            if (liveness) {
                loader.close(); // LiveWorker.errFoundByThread stays set: the next liveness check would end at once
            } else {
                giveBack(module, loader);
            }
            return result;
        } finally {
            ENGINE.unlock();
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

    private IsolatedLoader borrow(String module) {
        IsolatedLoader warm = shelf(module).pollFirst();
        return warm == null ? new IsolatedLoader() : warm;
    }

    private void giveBack(String module, IsolatedLoader loader) {
        shelf(module).addFirst(loader);
    }

    private Deque<IsolatedLoader> shelf(String module) {
        return free.computeIfAbsent(module, name -> new ConcurrentLinkedDeque<>());
    }

    private static Object call(
            IsolatedLoader loader, Class<?> type, String name, Class<?>[] parameters, @Nullable Object[] arguments) {
        try {
            Method method = loader.loadClass(type.getName()).getDeclaredMethod(name, parameters);
            method.setAccessible(true);
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SpecificationException cause) {
                throw cause;
            }
            throw new SpecificationException("the TLA+ tools failed: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
