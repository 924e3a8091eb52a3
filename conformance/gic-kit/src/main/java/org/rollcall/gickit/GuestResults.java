package org.rollcall.gickit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.gic.InterruptLine;
import org.rollcall.gic.Trap;

/** What the guest program wrote, as answers. */
final class GuestResults {
    private static final int INTID = 0xffff;

    private final ByteBuffer bytes;
    private final int bootEl;
    private int notes;

    /**
     * @param notes where the notes of the first window are
     * @param bootEl the level that takes interrupts from below
     */
    GuestResults(ByteBuffer bytes, int notes, int bootEl) {
        this.bootEl = bootEl;
        this.bytes = bytes;
        this.notes = notes;
    }

    List<Answer> answers(List<Operation> operations) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            int at = GuestLayout.RESULT_BYTES * i;
            Action action = operations.get(i).action();
            answers.add(answer(action, bytes.getLong(at), bytes.getLong(at + Long.BYTES)));
            notes += action instanceof Action.Window ? GuestLayout.WINDOW_BYTES : 0;
        }
        return answers;
    }

    private Answer answer(Action action, long value, long status) {
        if (status == GuestLayout.TAKEN_IRQ) {
            return new Answer.Taken(InterruptLine.IRQ, bootEl);
        } else if (status == GuestLayout.TAKEN_FIQ) {
            return new Answer.Taken(InterruptLine.FIQ, bootEl);
        } else if (status != 0) {
            return new Answer.Trapped(new Trap((int) (status >>> 32), (int) status >>> 26, (int) status & 0x1ffffff));
        } else if (action instanceof Action.Window) {
            return new Answer.Events(events((int) value));
        }
        return action instanceof Action.Read || action instanceof Action.Woke
                ? new Answer.Value(value)
                : new Answer.Done();
    }

    private List<String> events(int count) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(bytes.getInt(notes + Integer.BYTES * i)));
        }
        return events;
    }

    private static String event(int note) {
        if ((note & GuestVectors.NOTE_NO_ACK) != 0) {
            return "no-ack";
        }
        if ((note & GuestVectors.NOTE_NMI) != 0) {
            return "nmi " + (note & INTID);
        }
        String what =
                (note & GuestVectors.NOTE_EOI) != 0 ? "eoi " : (note & GuestVectors.NOTE_FIQ) != 0 ? "fiq " : "irq ";
        return what + (note & INTID);
    }
}
