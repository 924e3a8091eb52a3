package org.rollcall.belief;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.kernel.Architecture;
import org.rollcall.kernel.KernelBuild;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.Timeouts;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Step;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;
import org.rollcall.trace.Account;

/** The steps of a roll call that a trace shows: where each CPU takes the interrupt, and where it leaves the handler. */
final class TracedSteps {
    private final Map<Integer, Account> accounts;
    private final CpuSet silent;
    private final Kind kind;

    TracedSteps(Map<Integer, Account> accounts, RollCallText text) {
        this.accounts = accounts;
        silent = text.silent();
        kind = text.kind();
    }

    /** A CPU that took the interrupt and does not come back is not masked: only time ends the wait for it. */
    Configuration into(Configuration machine) {
        return lost().isEmpty() ? machine : machine.withTiming(timing -> timing.withTimeouts(Timeouts.ANY));
    }

    /** Silent CPUs that took the interrupt. */
    CpuSet lost() {
        CpuSet lost = CpuSet.none();
        for (Account account : accounts.values()) {
            if (account.finding().isTaken() && silent.contains(account.cpu())) {
                lost = lost.with(account.cpu());
            }
        }
        return lost;
    }

    /** Where this CPU takes the interrupt, if that is seen. */
    List<Goal> taken(int cpu, KernelVersion kernel) {
        Account account = accounts.get(cpu);
        List<Goal> goals = new ArrayList<>();
        if (account != null && account.taken() != null && isOf(account)) {
            var build = new KernelBuild(kernel, Architecture.ARM64);
            Sgi sgi = kind == Kind.KGDB ? build.kgSgi() : build.btSgi();
            goals.add(new Goal(
                    new Step(StepKind.TAKE, cpu, sgi.ordinal()),
                    account.taken().entered().line(),
                    true));
        }
        return goals;
    }

    /** An interrupt that a silent CPU took too late is no step of this roll call. */
    private boolean isOf(Account account) {
        return account.finding().isTaken() || !silent.contains(account.cpu());
    }

    /** Where this CPU leaves the handler, seen or not. */
    Goal left(int cpu) {
        Account account = accounts.get(cpu);
        Step ret = new Step(StepKind.RET, cpu, -1);
        boolean seen =
                account != null && account.taken() != null && account.taken().left() != null;
        return seen ? new Goal(ret, account.taken().left().line(), true) : new Goal(ret, 0);
    }
}
