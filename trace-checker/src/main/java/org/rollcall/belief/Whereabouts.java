package org.rollcall.belief;

import org.rollcall.kernel.BtLabel;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.State;

/** From where a CPU takes a step that reaches beyond it: a short cut, the guard of the machine decides. */
final class Whereabouts {
    private final Configuration configuration;

    Whereabouts(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Whether a step of this kind is worth trying; {@code alone} has the CPU where it is. */
    boolean allow(State alone, int cpu, StepKind kind) {
        return switch (kind) {
            case T1, SYSRQ_SHOW_ALL -> configuration.requesters().contains(cpu);
            case E0 -> configuration.masters().contains(cpu);
            case T2 -> asks(alone, cpu, BtLabel.T2);
            case T5, T5_END -> asks(alone, cpu, BtLabel.T5);
            case T6, TIMEOUT_BT -> asks(alone, cpu, BtLabel.T6);
            case T8 -> asks(alone, cpu, BtLabel.T8);
            case WORK_START -> alone.work() == cpu;
            case SEND_OWED, QUEUE_ON -> alone.worker() == cpu;
            case M5 -> alone.dbgPc(cpu) == DbgLabel.M5;
            case ROUNDUP_SEND, M5_END -> alone.dbgPc(cpu) == DbgLabel.M5S;
            case M6, TIMEOUT_KG -> alone.dbgPc(cpu) == DbgLabel.M6;
            case GO -> alone.dbgPc(cpu) == DbgLabel.M9;
            case X3 -> alone.dbgPc(cpu) == DbgLabel.X3;
            default -> true;
        };
    }

    private static boolean asks(State alone, int cpu, BtLabel label) {
        return alone.btReqr() == cpu && alone.btPc() == label;
    }
}
