package org.rollcall.counterexample;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;

/**
 * What one step changed.
 *
 * @param cpu the CPU it belongs to, or null if it is shared by all
 * @param text {@code task=stuck}, {@code +pend N}, {@code -entered}, {@code mlock=c2}
 */
public record Change(@Nullable SpecValue cpu, String text) {

    /** All changes between two states, in the order of the variables. */
    public static List<Change> between(SpecState before, SpecState after, List<SpecValue> cpus) {
        List<Change> changes = new ArrayList<>();
        for (String variable : after.variables()) {
            SpecValue old = before.value(variable);
            SpecValue now = after.value(variable);
            if (!old.equals(now)) {
                of(variable, old, now, cpus, changes);
            }
        }
        return changes;
    }

    private static void of(String variable, SpecValue old, SpecValue now, List<SpecValue> cpus, List<Change> changes) {
        if (now instanceof SpecValue.Function function
                && function.graph().keySet().containsAll(cpus)) {
            for (SpecValue cpu : cpus) {
                perCpu(variable, cpu, old.at(cpu), now.at(cpu), changes);
            }
        } else if (isCpuSet(old, cpus) && isCpuSet(now, cpus)) {
            for (SpecValue cpu : cpus) {
                boolean was = contains(old, cpu);
                boolean is = contains(now, cpu);
                if (was != is) {
                    changes.add(new Change(cpu, (is ? "+" : "-") + variable));
                }
            }
        } else {
            changes.add(new Change(null, variable + "=" + plain(now)));
        }
    }

    private static void perCpu(String variable, SpecValue cpu, SpecValue old, SpecValue now, List<Change> changes) {
        if (old.equals(now)) {
            return;
        }
        if (old instanceof SpecValue.SetOf was && now instanceof SpecValue.SetOf is) {
            for (SpecValue gone : was.elements()) {
                if (!is.elements().contains(gone)) {
                    changes.add(new Change(cpu, "-" + variable + " " + plain(gone)));
                }
            }
            for (SpecValue come : is.elements()) {
                if (!was.elements().contains(come)) {
                    changes.add(new Change(cpu, "+" + variable + " " + plain(come)));
                }
            }
        } else {
            changes.add(new Change(cpu, variable + "=" + plain(now)));
        }
    }

    private static boolean isCpuSet(SpecValue value, List<SpecValue> cpus) {
        return value instanceof SpecValue.SetOf set && cpus.containsAll(set.elements());
    }

    private static boolean contains(SpecValue set, SpecValue element) {
        return set instanceof SpecValue.SetOf s && s.elements().contains(element);
    }

    private static String plain(SpecValue value) {
        return value instanceof SpecValue.Text text ? text.value() : value.toString();
    }
}
