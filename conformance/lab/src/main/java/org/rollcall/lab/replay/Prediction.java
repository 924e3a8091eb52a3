package org.rollcall.lab.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rollcall.lab.stub.Cpu;

/**
 * What a state of the model says of the kernel's variables. A model may leave a part of the kernel out: variables that
 * no step of its run touches are not predicted.
 *
 * @param asked CPUs that the model ever asks for a backtrace: of the mask, only their bits are predicted, since sysrq-l
 *     always asks all
 * @param printing whether the run has a holder of the printk CPU lock
 * @param requesting whether the run has a backtrace request
 * @param btc whether the run asks for the stack of a slave
 */
record Prediction(Set<Cpu> asked, boolean printing, boolean requesting, boolean btc) {
    private static final int NOBODY = -1;

    List<Expected> of(ModelState state) {
        List<Expected> all = new ArrayList<>();
        all.add(Expected.shared(KernelVariable.MASTERS, state.number("nM")));
        all.add(Expected.shared(KernelVariable.SLAVES, state.number("nS")));
        all.add(Expected.shared(
                KernelVariable.MASTER_LOCK, bit(state.cpu("mlock").isPresent())));
        all.add(Expected.shared(KernelVariable.SLAVE_LOCK, bit(state.flag("slock"))));
        all.add(Expected.shared(KernelVariable.KGDB_ACTIVE, owner(state, "kgActive")));
        all.add(Expected.shared(KernelVariable.NUM_ONLINE, state.counted()));
        for (Cpu cpu : state.cpus()) {
            all.add(new Expected(KernelVariable.ENTERED, cpu, bit(state.isIn(cpu, "entered"))));
            all.add(new Expected(KernelVariable.CPU_ONLINE, cpu, bit(state.isIn(cpu, "online"))));
            if (asked.contains(cpu)) {
                all.add(new Expected(KernelVariable.BACKTRACE_MASK, cpu, bit(state.isIn(cpu, "btMask"))));
            }
            if (btc) {
                boolean wanted = state.cpu("btc").filter(cpu::equals).isPresent();
                all.add(new Expected(KernelVariable.WANT_BT, cpu, bit(wanted)));
            }
        }
        if (printing) {
            all.add(Expected.shared(KernelVariable.PRINT_OWNER, owner(state, "psync")));
        }
        if (requesting) {
            all.add(Expected.shared(
                    KernelVariable.BACKTRACE_FLAG, bit(state.cpu("btReqr").isPresent())));
        }
        return all;
    }

    private static long owner(ModelState state, String variable) {
        return state.cpu(variable).map(Cpu::number).orElse(NOBODY);
    }

    private static long bit(boolean set) {
        return set ? 1 : 0;
    }
}
