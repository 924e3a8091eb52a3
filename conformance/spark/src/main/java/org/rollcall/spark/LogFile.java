package org.rollcall.spark;

import java.io.Serializable;

/**
 * A log.
 *
 * @param index its place in the order of the arguments, from 0
 * @param path as Hadoop's file systems take it
 * @param bytes its size, compressed as it is
 */
record LogFile(int index, String path, long bytes) implements Serializable {
    private static final String LOCAL = "file:";

    /** What it is called in the records: a file of this machine as {@code rollcall check} calls it. */
    String name() {
        return path.startsWith(LOCAL) ? path.substring(LOCAL.length()) : path;
    }
}
