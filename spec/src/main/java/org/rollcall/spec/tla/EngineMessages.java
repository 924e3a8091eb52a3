package org.rollcall.spec.tla;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.EngineResult.By;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;
import tlc2.output.EC;
import tlc2.output.MPRecorder;
import tlc2.tool.TLCState;
import tlc2.tool.TLCStateInfo;

/** Listens to the numbered messages of the engine and keeps what they say. */
final class EngineMessages extends MPRecorder {
    private static final Set<Integer> ENDS =
            Set.of(EC.NO_ERROR, EC.TLC_TEMPORAL_PROPERTY_VIOLATED, EC.TLC_DEADLOCK_REACHED);

    private static final Pattern ACTION = Pattern.compile("<(\\w+)");

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
    private final Values values = new Values();
    private final List<EngineResult.Violation> violated = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final List<EngineResult.TraceEntry> trace = new ArrayList<>();
    private final ToldOnce invariants;
    private final PropertyNames properties;
    private final Map<String, String> assumptions;
    private final Set<String> refusals = new LinkedHashSet<>();
    private @Nullable TLCState printed;
    private boolean settled = true;
    private boolean firstTraceOver;
    private int loopTo = Counterexample.ENDS;
    private long generated;
    private long distinct;
    private int depth;

    /**
     * Listens to one search.
     *
     * @param assumptions the names of the specification's assumptions, by where they stand
     */
    EngineMessages(ToldOnce invariants, PropertyNames properties, Map<String, String> assumptions) {
        this.invariants = invariants;
        this.properties = properties;
        this.assumptions = Map.copyOf(assumptions);
    }

    PrintStream printed() {
        return out;
    }

    @Override
    public void record(int code, Object... objects) {
        switch (code) {
            case EC.TLC_INVARIANT_VIOLATED_BEHAVIOR, EC.TLC_INVARIANT_VIOLATED_INITIAL ->
                violation(first(objects), By.STATE);
            case EC.TLC_ACTION_PROPERTY_VIOLATED_BEHAVIOR, EC.TLC_PROPERTY_VIOLATED_INITIAL ->
                violation(properties.of(first(objects)), By.STEP);
            case EC.TLC_DEADLOCK_REACHED -> violation(EngineResult.DEADLOCK, By.STATE);
            case EC.TLC_TEMPORAL_PROPERTY_VIOLATED ->
                violation(objects.length == 0 ? "a temporal property" : first(objects), By.BEHAVIOUR);
            case EC.TLC_STATE_PRINT2 -> state((TLCStateInfo) objects[0]);
            case EC.TLC_STATE_PRINT3 -> {
                loopTo = firstTraceOver ? loopTo : Counterexample.STUTTERS;
                firstTraceOver = true;
            }
            case EC.TLC_BACK_TO_STATE -> {
                loopTo = Integer.parseInt(first(objects).replaceAll("\\D", "")) - 1;
                firstTraceOver = true;
            }
            case EC.TLC_STATS -> {
                generated = Long.parseLong(String.valueOf(objects[0]));
                distinct = Long.parseLong(String.valueOf(objects[1]));
            }
            case EC.TLC_SEARCH_DEPTH -> depth = Integer.parseInt(first(objects));
            case EC.TLC_ASSUMPTION_FALSE -> refusals.add(assumptions.getOrDefault(first(objects), first(objects)));
            case EC.TLC_PARSING_FAILED2, EC.TLC_PARSING_FAILED -> errors.add("the specification can't be parsed");
            default -> errors(code, objects);
        }
    }

    private void errors(int code, Object... objects) {
        boolean fatal = code == EC.GENERAL
                || code == EC.TLC_NESTED_EXPRESSION
                || (code >= EC.CFG_ERROR_READING_FILE && code < EC.CFG_ERROR_READING_FILE + 30);
        if (fatal) {
            StringBuilder message = new StringBuilder();
            for (Object part : objects) {
                message.append(part).append(' ');
            }
            errors.add(message.toString().strip());
        }
    }

    private static String first(Object... objects) {
        return String.valueOf(objects[0]);
    }

    private void violation(String property, By by) {
        settle();
        if (!violated.isEmpty()) {
            firstTraceOver = true;
        }
        EngineResult.Violation violation = new EngineResult.Violation(property, by);
        if (!violated.contains(violation)) {
            violated.add(violation);
        }
        invariants.violated(property);
        settled = false;
    }

    /** The way to a bad state has been printed: its last state may violate more. */
    private void settle() {
        if (!settled && printed != null) {
            invariants
                    .violatedIn(printed)
                    .forEach(invariant -> violated.add(new EngineResult.Violation(invariant, By.STATE)));
        }
        settled = true;
        printed = null;
    }

    private void state(TLCStateInfo info) {
        printed = info.state;
        if (firstTraceOver) {
            return;
        }
        Matcher matcher = ACTION.matcher(String.valueOf(info.info));
        String action = info.predecessorState == null || !matcher.find() ? "" : matcher.group(1);
        Map<String, SpecValue> state = new LinkedHashMap<>();
        for (var variable : TLCState.vars) {
            state.put(variable.getName().toString(), values.read(info.state.lookup(variable.getName())));
        }
        trace.add(new EngineResult.TraceEntry(trace.isEmpty() ? "" : action, state));
    }

    String errors() {
        return String.join("\n", errors) + "\n" + text.toString(StandardCharsets.UTF_8);
    }

    /**
     * What the search found.
     *
     * @param end the code that it ended with
     * @throws SpecificationException if it was not by itself or with a violation
     */
    EngineResult result(int end) {
        if (!refusals.isEmpty()) {
            throw new SpecificationException(
                    "no machine is like that: the specification assumes " + String.join(", ", refusals));
        }
        if (!ENDS.contains(end)) {
            throw new SpecificationException(errors().strip());
        }
        settle();
        return new EngineResult(distinct, generated, depth, violated, trace, loopTo);
    }
}
