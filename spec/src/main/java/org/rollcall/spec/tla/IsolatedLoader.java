package org.rollcall.spec.tla;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.SpecificationException;
import tla2sany.drivers.SANY;

/**
 * Loads the TLA+ tools and this package once more, so that their static fields belong to one specification. Everything
 * else, our values included, comes from the parent and is shared.
 */
final class IsolatedLoader extends URLClassLoader {
    private static final List<String> OWN =
            List.of("tlc2.", "tla2sany.", "util.", "pcal.", "org.rollcall.spec.tla.", "model.");

    /** What makes a specification of a module and a configuration; where it calls the parser it calls {@link ParsedOnce}. */
    private static final String EVALUATOR = "tlc2.tool.impl.SpecProcessor";

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

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.equals(EVALUATOR)) {
            return super.findClass(name);
        }
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            byte[] code = ClassFile.calling(in.readAllBytes(), SANY.class, ParsedOnce.class);
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
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
