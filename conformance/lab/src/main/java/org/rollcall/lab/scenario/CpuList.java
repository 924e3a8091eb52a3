package org.rollcall.lab.scenario;

import org.rollcall.message.CpuSet;

/** The kernel's list form of a set of CPUs: {@code 0-5,7}, empty for none. */
final class CpuList {
    private CpuList() {}

    /** @throws IllegalArgumentException if it is no list of CPUs */
    static CpuSet parse(String list) {
        CpuSet set = CpuSet.none();
        if (list.isEmpty()) {
            return set;
        }
        for (String part : list.split(",", -1)) {
            if (!part.matches("\\d{1,4}(-\\d{1,4})?")) {
                throw new IllegalArgumentException("\"" + list + "\" is no list of CPUs; write 0-5,7");
            }
            String[] ends = part.split("-");
            set = set.with(range(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]), list));
        }
        return set;
    }

    private static CpuSet range(int first, int last, String list) {
        if (last < first) {
            throw new IllegalArgumentException("\"" + list + "\" has a range that runs backwards");
        }
        return CpuSet.range(first, last);
    }
}
