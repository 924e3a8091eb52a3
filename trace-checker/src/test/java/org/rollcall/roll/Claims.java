package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;

/** What the roll calls of a text say of the CPUs for certain: who is missed, and that all answered. */
final class Claims {
    /** A roll call of this kind ends so for these CPUs; null where the text does not name them. */
    private record Claim(
            Kind kind, Verdict verdict, @Nullable CpuSet cpus) {
        boolean includes(Claim other) {
            return kind == other.kind
                    && verdict == other.verdict
                    && (other.cpus == null
                            || cpus != null && other.cpus.without(cpus).isEmpty());
        }
    }

    private static final int MANY = 20;

    private Claims() {}

    /**
     * The other text is one that lost something, or got something that is no log: nothing is stronger in it than in the first. The same of fewer CPUs is
     * not, nor that it is so of CPUs that the text does not name.
     */
    static void assertNoneAdded(List<String> unharmed, List<String> harmed) {
        List<Claim> more = of(harmed);
        for (Claim claim : of(unharmed)) {
            more.stream().filter(claim::includes).findFirst().ifPresent(more::remove);
        }
        assertThat(more).as(() -> what(unharmed, harmed)).isEmpty();
    }

    /** The lines of the other text stand in another order: no CPU is missed in it that is missed nowhere in the first. */
    static void assertNobodyElseMissed(List<String> ordered, List<String> disordered) {
        CpuSet missed = missed(ordered);
        assertThat(missed(disordered).without(missed))
                .as(() -> String.join("\n", disordered))
                .isEqualTo(CpuSet.none());
    }

    private static CpuSet missed(List<String> text) {
        return Logs.check(String.join("\n", text) + "\n").stream()
                .map(RollCall::missed)
                .filter(Objects::nonNull)
                .reduce(CpuSet.none(), CpuSet::with);
    }

    /** The lines that differ, or all where many do. */
    private static String what(List<String> unharmed, List<String> harmed) {
        List<String> lines = new ArrayList<>(harmed);
        lines.removeAll(unharmed);
        int calls = harmed.size() > MANY ? harmed.size() - MANY : 0;
        return String.join("\n", lines.isEmpty() || lines.size() > MANY ? harmed.subList(calls, harmed.size()) : lines);
    }

    private static List<Claim> of(List<String> text) {
        return Logs.check(String.join("\n", text) + "\n").stream()
                .filter(call -> call.verdict() != Verdict.INCONCLUSIVE)
                .map(call -> new Claim(
                        call.kind(), call.verdict(), call.verdict() == Verdict.MISSED ? call.missed() : call.asked()))
                .collect(Collectors.toList());
    }
}
