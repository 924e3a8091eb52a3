package org.rollcall.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.Calling;
import org.rollcall.message.Configuring;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Dumping;
import org.rollcall.message.Message;
import org.rollcall.message.Triggering;
import org.rollcall.roll.Event;
import org.rollcall.roll.Kind;
import org.rollcall.roll.RollCall;

/** The marks of a log, by line. */
final class Marks {
    /** A mark, and in which kind of roll call it is the requester's if it names no CPU. */
    private record Said(Mark mark, @Nullable Kind requesterOf) {}

    private final NavigableMap<Long, List<Said>> said = new TreeMap<>();
    /** Whom a wait of csd is for, by the number of its report: later lines name but this. */
    private final Map<Integer, CpuSet> targets = new HashMap<>();

    /** Takes a message, if it is about roll calls. */
    void add(Event event) {
        Message message = event.message();
        if (message instanceof Configuring || message instanceof Dumping) {
            return;
        }
        if (message instanceof Triggering.CsdLock report && report.target() != null) {
            targets.put(report.id(), CpuSet.of(report.target()));
        }
        if (message instanceof Calling.TargetState told) {
            Mark.Sign sign = told.state() == Calling.State.UNRESPONSIVE ? Mark.Sign.MISSED : Mark.Sign.NOTE;
            add(event, new Signs(targets.getOrDefault(told.id(), CpuSet.none()), sign, null));
        } else {
            Signs.of(message).forEach(sign -> add(event, sign));
        }
    }

    private void add(Event event, Signs sign) {
        said.computeIfAbsent(event.line().number(), line -> new ArrayList<>())
                .add(new Said(Mark.of(event.line(), sign.cpus(), sign.sign()), sign.requesterOf()));
    }

    /** The marks of the lines of a roll call, in their order. */
    List<Mark> of(RollCall call) {
        return said.subMap(call.firstLine(), true, call.lastLine(), true).values().stream()
                .flatMap(List::stream)
                .map(one -> of(call, one))
                .toList();
    }

    /** Kernels before the rework of smp_send_stop name the CPU that stops the others among those that did not stop. */
    private static Mark of(RollCall call, Said said) {
        Mark mark = said.mark();
        if (call.requester() == null) {
            return mark;
        }
        CpuSet requester = CpuSet.of(call.requester());
        if (mark.cpus().isEmpty() && said.requesterOf() == call.kind()) {
            return mark.of(requester);
        }
        return call.kind() == Kind.STOP && mark.sign() == Mark.Sign.MISSED
                ? mark.of(mark.cpus().without(requester))
                : mark;
    }

    void clear() {
        said.clear();
        targets.clear();
    }
}
