package org.rollcall.machine;

import org.rollcall.kernel.TaskState;
import org.rollcall.kernel.Variables;

/** The state that the specification's {@code Init} describes; all that is not named here is none, empty or zero. */
final class InitialState {
    private InitialState() {}

    static void write(Kernel k, Configuration configuration, long[] s) {
        Variables v = k.v;
        for (int c = 0; c < v.cpus; c++) {
            boolean off = configuration.hotplug().offline().contains(c);
            k.hotplug.boot(s, c, off ? TaskState.OFF : TaskState.OPEN);
        }
    }
}
