package org.rollcall.spec.tla;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.rmi.server.UnicastRemoteObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.SpecificationException;
import tla2sany.drivers.SANY;
import tlc2.tool.impl.SymbolNodeValueLookupProvider;

/**
 * Loads the TLA+ tools and this package once more, so that their static fields belong to one specification. Everything
 * else, our values included, comes from the parent and is shared. A few of the tools' classes use other classes than they name.
 */
final class IsolatedLoader extends URLClassLoader {
    private static final List<String> OWN =
            List.of("tlc2.", "tla2sany.", "util.", "pcal.", "org.rollcall.spec.tla.", "model.");

    /** Events for the JVM's flight recorder. The tools do without where there is none; to set it up takes as long as a parse. */
    private static final String RECORDER = "jdk.jfr.";

    /** A class that some class of the tools uses, and what it uses here. */
    private record Instead(Class<?> of, Class<?> used) {}

    private static final Map<String, Instead> INSTEAD = Map.of(
            "tlc2.tool.impl.Spec", new Instead(SymbolNodeValueLookupProvider.class, LevelsOnce.class),
            "tlc2.tool.impl.SpecProcessor", new Instead(SANY.class, ParsedOnce.class),
            "tlc2.tool.fp.FPSet", new Instead(UnicastRemoteObject.class, NoRemote.class),
            "tlc2.tool.fp.MultiFPSet", new Instead(UnicastRemoteObject.class, NoRemote.class),
            "tlc2.tool.management.TLCStandardMBean", new Instead(ManagementFactory.class, NoManagement.class));

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
        if (name.startsWith(RECORDER)) {
            throw new ClassNotFoundException(name);
        }
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
        Instead instead = INSTEAD.get(name);
        if (instead == null) {
            return super.findClass(name);
        }
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            byte[] code = ClassFile.calling(in.readAllBytes(), instead.of, instead.used);
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** From a file that is opened for it alone: whoever closes a loader closes the one that the JVM keeps for all. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        URL place = getResource(name);
        if (place == null) {
            return null;
        }
        try {
            URLConnection connection = place.openConnection();
            connection.setUseCaches(false);
            return connection.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
