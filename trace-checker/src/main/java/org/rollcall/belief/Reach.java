package org.rollcall.belief;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rollcall.kernel.StepKind;

/** How far the guard and the effect of a step reach beyond what all CPUs share. A property checks it against the machine. */
enum Reach {
    /** What the stepping CPU owns. */
    OWN,
    /** That, and what the CPU in the second parameter owns; only the latter changes. */
    ONE,
    /** What any CPU owns: a loop over a mask has ended, or all are told. */
    ALL,
    /** As {@link #ALL}, and CPUs are counted: {@code slaves_in_kgdb}. */
    COUNT;

    private static final Map<StepKind, Reach> BEYOND = new EnumMap<>(StepKind.class);

    static {
        put(ONE, StepKind.T5, StepKind.ROUNDUP_SEND, StepKind.QUEUE_ON);
        put(ALL, StepKind.T1, StepKind.T2, StepKind.T5_END, StepKind.T6, StepKind.TIMEOUT_BT, StepKind.T8);
        put(ALL, StepKind.SYSRQ_SHOW_ALL, StepKind.WORK_START, StepKind.SEND_OWED);
        put(ALL, StepKind.E0, StepKind.M5, StepKind.M5_END, StepKind.GO);
        put(COUNT, StepKind.M6, StepKind.TIMEOUT_KG, StepKind.X3);
    }

    private static void put(Reach reach, StepKind... kinds) {
        for (StepKind kind : kinds) {
            BEYOND.put(kind, reach);
        }
    }

    static Reach of(StepKind kind) {
        return BEYOND.getOrDefault(kind, OWN);
    }

    /** The kinds of steps that reach so far. */
    static List<StepKind> kinds(Reach... reaches) {
        List<Reach> wanted = List.of(reaches);
        return BEYOND.entrySet().stream()
                .filter(entry -> wanted.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
