package org.rollcall.lab.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.lab.stub.Cpu;

/** Something that the guest does; the script {@code init} of its first file system carries it out. */
public sealed interface Action {
    /** As the guest's script reads it: a verb and its arguments, with colons between them. */
    String word();

    /** The CPUs it names. */
    Set<Integer> cpus();

    /** What is done on one CPU. */
    sealed interface OnOneCpu extends Action {
        int cpu();

        @Override
        default Set<Integer> cpus() {
            return Set.of(cpu());
        }
    }

    /** Takes a CPU offline. */
    record Offline(int cpu) implements OnOneCpu {
        @Override
        public String word() {
            return "offline:" + cpu;
        }
    }

    /** Keeps a CPU busy in user space. */
    record Spin(int cpu) implements OnOneCpu {
        @Override
        public String word() {
            return "spin:" + cpu;
        }
    }

    /** Locks a CPU up, in one of the kernel's own ways ({@code drivers/misc/lkdtm}). */
    record Lock(String kind, int cpu) implements OnOneCpu {
        @Override
        public String word() {
            return "lock:" + kind + ":" + cpu;
        }
    }

    /** Has a CPU run a function on all others and wait for them, in the background ({@code ftrace_sync_ipi} or {@code kick_all_cpus_sync}). */
    record Call(int cpu) implements OnOneCpu {
        @Override
        public String word() {
            return "call:" + cpu;
        }
    }

    /** Has a process on a CPU make a barrier on those that spin or are locked up, in the background ({@code membarrier(2)}). */
    record Barrier(int cpu) implements OnOneCpu {
        @Override
        public String word() {
            return "barrier:" + cpu;
        }
    }

    /** Has a process on a CPU restart the machine in an orderly way, in the background ({@code kernel_restart}). */
    record Restart(int cpu) implements OnOneCpu {
        @Override
        public String word() {
            return "restart:" + cpu;
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

    /** From here on the lab leads the CPUs from outside, while the guest goes on with the actions that follow. */
    record Lead(List<Move> moves) implements Action {
        /** With the CPU that is to take the interrupt of the serial line. */
        @Override
        public String word() {
            return "lead" + keys().findFirst().map(key -> ":" + key.cpu()).orElse("");
        }

        /** Whether the lab ends the machine, after so many seconds. */
        Optional<Move.End> end() {
            return moves.stream()
                    .filter(Move.End.class::isInstance)
                    .map(Move.End.class::cast)
                    .findFirst();
        }

        /** The keys that are pressed on the serial line. */
        Stream<Key> keys() {
            return moves.stream()
                    .filter(Move.Press.class::isInstance)
                    .map(Move.Press.class::cast)
                    .map(Move.Press::key);
        }

        @Override
        public Set<Integer> cpus() {
            return moves.stream()
                    .flatMap(move -> move.cpus().stream())
                    .map(Cpu::number)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** {@code l} asks for backtraces, {@code g} enters kdb, {@code c} panics, {@code b} restarts. */
    record Key(char letter, int cpu) {
        @Override
        public String toString() {
            return letter + Integer.toString(cpu);
        }
    }
}
