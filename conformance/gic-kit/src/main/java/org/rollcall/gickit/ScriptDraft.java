package org.rollcall.gickit;

import java.io.PrintWriter;
import java.util.SplittableRandom;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Register;

/**
 * A script while it is being generated: each operation runs on the model at once and is written with its answer, since
 * what comes next depends on it.
 */
final class ScriptDraft {
    /** Microseconds in which a signalled interrupt wakes a PE for sure. */
    private static final int SETTLE = 500;

    private final ScriptHeader header;
    private final ModelRun model;
    private final ScriptWriter writer;
    private final GeneratedPe[] pes;
    private int count;

    ScriptDraft(ScriptHeader header, Compatibility compatibility, PrintWriter out) {
        this.header = header;
        model = new ModelRun(header, compatibility);
        writer = new ScriptWriter(out, header);
        pes = new GeneratedPe[header.pes()];
        for (int pe = 0; pe < pes.length; pe++) {
            pes[pe] = new GeneratedPe(header.priorityBits());
        }
    }

    ScriptHeader header() {
        return header;
    }

    /** What is to be remembered of a PE. */
    GeneratedPe pe(int pe) {
        return pes[pe];
    }

    /** Operations so far. */
    int count() {
        return count;
    }

    boolean asleep(int pe) {
        return model.asleep(pe);
    }

    /** Any PE that can do something. */
    int awake(SplittableRandom random) {
        int pe;
        do {
            pe = random.nextInt(pes.length);
        } while (model.asleep(pe));
        return pe;
    }

    Answer read(int pe, ExceptionLevel level, Register register) {
        return readFrame(pe, level, register, pe);
    }

    Answer readFrame(int pe, ExceptionLevel level, Register register, int frame) {
        return run(pe, level, new Action.Read(new Target(register, frame, 0)));
    }

    Answer write(int pe, ExceptionLevel level, Register register, long value) {
        return writeFrame(pe, level, register, pe, value);
    }

    Answer writeFrame(int pe, ExceptionLevel level, Register register, int frame, long value) {
        return run(pe, level, new Action.Write(new Target(register, frame, 0), value));
    }

    Answer run(int pe, ExceptionLevel level, Action action) {
        if (action instanceof Action.Read read
                && read.target().register().activePriority()
                && header.declared().has(Variation.OWN_ACTIVE_PRIORITY_LAYOUT)) {
            // There is nothing that the reader could expect.
            return new Answer.Done();
        }
        Operation operation = new Operation(count + 2, pe, level, action, null, null, null);
        count++;
        int asleep = model.sleepers();
        Answer answer = model.run(operation);
        writer.write(operation, answer);
        if (model.sleepers() < asleep) {
            letWake(pe);
        }
        return answer;
    }

    /** An interrupt that comes and goes may not wake a real PE, so nothing happens until the sleeper has seen it. */
    private void letWake(int pe) {
        run(pe, header.bootLevel(), new Action.Settle(SETTLE));
        for (int other = 1; other < pes.length; other++) {
            if (!model.asleep(other) && pes[other].slept) {
                pes[other].slept = false;
                run(pe, header.bootLevel(), new Action.Woke(other));
            }
        }
    }
}
