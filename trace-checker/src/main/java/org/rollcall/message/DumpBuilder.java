package org.rollcall.message;

import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Lines inside the dump of a CPU. */
final class DumpBuilder extends MessageVisitor {
    @Override
    public @Nullable Message visitCpuLine(KernelMessageParser.CpuLineContext ctx) {
        List<TerminalNode> numbers = ctx.INT();
        int cpu = cpu(numbers.get(0));
        int pid = number(numbers.get(numbers.size() - 1).getText());
        String comm = ctx.COMM().getText().substring(" Comm: ".length()).strip();
        int end = comm.indexOf(" ");
        return cpu == NO_CPU ? null : new Dumping.CpuLine(cpu, pid, end < 0 ? comm : comm.substring(0, end));
    }

    @Override
    public Message visitPstate(KernelMessageParser.PstateContext ctx) {
        return new Dumping.Pstate(
                ctx.PSTATE_FLAGS() != null && ctx.PSTATE_FLAGS().getText().charAt(8) == 'I');
    }

    @Override
    public @Nullable Message visitPmr(KernelMessageParser.PmrContext ctx) {
        String digits = ctx.getText().replaceFirst("^pmr(?:_save)?:\\s*(?:0x)?", "");
        return digits.isEmpty() || digits.length() > 15 ? null : new Dumping.Pmr(Long.parseLong(digits, 16));
    }

    @Override
    public Message visitTraceSymbol(KernelMessageParser.TraceSymbolContext ctx) {
        return new Dumping.TraceSymbol(ctx.getText()
                .replaceAll("^(?:\\[<?[0-9a-f]+>?\\] |\\? |\\()*", "")
                .replaceAll("[^A-Za-z0-9_].*", ""));
    }

    @Override
    public Message visitLkdtm(KernelMessageParser.LkdtmContext ctx) {
        return new Dumping.LkdtmEntry(ctx.WORD().getText());
    }
}
