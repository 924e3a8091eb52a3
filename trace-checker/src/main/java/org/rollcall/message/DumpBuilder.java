package org.rollcall.message;

import org.jspecify.annotations.Nullable;

/** Lines inside the dump of a CPU. */
final class DumpBuilder extends MessageVisitor {
    /** {@code __show_regs} of arm64 prints so many: fewer are those of a line that was cut off, another number. */
    private static final int PMR_DIGITS = 8;

    /** arch/arm64/include/uapi/asm/ptrace.h. */
    private static final int PSR_I_BIT = 0x80;

    @Override
    public @Nullable Message visitCpuLine(KernelMessageParser.CpuLineContext ctx) {
        int cpu = cpu(ctx.INT(0));
        return cpu == NO_CPU ? null : new Dumping.CpuLine(cpu);
    }

    @Override
    public Message visitPstate(KernelMessageParser.PstateContext ctx) {
        String number = ctx.getChild(1).getText().replace("0x", "");
        boolean masked =
                number.length() >= 2 && (Integer.parseInt(number.substring(number.length() - 2), 16) & PSR_I_BIT) != 0;
        if (ctx.PSTATE_FLAGS() == null) {
            return new Dumping.Pstate(masked, true);
        }
        boolean letter = ctx.PSTATE_FLAGS().getText().charAt(8) == 'I';
        return new Dumping.Pstate(masked || letter, masked == letter);
    }

    @Override
    public @Nullable Message visitPmr(KernelMessageParser.PmrContext ctx) {
        String digits = ctx.getText().replaceFirst("^pmr(?:_save)?:\\s*(?:0x)?", "");
        return digits.length() != PMR_DIGITS ? null : new Dumping.Pmr(Long.parseLong(digits, 16));
    }

    @Override
    public Message visitTraceSymbol(KernelMessageParser.TraceSymbolContext ctx) {
        return new Dumping.TraceSymbol(ctx.getText()
                .replaceAll("^(?:\\[<?[0-9a-f]+>?\\] |\\? |\\()*", "")
                .replaceAll("[^A-Za-z0-9_].*", ""));
    }

    @Override
    public Message visitTraceBuffer(KernelMessageParser.TraceBufferContext ctx) {
        return new Dumping.TraceBuffer();
    }

    @Override
    public Message visitLkdtm(KernelMessageParser.LkdtmContext ctx) {
        return new Dumping.LkdtmEntry(ctx.WORD().getText());
    }
}
