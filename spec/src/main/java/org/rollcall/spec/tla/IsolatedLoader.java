package org.rollcall.spec.tla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

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

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
