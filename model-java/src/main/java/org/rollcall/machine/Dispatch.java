package org.rollcall.machine;

import java.util.Arrays;
import java.util.function.Predicate;
import org.rollcall.kernel.Actions;
import org.rollcall.kernel.BtLabel;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.kernel.Label;
import org.rollcall.kernel.Role;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.Site;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.TaskState;

/**
 * Which steps are worth trying, from where the topmost context of a CPU is: each kind of step names its sites. Only a
 * short cut: a step that is not listed is refused by its guards there, which a property checks.
 */
final class Dispatch {
    static final StepKind[] EVERYTHING = StepKind.values();
    /** By the label of the running handler. */
    static final StepKind[][] BY_HANDLER = table(Label.values(), kind -> true);
    /** By the label of a master. */
    static final StepKind[][] BY_MASTER = table(DbgLabel.values(), kind -> true);
    /** By the label of the requester. */
    static final StepKind[][] BY_REQUESTER = table(BtLabel.values(), kind -> true);
    /** By what a CPU is beside its label. */
    static final StepKind[][] BY_ROLE = table(Role.values(), kind -> true);
    /** By CPU and the state of its task: steps that the configuration lets no such CPU take are left out as well. */
    final StepKind[][][] byTask;
    /** By kind: how many second parameters there are, 0 if it has none. */
    final int[] arguments = new int[EVERYTHING.length];

    Dispatch(int cpus, Actions actions) {
        Arrays.setAll(arguments, kind -> arguments(EVERYTHING[kind], cpus));
        byTask = new StepKind[cpus][][];
        Arrays.setAll(
                byTask, c -> table(TaskState.values(), kind -> actions.get(kind).allows(c)));
    }

    private static int arguments(StepKind kind, int cpus) {
        return !kind.hasArgument() ? 0 : kind.takesSgi() ? Sgi.values().length : cpus;
    }

    private static StepKind[][] table(Site[] sites, Predicate<StepKind> allowed) {
        return Arrays.stream(sites)
                .map(site -> Arrays.stream(EVERYTHING)
                        .filter(kind -> kind.sites().contains(site) && allowed.test(kind))
                        .toArray(StepKind[]::new))
                .toArray(StepKind[][]::new);
    }
}
