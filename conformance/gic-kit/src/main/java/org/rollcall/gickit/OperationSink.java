package org.rollcall.gickit;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Register;

/** Takes the operations of a script one after the other, each with the answer that it must have, and numbers their lines. */
final class OperationSink {
    /** The level that the kernel works at. */
    static final ExceptionLevel KERNEL = ExceptionLevel.EL1_NS;

    /** The header is the first line. */
    private static final int FIRST_LINE = 2;

    private final BiConsumer<Operation, @Nullable Answer> consumer;
    private int count;

    OperationSink(BiConsumer<Operation, @Nullable Answer> consumer) {
        this.consumer = consumer;
    }

    /** The kernel's write of a register of the PE's own. */
    void put(int pe, Register register, long value) {
        put(pe, KERNEL, register, value);
    }

    void put(int pe, ExceptionLevel level, Register register, long value) {
        give(pe, level, new Action.Write(new Target(register, pe, 0), value), null);
    }

    /** The kernel's write to the SGI frame of PE {@code frame}. */
    void putFrame(int pe, Register register, int frame, long value) {
        give(pe, KERNEL, new Action.Write(new Target(register, frame, 0), value), null);
    }

    void prioritise(int pe, int intid, int priority) {
        give(pe, KERNEL, new Action.Write(new Target(Register.GICR_IPRIORITYR, pe, intid), priority), null);
    }

    /** The kernel's read, and what it must give. */
    void expect(int pe, Register register, long value) {
        give(pe, KERNEL, new Action.Read(new Target(register, pe, 0)), new Answer.Value(value));
    }

    void act(int pe, ExceptionLevel level, Action action) {
        give(pe, level, action, null);
    }

    private void give(int pe, ExceptionLevel level, Action action, @Nullable Answer answer) {
        consumer.accept(new Operation(FIRST_LINE + count++, pe, level, action, answer, null, null), answer);
    }
}
