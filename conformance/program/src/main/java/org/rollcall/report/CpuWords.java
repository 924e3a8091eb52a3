package org.rollcall.report;

import org.rollcall.message.CpuSet;

/** CPUs in words for people, who rather read how many than a list that fills the screen. */
final class CpuWords {
    /** A list of more characters is counted. */
    static final int LONGEST = 20;

    private CpuWords() {}

    /** {@code CPU 0-3,7}, or {@code 341 CPUs}. */
    static String of(CpuSet cpus) {
        return isLong(cpus) ? count(cpus.size()) : "CPU " + cpus;
    }

    /** The list, or {@code 341 CPUs} if it has more than so many characters. */
    static String list(CpuSet cpus, int longest) {
        String list = cpus.toString();
        return list.length() > longest ? count(cpus.size()) : list;
    }

    /** So many of them. */
    static String count(int cpus) {
        return cpus + " CPUs";
    }

    static boolean isLong(CpuSet cpus) {
        return cpus.toString().length() > LONGEST;
    }
}
