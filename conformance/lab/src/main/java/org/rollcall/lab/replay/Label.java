package org.rollcall.lab.replay;

import java.util.Optional;

/** A place in the execution of a CPU at which the effect of a model's step is there, and that of the next is not. */
sealed interface Label {
    /** A function is entered. */
    record Call(String symbol, Optional<String> from, Optional<Argument> argument) implements Label {
        @Override
        public String toString() {
            return "call of " + symbol + from.map(caller -> " from " + caller).orElse("");
        }
    }

    /** A function that was entered has returned. */
    record Return(Call call) implements Label {
        @Override
        public String toString() {
            return "return of " + call.symbol();
        }
    }

    /**
     * A variable has been written.
     *
     * @param ofOther whether it is the variable of the other CPU that the step names
     */
    record Write(KernelVariable variable, Becomes becomes, boolean ofOther) implements Label {
        @Override
        public String toString() {
            return "store to " + variable.word();
        }
    }

    /** What a variable has become when a store to it counts. */
    sealed interface Becomes {
        /** What the model predicts. */
        record Predicted() implements Becomes {}

        /** The number of the CPU that moves. */
        record Self() implements Becomes {}

        record Number(long value) implements Becomes {}

        /** In a label table: nothing, {@code self} or a number. */
        static Becomes parse(Optional<String> word) {
            return switch (word.orElse("")) {
                case "" -> new Predicted();
                case "self" -> new Self();
                default -> new Number(Long.parseLong(word.orElseThrow()));
            };
        }
    }

    /** A lock is looked at while somebody holds it: whoever does so waits. */
    record Wait(KernelVariable lock) implements Label {
        @Override
        public String toString() {
            return "waiting for " + lock.word();
        }
    }

    /** DAIF.I is set; reached by single steps from where the CPU is halted. */
    record Masked() implements Label {
        @Override
        public String toString() {
            return "DAIF.I";
        }
    }

    /** There is nothing to see. */
    record Hidden() implements Label {}

    /**
     * What a call must be about to count.
     *
     * @param register the number of the x register
     * @param base a variable to subtract from it
     * @param sgi whether it is compared with the step's interrupt, and not with its other CPU
     */
    record Argument(int register, Optional<String> base, boolean sgi) {}
}
