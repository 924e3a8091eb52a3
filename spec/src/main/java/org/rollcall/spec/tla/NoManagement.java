package org.rollcall.spec.tla;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import javax.management.MBeanServer;

/**
 * What the tools call in place of {@link ManagementFactory}, see {@link IsolatedLoader}, to register counters for a management
 * console. Nobody looks at them, their names would be those of all other tools of the program, and to set the JVM's own server up
 * takes 0.1 seconds.
 */
public final class NoManagement {
    private static final MBeanServer NOBODY = (MBeanServer) Proxy.newProxyInstance(
            NoManagement.class.getClassLoader(),
            new Class<?>[] {MBeanServer.class},
            (server, method, arguments) -> method.getReturnType() == boolean.class ? false : null);

    private NoManagement() {}

    /** A server that forgets what is registered. */
    public static MBeanServer getPlatformMBeanServer() {
        return NOBODY;
    }
}
