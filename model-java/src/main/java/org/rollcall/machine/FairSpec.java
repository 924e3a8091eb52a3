package org.rollcall.machine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rollcall.kernel.StepKind;
import org.rollcall.transition.Fairness;

/** Which steps are not put off for ever: the fair specifications of {@code IpiNmiLiveness.tla}, by name. */
public enum FairSpec {
    /** A CPU that could go on for ever does go on. */
    FAIR("FairSpec"),
    /** ... and the user of the debugger leaves it. */
    GO("GoSpec"),
    /** ... and a printk CPU lock that is free again and again is taken by one that waits. */
    LOCK("LockSpec");

    /** What nobody has to do: ask, enter the debugger or leave it, mask, idle, come or go, lock up. */
    private static final Set<StepKind> AT_WILL = EnumSet.of(
            StepKind.IRQ_DISABLE,
            StepKind.HARD_LOCKUP,
            StepKind.LONG_IRQ_OFF,
            StepKind.LONG_IRQ_OFF_END,
            StepKind.HARD_WINDOW,
            StepKind.LONG_HARD_WINDOW,
            StepKind.LONG_HARD_WINDOW_END,
            StepKind.DUMP_STACK,
            StepKind.CONSOLE_LOCK,
            StepKind.IDLE,
            StepKind.SUSPEND,
            StepKind.CPU_UP_SETUP,
            StepKind.CPU_DOWN_OFFLINE,
            StepKind.T1,
            StepKind.LEAVE_OUT,
            StepKind.SYSRQ_SHOW_ALL,
            StepKind.E0,
            StepKind.BTC_ASK,
            StepKind.GO,
            StepKind.PANIC,
            StepKind.REBOOT);

    private final String specName;

    FairSpec(String specName) {
        this.specName = specName;
    }

    /** The name of the specification in the module. */
    public String specName() {
        return specName;
    }

    /** Whether the module's {@code GoesOn} has a step. */
    public static boolean goesOn(StepKind kind) {
        return !AT_WILL.contains(kind);
    }

    /** The assumptions for a machine of so many CPUs. */
    public List<Fairness<Step>> of(int cpus) {
        List<Fairness<Step>> all = new ArrayList<>();
        for (int c = 0; c < cpus; c++) {
            int cpu = c;
            all.add(Fairness.weak(step -> step.cpu() == cpu && goesOn(step.kind())));
            switch (this) {
                case FAIR -> {}
                case GO -> all.add(Fairness.weak(step -> step.cpu() == cpu && step.kind() == StepKind.GO));
                case LOCK -> {
                    all.add(Fairness.strong(step -> step.cpu() == cpu && step.kind() == StepKind.P1));
                    all.add(Fairness.strong(step -> step.cpu() == cpu && step.kind() == StepKind.T4));
                }
            }
        }
        return all;
    }
}
