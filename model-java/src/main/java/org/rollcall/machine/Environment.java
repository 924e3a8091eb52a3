package org.rollcall.machine;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.rollcall.kernel.Habit;

/**
 * What the CPUs do on their own.
 *
 * @param cpus the CPUs with a habit; a habit that is not named has none
 */
public record Environment(Map<Habit, CpuMask> cpus) implements Habit.Who {
    /** CPUs that run only what the roll calls ask for. */
    public static final Environment QUIET = new Environment(Map.of());

    public Environment {
        Map<Habit, CpuMask> all = new EnumMap<>(Habit.class);
        for (Habit habit : Habit.values()) {
            all.put(habit, cpus.getOrDefault(habit, CpuMask.EMPTY));
        }
        cpus = Collections.unmodifiableMap(all);
    }

    static Stream<Constant<Environment, ?>> constants() {
        return Stream.of(Habit.values())
                .map(habit -> new Constant<>(
                        habit.specName(), CpuMask.class, e -> e.of(habit), (e, cpus) -> e.with(habit, cpus)));
    }

    /** The CPUs with this habit. */
    public CpuMask of(Habit habit) {
        return Objects.requireNonNull(cpus.get(habit));
    }

    @Override
    public long has(Habit habit) {
        return of(habit).bits();
    }

    /** The same, but these CPUs have the habit, and no others. */
    public Environment with(Habit habit, CpuMask who) {
        Map<Habit, CpuMask> changed = new EnumMap<>(cpus);
        changed.put(habit, who);
        return new Environment(changed);
    }
}
