package org.rollcall.machine;

import java.util.Arrays;
import java.util.function.Predicate;
import org.rollcall.kernel.Actions;
import org.rollcall.kernel.BtLabel;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.kernel.Label;
import org.rollcall.kernel.Role;
import org.rollcall.kernel.Site;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.TaskState;

/**
 * Which steps are worth trying, from where the topmost context of a CPU is: each kind of step names its sites. Only a
 * short cut: a step that is not listed is refused by its guards there, which a property checks.
 */
final class Dispatch {
    /** By the label of the running handler. */
    final StepKind[][] byHandler = table(Label.values(), kind -> true);
    /** By the label of a master. */
    final StepKind[][] byMaster = table(DbgLabel.values(), kind -> true);
    /** By the label of the requester. */
    final StepKind[][] byRequester = table(BtLabel.values(), kind -> true);
    /** By what a CPU is beside its label. */
    final StepKind[][] byRole = table(Role.values(), kind -> true);
    /** By CPU and the state of its task: steps that the configuration lets no such CPU take are left out as well. */
    final StepKind[][][] byTask;

    Dispatch(int cpus, Actions actions) {
        byTask = new StepKind[cpus][][];
        Arrays.setAll(
                byTask, c -> table(TaskState.values(), kind -> actions.get(kind).allows(c)));
    }

    private static StepKind[][] table(Site[] sites, Predicate<StepKind> allowed) {
        return Arrays.stream(sites)
                .map(site -> Arrays.stream(StepKind.values())
                        .filter(kind -> kind.sites().contains(site) && allowed.test(kind))
                        .toArray(StepKind[]::new))
                .toArray(StepKind[][]::new);
    }
}
