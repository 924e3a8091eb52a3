package org.rollcall.lab.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rollcall.lab.guest.Guest;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.lab.stub.GdbStub;
import org.rollcall.lab.stub.Point;

/** Leads the CPUs of a guest to functions of its kernel, without a model that says what is in memory then. */
public final class Leader implements AutoCloseable {
    private final Guest guest;
    private final SystemMap map;
    private final GdbStub stub;
    private final VcpuRunner runner;

    private Leader(Guest guest, SystemMap map, GdbStub stub) {
        this.guest = guest;
        this.map = map;
        this.stub = stub;
        this.runner = new VcpuRunner(stub);
    }

    /**
     * Halts a guest.
     *
     * @throws LabException if the System.map is not of its kernel
     */
    public static Leader of(Guest guest, SystemMap map) {
        return new Leader(guest, map, RunningKernel.connect(guest, map));
    }

    /**
     * Lets some CPUs run, and halts each that enters its function.
     *
     * @param running the CPUs; all others stay halted
     * @param until the function of each CPU that is to be halted
     * @param budget of the host's time, for each of them
     * @param meanwhile done once the CPUs run
     * @throws LabException if one does not come there
     */
    public void run(SortedSet<Cpu> running, SortedMap<Cpu, String> until, Duration budget, Runnable meanwhile) {
        SortedSet<Cpu> moving = new TreeSet<>(running);
        SortedMap<Cpu, String> missing = new TreeMap<>(until);
        Meanwhile next = halted -> meanwhile.run();
        while (!missing.isEmpty()) {
            Optional<Aim> reached = runner.run(moving, aims(missing), budget, next);
            Cpu cpu = reached.orElseThrow(() -> notReached(missing)).cpu();
            moving.remove(cpu);
            missing.remove(cpu);
            next = Meanwhile.NOTHING;
        }
    }

    private List<Aim> aims(SortedMap<Cpu, String> until) {
        List<Aim> aims = new ArrayList<>();
        until.forEach((cpu, function) -> aims.add(new Aim(
                new Label.Call(function, Optional.empty(), Optional.empty()),
                cpu,
                Point.execute(map.address(function)),
                () -> true)));
        return aims;
    }

    private LabException notReached(SortedMap<Cpu, String> missing) {
        return new LabException("NOT REACHED: "
                + missing.entrySet().stream()
                        .map(each -> each.getKey() + " did not come to " + each.getValue() + ", it is at "
                                + map.name(stub.registers(each.getKey()).pc()))
                        .collect(Collectors.joining("; ")));
    }

    /** Presses break and a key of sysrq on the serial line: its interrupt is pending, if the CPU that takes it is halted. */
    public void press(char key) {
        stub.monitor("chardev-send-break console");
        guest.type(Character.toString(key));
        // QEMU takes what was typed at the latest in the round in which it takes a command that came after it.
        stub.monitor("info chardev");
        stub.monitor("info chardev");
    }

    /** Lets all CPUs run. */
    public void release() {
        stub.detach();
    }

    @Override
    public void close() {
        stub.close();
    }
}
