package org.rollcall.machine;

import java.util.Arrays;
import java.util.Set;
import org.rollcall.cpu.InterruptMask;
import org.rollcall.cpu.MaskState;
import org.rollcall.kernel.BtLabel;
import org.rollcall.kernel.Context;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.kernel.Label;
import org.rollcall.kernel.Registers;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.TaskState;
import org.rollcall.kernel.Variable;
import org.rollcall.kernel.Variables;

/**
 * A state of a machine: a value. Each variable of {@code IpiNmi.tla} can be read, the much used ones by their name there;
 * beneath them are the registers. States are equal if all of these are. CPUs are numbered from 0.
 */
public final class State {
    private final Kernel kernel;
    private final Variables v;
    private final long[] words;

    /** Takes over {@code words}: nobody else may change them. */
    State(Kernel kernel, long[] words) {
        this.kernel = kernel;
        this.v = kernel.v;
        this.words = words;
    }

    /** The packed words; not to be changed. */
    long[] words() {
        return words;
    }

    /** A copy of the packed words: the state in its compact form, 64 bytes for four CPUs. */
    public long[] packed() {
        return words.clone();
    }

    /** CPUs of the machine. */
    public int cpus() {
        return v.cpus;
    }

    /** The value of any variable of {@code IpiNmi.tla}, see {@link Variable#plain}. */
    public Object value(Variable variable) {
        return variable.plain(words, v.cpus);
    }

    /** What the task context does. */
    public TaskState task(int c) {
        return v.task.get(words, c);
    }

    /** Where the handler of SDEI event 0 is. */
    public Label evPc(int c) {
        return v.evPc.get(words, c);
    }

    /** Where the NMI handler is. */
    public Label nmiPc(int c) {
        return v.nmiPc.get(words, c);
    }

    /** Where the interrupt handler is. */
    public Label irqPc(int c) {
        return v.irqPc.get(words, c);
    }

    /** Where the debug exception of a (would-be) master is. */
    public DbgLabel dbgPc(int c) {
        return v.dbgPc.get(words, c);
    }

    /** Pending bits of the redistributor. */
    public Set<Sgi> pend(int c) {
        return Sgi.setOf(v.pend.get(words, c));
    }

    /** Active bits of the redistributor. */
    public Set<Sgi> act(int c) {
        return Sgi.setOf(v.act.get(words, c));
    }

    /** cpu_online_mask. */
    public CpuMask online() {
        return new CpuMask(v.online.get(words));
    }

    /** backtrace_mask. */
    public CpuMask btMask() {
        return new CpuMask(v.btMask.get(words));
    }

    /** CPUs with enter_kgdb = 1. */
    public CpuMask entered() {
        return new CpuMask(v.entered.get(words));
    }

    /** History: CPUs that were online when M5 looked at them. */
    public CpuMask kgAsked() {
        return new CpuMask(v.kgAsked.get(words));
    }

    /** CPUs whose NMI priority was lost over suspend. */
    public CpuMask prioLost() {
        return new CpuMask(v.prioLost.get(words));
    }

    /** Who has set stop_in_progress; -1 if nobody has. */
    public int stopper() {
        return v.stopper.get(words);
    }

    /** The requester; backtrace_flag is set iff there is one; -1 if there is none. */
    public int btReqr() {
        return v.btReqr.get(words);
    }

    /** dbg_master_lock: its holder; -1 if there is none. */
    public int mlock() {
        return v.mlock.get(words);
    }

    /** kgdb_active; -1 if there is none. */
    public int kgActive() {
        return v.kgActive.get(words);
    }

    /** CPU whose workqueue holds sysrq_showallcpus; -1 if there is none. */
    public int work() {
        return v.work.get(words);
    }

    /** CPU whose kworker runs it; -1 if there is none. */
    public int worker() {
        return v.worker.get(words);
    }

    /** Label of the requester. */
    public BtLabel btPc() {
        return v.btPc.get(words);
    }

    /** masters_in_kgdb. */
    public int nM() {
        return v.nM.get(words);
    }

    /** slaves_in_kgdb. */
    public int nS() {
        return v.nS.get(words);
    }

    /** The context that runs on a CPU. */
    public Context top(int c) {
        return kernel.contexts.top(words, c);
    }

    /** What a CPU takes: the abstraction of its registers to the specification's {@code Mask(c)}. */
    public MaskState maskState(int c) {
        return registers().maskState(words, c);
    }

    /** {@code ICC_PMR_EL1} and {@code DAIF} of a CPU. */
    public InterruptMask interruptMask(int c) {
        return registers().mask(words, c);
    }

    /** The mask that a context of a CPU runs with, or was interrupted with. */
    public InterruptMask interruptMask(int c, Context context) {
        return registers().mask(words, c, context);
    }

    /** The SGIs that are enabled in {@code GICR_ISENABLER0} of a CPU. */
    public Set<Sgi> enabledSgis(int c) {
        return Sgi.setOf(registers().enabled(words, c));
    }

    /** The stored priority of an SGI in {@code GICR_IPRIORITYR} of a CPU. */
    public int priority(int c, Sgi sgi) {
        return registers().priority(words, c, sgi);
    }

    /** The running priority of a CPU interface. */
    public int runningPriority(int c) {
        return registers().runningPriority(words, c);
    }

    /** The SGIs that a CPU may take next. */
    public Set<Sgi> deliverable(int c) {
        return Sgi.setOf(registers().deliverable(words, c));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof State that && v.cpus == that.v.cpus && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return StateText.of(this);
    }

    private Registers registers() {
        return kernel.registers;
    }
}
