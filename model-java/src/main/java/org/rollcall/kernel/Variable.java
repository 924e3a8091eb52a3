package org.rollcall.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * A variable of {@code IpiNmi.tla}.
 *
 * @param name its name there
 * @param eachCpu whether it is a function of CPUs
 * @param cell where it lies
 */
public record Variable(String name, boolean eachCpu, Cell cell) {
    /** The value in a state, see {@link Cell#plain}; of a function a list with an entry for each CPU. */
    public Object plain(long[] s, int cpus) {
        if (!eachCpu) {
            return cell.plain(s, 0);
        }
        List<Object> images = new ArrayList<>(cpus);
        for (int c = 0; c < cpus; c++) {
            images.add(cell.plain(s, c));
        }
        return images;
    }
}
