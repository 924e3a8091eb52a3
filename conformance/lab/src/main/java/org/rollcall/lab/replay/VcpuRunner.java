package org.rollcall.lab.replay;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.rollcall.lab.stub.Address;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.lab.stub.GdbStub;
import org.rollcall.lab.stub.Point;
import org.rollcall.lab.stub.StopReply;

/**
 * Lets some CPUs run, and all others stay halted, until one of the first is where it is wanted. Points hold for all CPUs, and
 * one stop may be a hit of several CPUs of which the stub names one: so all are looked at, and those that are not wanted
 * there are stepped over. A CPU that is halted before the access to a watched variable would stop there again.
 */
final class VcpuRunner {
    private final GdbStub stub;

    VcpuRunner(GdbStub stub) {
        this.stub = stub;
    }

    /**
     * Runs.
     *
     * @param budget of the host's time
     * @param meanwhile what is done once the CPUs run
     * @return the aim that was reached; empty if none was in time
     */
    Optional<Aim> run(SortedSet<Cpu> running, List<Aim> aims, Duration budget, Meanwhile meanwhile) {
        long end = System.nanoTime() + budget.toNanos();
        Set<Point> points = aims.stream().map(Aim::point).collect(Collectors.toCollection(LinkedHashSet::new));
        stepOff(running, points);
        points.forEach(stub::insert);
        boolean inserted = true;
        try {
            Meanwhile next = meanwhile;
            while (true) {
                stub.resume(running);
                next.run(stub::hasStopped);
                next = Meanwhile.NOTHING;
                Optional<StopReply> stop = stub.awaitStop(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
                if (stop.isEmpty()) {
                    stub.interrupt();
                    return Optional.empty();
                }
                points.forEach(stub::remove);
                inserted = false;
                Optional<Aim> reached = reached(running, aims, stop.get());
                if (reached.isPresent()) {
                    return reached;
                }
                stop.get().cpu().filter(cpu -> stop.get().watched().isPresent()).ifPresent(stub::step);
                stepOff(running, points);
                points.forEach(stub::insert);
                inserted = true;
            }
        } finally {
            if (inserted) {
                points.forEach(stub::remove);
            }
        }
    }

    private void stepOff(Collection<Cpu> running, Collection<Point> points) {
        for (Cpu cpu : running) {
            if (points.contains(Point.execute(stub.registers(cpu).pc()))) {
                stub.step(cpu);
            }
        }
    }

    private Optional<Aim> reached(Collection<Cpu> running, List<Aim> aims, StopReply stop) {
        for (Aim aim : aims) {
            if (running.contains(aim.cpu())
                    && stands(aim, stop)
                    && aim.arrived().getAsBoolean()) {
                return Optional.of(aim);
            }
        }
        return Optional.empty();
    }

    private boolean stands(Aim aim, StopReply stop) {
        Address address = aim.point().address();
        return aim.point().kind() == Point.Kind.EXECUTE
                ? stub.registers(aim.cpu()).pc().equals(address)
                : stop.watched().equals(Optional.of(address)) && stop.cpu().equals(Optional.of(aim.cpu()));
    }
}
