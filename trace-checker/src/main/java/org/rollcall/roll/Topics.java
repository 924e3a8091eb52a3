package org.rollcall.roll;

import org.rollcall.log.Line;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.Calling;
import org.rollcall.message.Debugging;
import org.rollcall.message.Dumping;
import org.rollcall.message.Message;
import org.rollcall.message.Stopping;
import org.rollcall.message.Triggering;

/** Hands each message of a log on to those who follow its topic. */
final class Topics {
    private final Backtraces backtraces;
    private final DebuggerSessions sessions;
    private final Stops stops;
    private final CsdLocks csdLocks;
    private final Redirects redirects;

    /** These, and who needs nothing but the journal. */
    Topics(Journal journal, Backtraces backtraces, DebuggerSessions sessions, Stops stops, CsdLocks csdLocks) {
        this.backtraces = backtraces;
        this.sessions = sessions;
        this.stops = stops;
        this.csdLocks = csdLocks;
        redirects = new Redirects(journal);
    }

    void accept(Event event) {
        Message message = event.message();
        Line line = event.line();
        switch (message.topic()) {
            case ASKING -> backtraces.asked((Asking) message, line);
            case ANSWERING -> backtraces.answered((Answering) message, line);
            case TRIGGERING -> triggered((Triggering) message, line);
            case CALLING -> csdLocks.accept((Calling) message, line);
            case DEBUGGING -> sessions.accept((Debugging) message, line);
            case STOPPING -> {
                backtraces.stopping((Stopping) message, line);
                stops.accept((Stopping) message, line);
            }
            case DUMPING -> dumped((Dumping) message, line);
            case CONFIGURING, MARKING -> {} // the boot has the one; of lost lines it is known by now
        }
    }

    private void triggered(Triggering triggering, Line line) {
        backtraces.triggered(triggering, line);
        csdLocks.triggered(triggering, line);
        redirects.triggered(triggering, line);
        stops.triggered(triggering);
    }

    private void dumped(Dumping dumping, Line line) {
        if (dumping instanceof Dumping.TraceSymbol symbol) {
            backtraces.trace(symbol);
        } else if (dumping instanceof Dumping.Pmr pmr) {
            backtraces.pmr(pmr, line);
        } else if (dumping instanceof Dumping.CpuLine cpu) {
            stops.lastDump(cpu.cpu());
        }
    }
}
