package org.rollcall.spec.tla;

import java.rmi.Remote;
import java.rmi.server.UnicastRemoteObject;

/**
 * What the tools' tables of fingerprints extend in place of {@link UnicastRemoteObject}, see {@link IsolatedLoader}: here nobody
 * calls them from another machine. So no port is opened, and the JVM, when it ends, has no thread to wait for that sits in
 * {@code accept}; it would wait for 0.3 seconds.
 */
public abstract class NoRemote {
    /** It was never exported. */
    public static boolean unexportObject(Remote object, boolean force) {
        return true;
    }
}
