package org.rollcall.gickit;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Compatibility;

/** Runs a script on the model and counts how its answers compare with recorded ones. */
public final class ScriptCheck {
    /** Takes each operation with the model's answer, in order. */
    @FunctionalInterface
    public interface Listener {
        void answered(Operation operation, Answer answer);
    }

    private final String other;
    private int operations;
    private int same;
    private int excused;
    private int different;
    private @Nullable Difference first;

    /** @param other who gave the recorded answers */
    public ScriptCheck(String other) {
        this.other = other;
    }

    /** Runs to the end of the script. */
    public void run(ScriptHeader header, Iterator<Operation> script, Compatibility compatibility, Listener listener) {
        ModelRun model = new ModelRun(header, compatibility);
        Comparison comparison = new Comparison(header, compatibility);
        while (script.hasNext()) {
            Operation operation = script.next();
            Answer answer = model.run(operation);
            listener.answered(operation, answer);
            operations++;
            switch (comparison.next(operation, answer)) {
                case SAME -> same++;
                case EXCUSED -> excused++;
                case DIFFERENT -> differs(header, model, operation, answer);
                case OPEN -> {}
            }
        }
    }

    public int operations() {
        return operations;
    }

    /** Answers equal to a recorded one. */
    public int same() {
        return same;
    }

    /** Other answers where the recorded one does not bind. */
    public int excused() {
        return excused;
    }

    /** Other answers where the recorded one binds. */
    public int different() {
        return different;
    }

    /** The first of {@link #different()}, null if there is none. */
    public @Nullable Difference first() {
        return first;
    }

    private void differs(ScriptHeader header, ModelRun model, Operation operation, Answer answer) {
        different++;
        if (first == null) {
            Answer expected = operation.recorded() == null ? new Answer.Done() : operation.recorded();
            first = new Difference(
                    operation, answer, expected, other, RegisterState.of(model.gic(), operation.pe(), header.boot()));
        }
    }
}
