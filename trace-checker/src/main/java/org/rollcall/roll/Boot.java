package org.rollcall.roll;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.Architecture;
import org.rollcall.message.Configuring;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Dumping;
import org.rollcall.message.Message;
import org.rollcall.message.Triggering;

/** What the lines of one boot say about its configuration and about its CPUs, apart from roll calls. */
final class Boot {
    private static final int KEPT = 64;

    /** A message and where it stands. */
    record Evidence(Message message, long line) {}

    /** The state of a CPU as its last register dump shows it. */
    record Registers(boolean irqsMasked, long line) {}

    private final int number;
    private final BitSet online = new BitSet();
    /** CPUs that printed a dump. */
    private final BitSet seen = new BitSet();

    private final Map<Class<?>, Evidence> configuration = new HashMap<>();
    private final List<Evidence> crashes = new ArrayList<>();
    private final Map<Integer, Registers> registers = new TreeMap<>();
    private final Map<Integer, Long> offline = new TreeMap<>();
    private final Map<Integer, Evidence> rcuStalls = new TreeMap<>();
    private @Nullable Architecture architecture;
    private boolean cpusKnown;
    private int dumped = -1;
    private @Nullable Registers shown;

    Boot(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The CPUs online, or null if no line says so. */
    @Nullable
    CpuSet online() {
        return cpusKnown ? CpuSet.copyOf(online) : null;
    }

    /** Whether the text shows that this CPU is the only one online. Some kernels print nothing as a CPU comes, but no other was seen. */
    boolean hasNoneBut(int cpu) {
        CpuSet only = CpuSet.of(cpu);
        return only.equals(online()) && CpuSet.copyOf(seen).without(only).isEmpty();
    }

    /** Where the configuration line of this type stands, or null. */
    @Nullable
    Evidence line(Class<? extends Configuring> type) {
        return configuration.get(type);
    }

    /** The line at which this CPU went offline, or null. */
    @Nullable
    Long wentOffline(int cpu) {
        return offline.get(cpu);
    }

    /** The CPU whose dump is being printed, or -1. */
    int dumped() {
        return dumped;
    }

    /** The state in the dump that is being printed, or null if it has not shown one. */
    @Nullable
    Registers shown() {
        return shown;
    }

    /** The state in the last dump of this CPU that showed one, or null. */
    @Nullable
    Registers registers(int cpu) {
        return registers.get(cpu);
    }

    /** What RCU's last report says of this CPU, or null. */
    @Nullable
    Evidence rcuStall(int cpu) {
        return rcuStalls.get(cpu);
    }

    /** Whose kernel it is, or null if no line shows it. */
    @Nullable
    Architecture architecture() {
        return architecture;
    }

    /** The last crash that a test provoked, or null. */
    @Nullable
    Evidence lastCrash() {
        return crashes.isEmpty() ? null : crashes.get(crashes.size() - 1);
    }

    void add(Message message, long line) {
        Architecture told = Architectures.shownBy(message);
        architecture = told == null ? architecture : told;
        switch (message.topic()) {
            case CONFIGURING -> configure((Configuring) message, line);
            case ANSWERING ->
                beginDump(-1); // its first line names the CPU; without that line nobody knows whose registers follow
            case DUMPING -> dump((Dumping) message, line);
            case TRIGGERING -> trigger((Triggering) message, line);
            case ASKING, CALLING, DEBUGGING, STOPPING, MARKING -> {}
        }
    }

    private void dump(Dumping message, long line) {
        if (message instanceof Dumping.CpuLine cpuLine) {
            seen.set(cpuLine.cpu());
            beginDump(cpuLine.cpu());
        } else if (message instanceof Dumping.Pstate pstate && dumped >= 0) {
            shown = new Registers(pstate.irqsMasked(), line);
            registers.put(dumped, shown);
        } else if (message instanceof Dumping.LkdtmEntry && crashes.size() < KEPT) {
            crashes.add(new Evidence(message, line));
        }
    }

    private void trigger(Triggering message, long line) {
        if (message instanceof Triggering.RcuStalledCpu stalled) {
            rcuStalls.put(stalled.cpu(), new Evidence(message, line));
        }
    }

    private void configure(Configuring configuring, long line) {
        configuration.putIfAbsent(configuring.getClass(), new Evidence(configuring, line));
        hotplug(configuring, line);
    }

    private void beginDump(int cpu) {
        dumped = cpu;
        shown = null;
    }

    private void hotplug(Configuring message, long line) {
        if (message instanceof Configuring.SecondaryBooted booted) {
            online.set(0);
            online.set(booted.cpu());
            offline.remove(booted.cpu());
        } else if (message instanceof Configuring.BroughtUp up && up.cpus() <= CpuSet.LIMIT) {
            // CPU numbers may have holes where a CPU failed to boot; the boot lines then know better
            if (online.cardinality() != up.cpus()) {
                online.set(0, up.cpus());
            }
            cpusKnown = true;
        } else if (message instanceof Configuring.CpuOffline gone) {
            online.clear(gone.cpu());
            offline.put(gone.cpu(), line);
        }
    }
}
