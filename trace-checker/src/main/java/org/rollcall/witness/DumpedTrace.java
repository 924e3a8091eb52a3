package org.rollcall.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.message.Asking;
import org.rollcall.roll.Event;
import org.rollcall.roll.Remark;
import org.rollcall.roll.RollCall;
import org.rollcall.trace.Account;
import org.rollcall.trace.Account.Finding;
import org.rollcall.trace.Trace;

/**
 * A trace that was found in the log itself ({@code ftrace_dump}, kdb's {@code ftdump}). It comes behind the roll calls that it is about: what it tells of
 * their silent CPUs is a remark. Bounded: of a long log the last roll calls.
 */
public final class DumpedTrace {
    private static final int MOST = 256;

    private final List<RollCall> silent = new ArrayList<>();
    private final List<Event> requests = new ArrayList<>();

    /** A message of the log. */
    public void add(Event event) {
        if (event.message() instanceof Asking.SendingNmi) {
            requests.add(event);
            bound(requests);
        }
    }

    /** A roll call of the log. */
    public void add(RollCall call) {
        if (call.asked() != null && !call.asked().without(call.heard()).isEmpty()) {
            silent.add(call);
            bound(silent);
        }
    }

    /** What the trace tells; the log is over. */
    public List<Remark> remarks(Trace trace) {
        var witness = new TraceWitness(trace);
        requests.forEach(witness::note);
        List<Remark> remarks = new ArrayList<>();
        for (RollCall call : silent) {
            for (Map.Entry<Integer, Account> entry : witness.accounts(call).entrySet()) {
                Account account = entry.getValue();
                if (!call.heard().contains(entry.getKey()) && account.finding() != Finding.UNKNOWN) {
                    remarks.add(new Remark(
                            Remark.Kind.TRACE,
                            account.taken() == null
                                    ? call.requestLine()
                                    : account.taken().entered().line(),
                            1,
                            "trace: roll call " + call.index() + ": CPU " + account.cpu() + " " + account.why()));
                }
            }
        }
        return remarks;
    }

    private static void bound(List<?> list) {
        if (list.size() > MOST) {
            list.remove(0);
        }
    }
}
