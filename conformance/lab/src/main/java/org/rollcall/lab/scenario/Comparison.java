package org.rollcall.lab.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.lab.guest.SideChannel;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Trigger;

/**
 * Holds the roll calls of a console against what the scenario expects and against the interrupts that each CPU counted. The CPU
 * that asks takes no interrupt itself, so its own answer is not counted.
 */
final class Comparison {
    /** The rows of {@code /proc/interrupts}: {@code ipi_types} of {@code arch/arm64/kernel/smp.c}, 6.8 and later. */
    private static final Map<Kind, String> ROWS =
            new TreeMap<>(Map.of(Kind.BACKTRACE, "CPU backtrace interrupts", Kind.KGDB, "KGDB roundup interrupts"));

    private static final String CALLS = "Function call interrupts";

    private final Scenario scenario;
    private final List<RollCall> calls;
    private final SideChannel side;
    private final List<String> differences = new ArrayList<>();

    private Comparison(Scenario scenario, List<RollCall> calls, SideChannel side) {
        this.scenario = scenario;
        this.calls = scenario.restarts() ? withoutWhatARestartCutsOff(calls) : calls;
        this.side = side;
    }

    static Agreement of(Scenario scenario, List<RollCall> calls, SideChannel side) {
        var comparison = new Comparison(scenario, calls, side);
        comparison.withExpected(scenario.expected());
        comparison.withOnline();
        comparison.withCalls();
        Optional<String> without = comparison.withInterrupts();
        if (scenario.panics()) {
            comparison.withPanic();
        }
        if (scenario.panics() || scenario.restarts()) {
            without = without.map(why -> "a guest that " + comparison.end() + " tells no counts");
        }
        if (!comparison.differences.isEmpty()) {
            return new Agreement.Differs(List.copyOf(comparison.differences));
        }
        return without.<Agreement>map(why -> new Agreement.NotComparable(List.of(why)))
                .orElseGet(Agreement.Agrees::new);
    }

    private String end() {
        if (scenario.isEnded()) {
            return "hung";
        }
        return scenario.restarts() ? "restarted" : "panicked";
    }

    /** Whether a panic's line of its redirect is written before the machine restarts is a matter of chance; one that was taken is not. */
    private static List<RollCall> withoutWhatARestartCutsOff(List<RollCall> calls) {
        return calls.stream()
                .filter(call -> call.kind() != Kind.REDIRECT || !heard(call).isEmpty())
                .toList();
    }

    /** The answers of one roll call, of whatever kind. */
    static CpuSet heard(RollCall call) {
        return orNone(call.answered()).with(orNone(call.idle()));
    }

    /** An interrupt count by row, for a record of the run. */
    static Map<String, Map<Integer, Integer>> interrupts(SideChannel side) {
        Map<String, Map<Integer, Integer>> rows = new TreeMap<>();
        ROWS.values().forEach(row -> side.taken(row).ifPresent(taken -> rows.put(row, taken)));
        return rows;
    }

    private void withExpected(List<Expectation> expected) {
        if (calls.size() != expected.size()) {
            differences.add(calls.size() + " roll calls on the console, " + expected.size() + " expected");
            return;
        }
        List<RollCall> found = sorted(calls, RollCall::kind);
        List<Expectation> all = sorted(expected, Expectation::kind);
        for (int i = 0; i < found.size(); i++) {
            RollCall call = found.get(i);
            Expectation wanted = all.get(i);
            if (call.kind() != wanted.kind()) {
                differences.add("roll call " + call.index() + " is a "
                        + call.kind().word() + ", a " + wanted.kind().word() + " is expected");
            }
            switch (wanted.kind()) {
                case STOP -> same(call, "missed", orNone(call.missed()), wanted.missed()); // names no others
                case REDIRECT -> { // nobody waits, so nobody is called missed
                    same(call, "asked", orNone(call.asked()), wanted.asked());
                    same(call, "not heard from", orNone(call.asked()).without(heard(call)), wanted.missed());
                }
                default -> {
                    same(call, "asked", orNone(call.asked()), wanted.asked());
                    same(call, "answered", heard(call), wanted.answered());
                    same(call, "missed", orNone(call.missed()), wanted.missed());
                }
            }
        }
    }

    /** Requests of two kinds that are made at the same time come in either order. */
    private static <T> List<T> sorted(List<T> all, Function<T, Kind> kind) {
        return all.stream().sorted(Comparator.comparing(kind)).toList();
    }

    private void same(RollCall call, String what, CpuSet found, CpuSet wanted) {
        if (!found.equals(wanted)) {
            differences.add(
                    "roll call " + call.index() + ": " + what + " " + list(found) + ", expected " + list(wanted));
        }
    }

    /** sysrq-l and kdb ask all CPUs that are online, if they ask at all; who has handed a panic on is offline. */
    private void withOnline() {
        CpuSet gone = calls.stream()
                .filter(call -> call.kind() == Kind.REDIRECT && call.requester() != null)
                .map(call -> CpuSet.of(call.requester()))
                .reduce(CpuSet.none(), CpuSet::with);
        side.last("ONLINE")
                .map(list -> CpuSet.parse(list).without(gone))
                .ifPresent(online -> calls.stream()
                        .filter(call -> call.trigger() == Trigger.SYSRQ_L || call.trigger() == Trigger.KGDB_ENTRY)
                        .filter(call -> call.asked() != null && !online.equals(call.asked()))
                        .forEach(call -> differences.add("roll call " + call.index() + ": asked "
                                + list(orNone(call.asked())) + ", online are " + list(online))));
    }

    /** A guest that still counts has not panicked; a CPU that has asked for a panic is not among those that it counts. */
    private void withPanic() {
        Optional<Set<Integer>> alive = side.taken(ROWS.get(Kind.BACKTRACE)).map(Map::keySet);
        if (alive.isPresent() == scenario.endsInPanic()) {
            differences.add(
                    alive.isPresent()
                            ? "the guest is alive, a " + (scenario.restarts() ? "restart" : "panic") + " is expected"
                            : "the guest panicked, none is expected");
        }
        alive.ifPresent(cpus -> scenario.panickers().stream()
                .filter(cpus::contains)
                .forEach(cpu -> differences.add("CPU " + cpu + " is online after it asked for a panic")));
    }

    /** Why there is nothing to compare with, if so. */
    private Optional<String> withInterrupts() {
        for (var row : ROWS.entrySet()) {
            Optional<Map<Integer, Integer>> taken = side.taken(row.getValue());
            if (taken.isEmpty()) {
                return Optional.of("the guest's side channel has no count of \"" + row.getValue() + "\"");
            }
            List<RollCall> ofKind =
                    calls.stream().filter(call -> call.kind() == row.getKey()).toList();
            taken.get().forEach((cpu, count) -> withCount(ofKind, row.getValue(), cpu, count));
        }
        return Optional.empty();
    }

    /** A CPU that does not take a call has not taken an interrupt for one since it was queued. */
    private void withCalls() {
        Optional<Map<Integer, Integer>> taken = side.taken("call", CALLS);
        calls.stream()
                .filter(call -> call.kind() == Kind.CSD)
                .forEach(call -> orNone(call.missed()).stream()
                        .filter(cpu ->
                                taken.map(counts -> counts.getOrDefault(cpu, 0)).orElse(-1) != 0)
                        .forEach(cpu ->
                                differences.add("roll call " + call.index() + ": CPU " + cpu + " is missed and took "
                                        + taken.map(counts -> counts.get(cpu) + " ")
                                                .orElse("nobody knows how many ") + CALLS)));
    }

    /** Who is asked by the event of SDEI takes no interrupt for it. */
    private boolean askedByInterrupt(RollCall call) {
        return !scenario.sdei() || call.kind() != Kind.BACKTRACE;
    }

    private void withCount(List<RollCall> ofKind, String row, int cpu, int count) {
        long answers = ofKind.stream()
                .filter(this::askedByInterrupt)
                .filter(call -> !isRequester(call, cpu))
                .filter(call -> heard(call).contains(cpu))
                .count();
        if (answers != count) {
            differences.add(
                    "CPU " + cpu + " took " + count + " " + row + ", the console has " + answers + " answers of it");
        }
    }

    private static boolean isRequester(RollCall call, int cpu) {
        Integer requester = call.requester();
        return requester != null && requester == cpu;
    }

    private static String list(CpuSet cpus) {
        return cpus.isEmpty() ? "none" : cpus.toString();
    }

    private static CpuSet orNone(@Nullable CpuSet cpus) {
        return cpus == null ? CpuSet.none() : cpus;
    }
}
