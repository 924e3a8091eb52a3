package org.rollcall.spec.tla;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;

/** The way in to the TLA+ tools: each call gets tools of its own, and several may be open at once. */
public final class TlaTools {
    private final @Nullable Path folder;

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
        IsolatedLoader loader = new IsolatedLoader();
        Runnable release = () -> {
            loader.close();
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
            release.run();
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
        try (Scratch scratch = new Scratch();
                IsolatedLoader loader = new IsolatedLoader()) {
            return (EngineResult) call(
                    loader,
                    TlcEngine.class,
                    "run",
                    new Class<?>[] {String.class, String.class, Path.class, Path.class, Duration.class},
                    new @Nullable Object[] {module, configuration, folder, scratch.folder(), limit});
        }
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
