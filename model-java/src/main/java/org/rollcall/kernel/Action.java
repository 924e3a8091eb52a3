package org.rollcall.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One kind of step: its guards and its effect on the packed words of a state. {@code c} is the CPU that steps, {@code a}
 * the second parameter: a CPU, the ordinal of an {@link Sgi}, or -1. A value: whoever adds to it gets another.
 */
public final class Action {
    private static final long ANY = -1;

    private final long cpus;
    private final Guard[] guards;
    /** The guards but for {@link AtSite}. */
    private final Guard[] beyondSite;

    private final Effect effect;

    private Action(long cpus, List<Guard> guards, Effect effect) {
        this.cpus = cpus;
        this.guards = guards.toArray(new Guard[0]);
        this.beyondSite =
                guards.stream().filter(guard -> !(guard instanceof AtSite)).toArray(Guard[]::new);
        this.effect = effect;
    }

    /** A guard of an action. */
    @FunctionalInterface
    public interface Guard {
        /** See {@link Action#refusal}. */
        @Nullable
        String refusal(long[] s, int c, int a);
    }

    /** The effect of an action. */
    @FunctionalInterface
    public interface Effect {
        /** See {@link Action#effect}. */
        void effect(long[] s, int c, int a);
    }

    /** An action with one guard. */
    public static Action of(Guard guard, Effect effect) {
        return new Action(ANY, List.of(guard), effect);
    }

    /** The first guard that does not hold, in the words of the specification; null if the step is enabled. */
    public @Nullable String refusal(long[] s, int c, int a) {
        return refusal(guards, s, c, a);
    }

    /** The same on a CPU that is known to run at the site of the step. */
    public @Nullable String refusalAtSite(long[] s, int c, int a) {
        return refusal(beyondSite, s, c, a);
    }

    private static @Nullable String refusal(Guard[] guards, long[] s, int c, int a) {
        for (Guard guard : guards) {
            String refusal = guard.refusal(s, c, a);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    /** Takes the step in place. Only valid when nothing refuses it. */
    public void effect(long[] s, int c, int a) {
        effect.effect(s, c, a);
    }

    /** Whether a guard that says where a CPU runs, if there is one, says that it runs at the one site of a kind of step. */
    boolean isAtSiteOf(StepKind kind) {
        return Arrays.stream(guards)
                .allMatch(guard -> !(guard instanceof AtSite at) || kind.sites().equals(Set.of(at.site())));
    }

    /** Whether CPU {@code c} may take the step in some state; false if the configuration has none. */
    public boolean allows(int c) {
        return (cpus >>> c & 1) != 0;
    }

    /** This action, followed by another effect in the same step. */
    public Action then(Effect more) {
        return with((s, c, a) -> {
            effect.effect(s, c, a);
            more.effect(s, c, a);
        });
    }

    /** This action with another effect. */
    public Action with(Effect other) {
        return new Action(cpus, List.of(guards), other);
    }

    /** This action under one more guard, tested last. */
    public Action onlyIf(Guard guard) {
        List<Guard> more = new ArrayList<>(List.of(guards));
        more.add(guard);
        return new Action(cpus, more, effect);
    }

    /** This action for some CPUs only, which is tested first. */
    public Action by(long some, String words) {
        List<Guard> more = new ArrayList<>(List.of(guards));
        more.add(0, (s, c, a) -> (some >>> c & 1) == 0 ? words : null);
        return new Action(cpus & some, more, effect);
    }

    /** This action for the CPUs with a habit only. */
    Action by(Habit.Who who, Habit habit) {
        return by(who.has(habit), "c in " + habit.specName());
    }

    /** This action without the guard of these words. */
    public Action unguarded(String words) {
        return of(
                (s, c, a) -> {
                    String refusal = refusal(s, c, a);
                    return words.equals(refusal) ? null : refusal;
                },
                effect);
    }
}
