package org.rollcall.message;

import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** The lines that follow the report of a call that is not answered: kernel/smp.c. */
final class CallBuilder extends MessageVisitor {
    @Override
    public @Nullable Message visitCsdUnresponsive(KernelMessageParser.CsdUnresponsiveContext ctx) {
        return state(ctx.INT(), Calling.State.UNRESPONSIVE);
    }

    @Override
    public @Nullable Message visitCsdHandlingThis(KernelMessageParser.CsdHandlingThisContext ctx) {
        return state(ctx.INT(), Calling.State.HANDLING_THIS);
    }

    @Override
    public @Nullable Message visitCsdHandlingPrior(KernelMessageParser.CsdHandlingPriorContext ctx) {
        return state(ctx.INT(), Calling.State.HANDLING_PRIOR);
    }

    @Override
    public @Nullable Message visitCsdResent(KernelMessageParser.CsdResentContext ctx) {
        int id = number(ctx.INT(0).getText());
        int waiter = cpu(ctx.INT(1));
        int target = cpu(ctx.INT(2));
        return id < 0 || waiter == NO_CPU || target == NO_CPU ? null : new Calling.Resent(id, waiter, target);
    }

    @Override
    public @Nullable Message visitCsdReleased(KernelMessageParser.CsdReleasedContext ctx) {
        int id = number(ctx.INT(0).getText());
        int waiter = cpu(ctx.INT(1));
        int target = cpu(ctx.INT(2));
        return id < 0 || waiter == NO_CPU || target == NO_CPU ? null : new Calling.Released(id, waiter, target);
    }

    private static @Nullable Message state(TerminalNode report, Calling.State state) {
        int id = number(report.getText());
        return id < 0 ? null : new Calling.TargetState(id, state);
    }
}
