package org.rollcall.spec.tla;

import java.util.List;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import tlc2.tool.TLCState;
import tlc2.value.IValue;
import util.UniqueString;

/** A state of the tools; values are read when asked for. */
final class TlcState implements SpecState {
    private final TlcSpecification owner;
    private final TLCState state;
    private long fingerprint;
    private boolean fingerprinted;

    TlcState(TlcSpecification owner, TLCState state) {
        this.owner = owner;
        this.state = state;
    }

    TLCState raw() {
        return state;
    }

    private IValue lookup(int index) {
        return state.lookup(owner.variableName(index));
    }

    @Override
    public List<String> variables() {
        return owner.variables();
    }

    @Override
    public SpecValue value(String variable) {
        return owner.values().read(state.lookup(UniqueString.uniqueStringOf(variable)));
    }

    @Override
    public SpecValue value(int index) {
        return owner.values().read(lookup(index));
    }

    /** The tools work it out anew each time they are asked, and a search asks several times. */
    @Override
    public long fingerprint() {
        if (!fingerprinted) {
            fingerprint = state.fingerPrint();
            fingerprinted = true;
        }
        return fingerprint;
    }

    @Override
    public boolean shares(int index, SpecState before) {
        return before instanceof TlcState other && lookup(index) == other.lookup(index);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlcState that && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(fingerprint());
    }

    @Override
    public String toString() {
        return state.toString();
    }
}
