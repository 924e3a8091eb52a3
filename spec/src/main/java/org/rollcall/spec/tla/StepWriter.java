package org.rollcall.spec.tla;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecificationException;
import tlc2.tool.Action;
import tlc2.tool.TLCState;
import tlc2.util.BitVector;
import tlc2.util.IStateWriter;

/**
 * Hands an observer each step that the engine takes, where the engine would write it to a dump. The engine searches breadth
 * first, so the states wait here in the order in which it leaves them; one that is passed over has no step. Lives in the
 * class loader of its tools.
 */
final class StepWriter implements IStateWriter {
    private final TlcSpecification owner;
    private final Map<Action, SpecAction> actions;
    private final Exploration.Observer observer;
    private final Deque<TlcState> waiting = new ArrayDeque<>();
    private @Nullable TLCState left;
    private @Nullable RuntimeException failure;
    private boolean stuck;

    /** @param actions by identity: the instances that the engine takes */
    StepWriter(TlcSpecification owner, Map<Action, SpecAction> actions, Exploration.Observer observer) {
        this.owner = owner;
        this.actions = actions;
        this.observer = observer;
    }

    @Override
    public void writeState(TLCState initial) {
        telling(() -> {
            TlcState state = new TlcState(owner, initial);
            waiting.addLast(state);
            observer.initial(state);
        });
    }

    @Override
    public void writeState(TLCState from, TLCState to, boolean fresh, Action action) {
        telling(() -> {
            TlcState state = leave(from);
            TlcState next = new TlcState(owner, to);
            if (fresh) {
                waiting.addLast(next);
            }
            SpecAction known = actions.get(action);
            if (known == null) {
                throw new SpecificationException(
                        "the engine takes an action that the specification does not list: " + action);
            }
            observer.step(state, known, next, fresh);
        });
    }

    private TlcState leave(TLCState from) {
        if (from != left) {
            if (left != null) {
                observer.expanded(waiting.removeFirst());
            }
            left = from;
            long fingerprint = from.fingerPrint();
            while (!waiting.isEmpty() && waiting.getFirst().fingerprint() != fingerprint) {
                stuck = true;
                observer.expanded(waiting.removeFirst());
            }
        }
        if (waiting.isEmpty()) {
            throw new SpecificationException("the engine leaves a state that it has not entered: " + from);
        }
        return waiting.getFirst();
    }

    /** What the observer throws ends the search; the engine would only print it. */
    private void telling(Runnable news) {
        if (failure != null) {
            return;
        }
        try {
            news.run();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /** Throws what the observer threw. */
    void failed() {
        if (failure != null) {
            throw failure;
        }
    }

    /** The search is over: what still waits has no step. */
    void end() {
        if (left != null) {
            observer.expanded(waiting.removeFirst());
        }
        left = null;
        stuck |= !waiting.isEmpty();
        waiting.forEach(observer::expanded);
        waiting.clear();
    }

    /** Whether a state had no step. */
    boolean stuck() {
        return stuck;
    }

    /** Of these the liveness checker tells: that each state may also stutter, and its own graph. */
    @Override
    public void writeState(TLCState from, TLCState to, boolean fresh) {}

    @Override
    public void writeState(TLCState from, TLCState to, boolean fresh, Visualization kind) {}

    @Override
    public void writeState(TLCState from, TLCState to, BitVector checked, int start, int length, boolean fresh) {}

    @Override
    public void writeState(
            TLCState from, TLCState to, BitVector checked, int start, int length, boolean fresh, Visualization kind) {}

    @Override
    public void close() {}

    @Override
    public String getDumpFileName() {
        return "";
    }

    @Override
    public boolean isNoop() {
        return true; // for the liveness checker, which would write its own graph
    }

    @Override
    public boolean isDot() {
        return false;
    }

    @Override
    public void snapshot() {}
}
