package org.rollcall.lab.scenario;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Something that the guest does; the script {@code init} of its first file system carries it out. */
public sealed interface Action {
    /** As the guest's script reads it: a verb and its arguments, with colons between them. */
    String word();

    /** The CPUs it names. */
    Set<Integer> cpus();

    /** Takes a CPU offline. */
    record Offline(int cpu) implements Action {
        @Override
        public String word() {
            return "offline:" + cpu;
        }

        @Override
        public Set<Integer> cpus() {
            return Set.of(cpu);
        }
    }

    /** Keeps a CPU busy in user space. */
    record Spin(int cpu) implements Action {
        @Override
        public String word() {
            return "spin:" + cpu;
        }

        @Override
        public Set<Integer> cpus() {
            return Set.of(cpu);
        }
    }

    /** Locks a CPU up, in one of the kernel's own ways ({@code drivers/misc/lkdtm}). */
    record Lock(String kind, int cpu) implements Action {
        @Override
        public String word() {
            return "lock:" + kind + ":" + cpu;
        }

        @Override
        public Set<Integer> cpus() {
            return Set.of(cpu);
        }
    }

    /** Has a CPU run a function on all others and wait for them, in the background ({@code ftrace_sync_ipi} or {@code kick_all_cpus_sync}). */
    record Call(int cpu) implements Action {
        @Override
        public String word() {
            return "call:" + cpu;
        }

        @Override
        public Set<Integer> cpus() {
            return Set.of(cpu);
        }
    }

    /** Lets time pass. */
    record Wait(int seconds) implements Action {
        @Override
        public String word() {
            return "wait:" + seconds;
        }

        @Override
        public Set<Integer> cpus() {
            return Set.of();
        }
    }

    /** Presses keys of sysrq, each on its CPU, at the same time, and waits until all have returned. */
    record Request(List<Key> keys) implements Action {
        @Override
        public String word() {
            return "request:" + keys.stream().map(Key::toString).collect(Collectors.joining(":"));
        }

        @Override
        public Set<Integer> cpus() {
            return keys.stream().map(Key::cpu).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** {@code l} asks for backtraces, {@code g} enters kdb, {@code c} panics. */
    record Key(char letter, int cpu) {
        @Override
        public String toString() {
            return letter + Integer.toString(cpu);
        }
    }
}
