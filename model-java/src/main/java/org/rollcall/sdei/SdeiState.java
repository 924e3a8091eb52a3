package org.rollcall.sdei;

import java.util.Set;
import org.rollcall.channel.SdeiEvent;
import org.rollcall.machine.CpuMask;
import org.rollcall.transition.PerCpu;

/**
 * The variables of {@code SdeiRequest.tla}. A CPU is its number, -1 is none.
 *
 * @param pc where each CPU's task is
 * @param h where its backtrace handler is
 * @param flag who holds backtrace_flag
 * @param bt backtrace_mask
 * @param asked what it was at first
 * @param heard CPUs that printed since then
 * @param late CPUs that were in the handler before then
 * @param toSend CPUs that the loop has not come to
 * @param listed CPUs named in the line of T6b
 * @param dropped CPUs whose request was dropped
 * @param done CPUs that have asked, and do not ask again
 * @param event event 0, pending
 * @param sgi the backtrace IPI, pending
 * @param deaf CPUs that the firmware sends no event
 * @param masked CPUs with interrupts masked
 * @param online cpu_online_mask
 * @param stopping sdei_nmi_stopping
 * @param psync who holds the printk CPU lock
 * @param roundup CPUs with the roundup SGI pending
 * @param ran CPUs whose task went on before that SGI
 */
public record SdeiState(
        PerCpu<TaskPlace> pc,
        PerCpu<HandlerPlace> h,
        int flag,
        CpuMask bt,
        CpuMask asked,
        CpuMask heard,
        CpuMask late,
        CpuMask toSend,
        CpuMask listed,
        CpuMask dropped,
        CpuMask done,
        PerCpu<Set<SdeiEvent>> event,
        PerCpu<Set<BacktraceSgi>> sgi,
        CpuMask deaf,
        CpuMask masked,
        CpuMask online,
        boolean stopping,
        int psync,
        CpuMask roundup,
        CpuMask ran) {

    /** No CPU. */
    public static final int NONE = -1;

    /** Whether the task of CPU {@code c} is at a place. */
    boolean at(int c, TaskPlace place) {
        return pc.get(c) == place;
    }

    /** Whether no handler runs on CPU {@code c}. */
    boolean inTask(int c) {
        return h.get(c) == HandlerPlace.NONE;
    }

    /** A copy to be changed. */
    SdeiDraft change() {
        return new SdeiDraft(this);
    }
}
