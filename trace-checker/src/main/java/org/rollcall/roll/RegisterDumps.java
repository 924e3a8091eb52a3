package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.message.Answering;
import org.rollcall.message.CpuSet;

/** sparc's global registers: the records of one report are one roll call; a CPU that never stored its registers shows zeros. */
final class RegisterDumps {
    private final Journal journal;
    private @Nullable OpenCall current;

    RegisterDumps(Journal journal) {
        this.journal = journal;
    }

    /** A record; {@code asking} is the sysrq-l that has no text of its own yet. Returns whether the record is its first. */
    boolean accept(Answering.GlobalRegisters record, @Nullable OpenCall asking, Trigger trigger, long line) {
        OpenCall call = current;
        boolean begins = call == null;
        if (call == null) {
            call = asking != null ? asking : journal.begin(Kind.REGISTERS, trigger, line);
            call.turnInto(Kind.REGISTERS);
            call.answers.tell();
            call.send(null, CpuSet.none(), line, journal.now());
            current = call;
        }
        CpuSet before = call.answers.asked();
        call.ask(before == null ? CpuSet.of(record.cpu()) : before.with(record.cpu()));
        if (record.sender()) {
            call.askedBy(record.cpu());
        }
        if (record.empty()) {
            call.answers.name(record.cpu());
            call.lines.continueAt(line);
            call.note(ReasonCode.NO_REGISTERS, record.cpu(), line, "CPU " + record.cpu() + " stored no registers");
        } else {
            call.answer(record.cpu(), false, line, journal.now());
        }
        return begins;
    }

    /** The report is over. */
    void finish() {
        if (current != null) {
            current.close();
        }
        current = null;
    }
}
