package org.rollcall.machine;

import java.util.StringJoiner;
import org.rollcall.kernel.TaskState;

/** A state in a line: what runs on each CPU and with which mask, then the locks and the requests. */
final class StateText {
    private StateText() {}

    static String of(State s) {
        StringJoiner text = new StringJoiner("; ");
        for (int c = 0; c < s.cpus(); c++) {
            text.add(cpu(s, c));
        }
        if (s.btReqr() >= 0) {
            text.add("backtrace by c" + (s.btReqr() + 1) + " at " + s.btPc().specName() + " of {" + s.btMask() + "}");
        }
        if (s.mlock() >= 0) {
            text.add("dbg_master_lock c" + (s.mlock() + 1) + ", masters " + s.nM() + ", slaves " + s.nS());
        }
        return text.toString();
    }

    private static String cpu(State s, int c) {
        String where = switch (s.top(c)) {
            case TASK -> "task " + s.task(c).specName();
            case IRQ -> "irq " + s.irqPc(c).specName();
            case DBG -> "dbg " + s.dbgPc(c).specName();
            case EVENT -> "event " + s.evPc(c).specName();
            case NMI -> "nmi " + s.nmiPc(c).specName();
        };
        String pending = s.pend(c).isEmpty() ? "" : " pending " + s.pend(c);
        String mask = s.task(c) == TaskState.OFF ? "" : " " + s.maskState(c).specName();
        return "c" + (c + 1) + " " + where + mask + pending;
    }
}
