package org.rollcall.spec.tla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.SpecificationException;

/**
 * Loads the TLA+ tools and this package once more, so that their static fields belong to one specification. Everything
 * else, our values included, comes from the parent and is shared.
 */
final class IsolatedLoader extends URLClassLoader {
    private static final List<String> OWN =
            List.of("tlc2.", "tla2sany.", "util.", "pcal.", "org.rollcall.spec.tla.", "model.");

    static {
        registerAsParallelCapable();
    }

    IsolatedLoader() {
        super(
                new URL[] {location(IsolatedLoader.class), location(util.ToolIO.class)},
                IsolatedLoader.class.getClassLoader());
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (OWN.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    /**
     * Calls a static method of this package in these tools.
     *
     * @throws SpecificationException what it threw, in one line if it is not one already
     */
    Object call(Class<?> type, String name, Class<?>[] parameters, @Nullable Object[] arguments) {
        try {
            Method method = loadClass(type.getName()).getDeclaredMethod(name, parameters);
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

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
