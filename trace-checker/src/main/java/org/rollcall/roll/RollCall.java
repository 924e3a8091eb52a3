package org.rollcall.roll;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;

/**
 * One roll call, judged. Sets are null where the text does not say.
 *
 * @param index from 1, in the order of the log
 * @param boot the boot of the log it belongs to, from 1
 * @param firstLine the first line that belongs to it, from 1
 * @param lastLine the last line known to belong to it
 * @param requestLine the line that shows the request best
 * @param requester the CPU that asks
 * @param asked includes the requester where its own dump is part of the request
 * @param answered with a full dump, or in the debugger
 * @param idle answered by the skip line
 * @param missed asked, and provably without an answer; null if some CPU was, and nothing tells which
 * @param undecided asked, and neither heard from nor provably missed
 * @param reasons what speaks for the verdict, then for each missed CPU the hypotheses, the likeliest first
 */
public record RollCall(
        int index,
        int boot,
        long firstLine,
        long lastLine,
        long requestLine,
        Kind kind,
        Trigger trigger,
        @Nullable Integer requester,
        @Nullable CpuSet asked,
        @Nullable CpuSet answered,
        @Nullable CpuSet idle,
        @Nullable CpuSet missed,
        @Nullable CpuSet undecided,
        Verdict verdict,
        List<Reason> reasons) {
    /** The CPUs that are known to have answered, with a dump or as idle, or to be in the debugger. */
    public CpuSet heard() {
        CpuSet dumped = answered == null ? CpuSet.none() : answered;
        return idle == null ? dumped : dumped.with(idle);
    }

    /** The same in other lines of a log, from this one on. Its reasons, if there are any, stay where they are. */
    RollCall at(int place, int inBoot, long line) {
        return copy(place, inBoot, line, missed, undecided, verdict, reasons);
    }

    /** The same with another verdict for other reasons. */
    public RollCall with(Verdict other, List<Reason> why) {
        return copy(index, boot, firstLine, missed, undecided, other, List.copyOf(why));
    }

    /** The same with these CPUs missed, and no others. */
    public RollCall missing(CpuSet silent, CpuSet open, List<Reason> why) {
        return copy(index, boot, firstLine, silent, open, Verdict.MISSED, List.copyOf(why));
    }

    private RollCall copy(
            int place,
            int inBoot,
            long line,
            @Nullable CpuSet silent,
            @Nullable CpuSet open,
            Verdict other,
            List<Reason> why) {
        return new RollCall(
                place,
                inBoot,
                line,
                line + lastLine - firstLine,
                line + requestLine - firstLine,
                kind,
                trigger,
                requester,
                asked,
                answered,
                idle,
                silent,
                open,
                other,
                why);
    }
}
