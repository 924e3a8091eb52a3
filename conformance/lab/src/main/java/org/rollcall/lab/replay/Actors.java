package org.rollcall.lab.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.machine.Step;

/** Who makes a kernel do the steps of a schedule: what is to be typed for the environment's steps of the model. */
final class Actors {
    private static final String LKDTM = "/sys/kernel/debug/provoke-crash/DIRECT";

    private static final String CPU_UP = "CpuUpSetup";
    private static final String HOTPLUG = "__cpu_up";

    private final List<Actor> all = new ArrayList<>();
    private final List<Cpu> cpus;

    Actors(List<Step> steps, List<Cpu> cpus) {
        this.cpus = cpus;
        SortedMap<Cpu, List<String>> asked = new TreeMap<>();
        for (Step step : steps) {
            String command = command(step.kind().specName());
            if (!command.isEmpty()) {
                asked.computeIfAbsent(new Cpu(step.cpu()), cpu -> new ArrayList<>())
                        .add(command);
            }
        }
        asked.forEach((cpu, commands) -> all.add(new Actor(cpu, line(commands), gate(commands.get(0)))));
        // A hotplug operation waits for all CPUs when it begins: it is gathered before any of them is held.
        steps.stream()
                .filter(step -> step.kind().specName().equals(CPU_UP))
                .forEach(step -> all.add(
                        0,
                        hotplugger(new Cpu(step.cpu()), asked.keySet().stream().toList())));
    }

    List<Actor> all() {
        return Collections.unmodifiableList(all);
    }

    /** A step that the process on another CPU has to do its part for. */
    LabStep help(LabStep step) {
        return all.stream()
                .filter(actor -> step.action().equals(CPU_UP) && actor.gate().equals(HOTPLUG))
                .findFirst()
                .map(actor -> step.with(actor.cpu()))
                .orElse(step);
    }

    private static String command(String action) {
        return switch (action) {
            case "E0" -> "echo g > /proc/sysrq-trigger";
            case "T1" -> "echo l > /proc/sysrq-trigger";
            // The out-of-memory killer prints its caller's stack with dump_stack_lvl, in a worker. One that has not
            // begun is not
            // queued a second time, so the shell counts until it has.
            case "DumpStack" -> "echo f > /proc/sysrq-trigger; j=0; while [ $j -lt 3000 ]; do j=$((j+1)); done";
            case "HardLockup" -> "echo HARDLOCKUP > " + LKDTM;
            default -> "";
        };
    }

    /** A long line takes long to type. */
    private static String line(List<String> commands) {
        boolean same = commands.stream().distinct().count() == 1;
        return same && commands.size() > 2
                ? "for i in $(seq " + commands.size() + "); do " + commands.get(0) + "; done"
                : String.join("; ", commands);
    }

    private static String gate(String command) {
        return command.endsWith(LKDTM) ? "lkdtm_HARDLOCKUP" : Actor.SYSRQ;
    }

    private Actor hotplugger(Cpu offline, List<Cpu> taken) {
        Cpu free = cpus.stream()
                .filter(cpu -> !taken.contains(cpu) && !cpu.equals(offline))
                .findFirst()
                .orElseThrow(() -> new LabException("no CPU is free to take " + offline + " online"));
        return new Actor(free, "echo 1 > /sys/devices/system/cpu/cpu" + offline.number() + "/online", HOTPLUG);
    }
}
