package org.rollcall.gickit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Compatibility;

/**
 * Runs a script on the model and reports how its answers compare. Of a script of up to 200,000 operations a difference is
 * shown with the registers before it, and choices are tried that would explain it; of a longer one it is only counted.
 */
public final class ScriptCheck {
    private static final int MOST_KEPT = 200_000;

    private final ScriptHeader header;
    private final Compatibility setting;
    private final int shown;
    private final List<Answer> qemu;

    private final List<Operation> kept = new ArrayList<>();
    private final List<Integer> differing = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, Integer> excused = new LinkedHashMap<>();
    private int operations;
    private int same;
    private final Map<String, Integer> unbound = new LinkedHashMap<>();
    private int different;
    private int unanswered;
    private OptionalInt firstUnanswered = OptionalInt.empty();

    /**
     * @param shown how many differences are described
     * @param qemu QEMU's answers to the operations, to be shown beside a difference; empty if it was not asked
     */
    public ScriptCheck(ScriptHeader header, Compatibility setting, int shown, List<Answer> qemu) {
        this.header = header;
        this.setting = setting;
        this.shown = shown;
        this.qemu = qemu;
    }

    /** Runs to the end of the script. */
    public ScriptReport run(Iterator<Operation> script) {
        Comparison comparison = new Comparison(header, setting);
        while (script.hasNext()) {
            Operation operation = script.next();
            if (operations < MOST_KEPT) {
                kept.add(operation);
            }
            add(operation, comparison.next(operation));
            operations++;
        }
        boolean whole = operations <= MOST_KEPT;
        return new ScriptReport(
                header,
                operations,
                same,
                Collections.unmodifiableMap(unbound),
                Collections.unmodifiableMap(excused),
                different,
                unanswered,
                firstUnanswered,
                whole ? described() : List.copyOf(differences),
                whole && different > 0
                        ? new Alternatives(header, kept, setting, same).explain(differing.get(0), different)
                        : null);
    }

    private void add(Operation operation, Comparison.Result result) {
        switch (result.outcome()) {
            case SAME -> same++;
            case UNBOUND -> unbound.merge(String.valueOf(result.excuse()), 1, Integer::sum);
            case EXCUSED -> excused.merge(String.valueOf(result.excuse()), 1, Integer::sum);
            case UNANSWERED -> {
                unanswered++;
                if (firstUnanswered.isEmpty()) {
                    firstUnanswered = OptionalInt.of(operation.line());
                }
            }
            case DIFFERENT -> {
                different++;
                if (differences.size() < shown) {
                    Answer theirs = operation.recorded() == null ? new Answer.Done() : operation.recorded();
                    differing.add(operations);
                    differences.add(new Difference(operation, result.answer(), theirs, null, Map.of()));
                }
            }
            case OPEN -> {}
        }
    }

    /** Runs again up to each difference, for the registers before it. */
    private List<Difference> described() {
        List<Difference> described = new ArrayList<>();
        Comparison comparison = new Comparison(header, setting);
        int at = 0;
        for (int i = 0; i < differing.size(); i++) {
            int index = differing.get(i);
            for (; at < index; at++) {
                comparison.next(kept.get(at));
            }
            ModelRun model = comparison.model();
            Operation operation = kept.get(index);
            @Nullable Answer second = qemu.isEmpty() ? null : qemu.get(index);
            described.add(
                    differences.get(i).with(RegisterState.of(model.gic(), operation.pe(), header.boot()), second));
        }
        return described;
    }
}
