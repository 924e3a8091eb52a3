package org.rollcall.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A list of steps: one run of a machine, that can be saved, replayed and shrunk. Its text form is one step a line; blank
 * lines and lines that begin with {@code #} are skipped when it is read.
 *
 * @param steps the steps, in order
 */
public record Schedule(List<Step> steps) {
    /** Keeps a copy. */
    public Schedule {
        steps = List.copyOf(steps);
    }

    /**
     * What a machine makes of a schedule.
     *
     * @param states the initial state and the state after each step that was taken
     * @param failure the first step that was not enabled, if there is one
     */
    public record Replay(List<State> states, Optional<Failure> failure) {
        /** The state in which the replay ended. */
        public State last() {
            return states.get(states.size() - 1);
        }
    }

    /**
     * A step that was not enabled.
     *
     * @param index its place in the schedule, from 0
     * @param step the step
     * @param guard the guard that did not hold, in the words of the specification
     */
    public record Failure(int index, Step step, String guard) {
        @Override
        public String toString() {
            return "step " + (index + 1) + ", " + step + ", is not enabled: needs " + guard;
        }
    }

    /** The schedule that {@link #toString} prints so. */
    public static Schedule parse(String text) {
        return new Schedule(text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Step::parse)
                .toList());
    }

    /** Runs a machine along the schedule, up to the first step that is not enabled. */
    public Replay replay(Machine machine) {
        List<State> states = new ArrayList<>();
        states.add(machine.initial());
        for (int i = 0; i < steps.size(); i++) {
            State s = states.get(i);
            String guard = machine.refusal(s, steps.get(i));
            if (guard != null) {
                return new Replay(List.copyOf(states), Optional.of(new Failure(i, steps.get(i), guard)));
            }
            states.add(machine.apply(s, steps.get(i)));
        }
        return new Replay(List.copyOf(states), Optional.empty());
    }

    /** The steps that a machine takes if it passes over those that are not enabled. */
    public Schedule taken(Machine machine) {
        List<Step> taken = new ArrayList<>();
        State s = machine.initial();
        for (Step step : steps) {
            if (machine.isEnabled(s, step)) {
                taken.add(step);
                s = machine.apply(s, step);
            }
        }
        return new Schedule(taken);
    }

    /**
     * A shorter schedule that still fails. Steps are dropped, runs of them first, the longest first, and with them the
     * steps that are then not enabled; no single step of the result can be dropped so.
     *
     * @param machine that takes every step of this schedule
     * @param fails whether a schedule of that kind shows the failure; true for this one
     */
    public Schedule shrink(Machine machine, Predicate<Schedule> fails) {
        Schedule smallest = this;
        for (int length = Math.max(1, steps.size() / 2); length >= 1; length /= 2) {
            Optional<Schedule> next = smallest.shorter(length, machine, fails);
            while (next.isPresent()) {
                smallest = next.get();
                next = smallest.shorter(length, machine, fails);
            }
        }
        return smallest;
    }

    private Optional<Schedule> shorter(int length, Machine machine, Predicate<Schedule> fails) {
        for (int from = 0; from + length <= steps.size(); from++) {
            List<Step> rest = new ArrayList<>(steps);
            rest.subList(from, from + length).clear();
            Schedule shorter = new Schedule(rest).taken(machine);
            if (fails.test(shorter)) {
                return Optional.of(shorter);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
    }
}
