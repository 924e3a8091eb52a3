package org.rollcall.message;

import org.jspecify.annotations.Nullable;

/** Hands each kind of record to the class that knows its messages. */
final class MessageBuilder extends MessageVisitor {
    private final MessageVisitor answers = new AnswerBuilder();
    private final MessageVisitor calls = new CallBuilder();
    private final MessageVisitor triggers = new TriggerBuilder();
    private final MessageVisitor debugger = new DebuggerBuilder();
    private final MessageVisitor stops = new StopBuilder();
    private final MessageVisitor configuration = new ConfigurationBuilder();
    private final MessageVisitor dumps = new DumpBuilder();

    @Override
    public @Nullable Message visitMessage(KernelMessageParser.MessageContext ctx) {
        if (ctx.trigger() != null || ctx.rcuDetail() != null) {
            return triggers.visitChildren(ctx);
        } else if (ctx.csd() != null) {
            return calls.visitChildren(ctx);
        } else if (ctx.kgdb() != null) {
            return debugger.visitChildren(ctx);
        } else if (ctx.stop() != null || ctx.mark() != null) {
            return stops.visitChildren(ctx);
        } else if (ctx.configuration() != null) {
            return configuration.visitChildren(ctx);
        } else if (ctx.cpuLine() != null || ctx.dump() != null) {
            return dumps.visitChildren(ctx);
        }
        return answers.visitChildren(ctx);
    }
}
