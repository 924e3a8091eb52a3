package org.rollcall.message;

import org.antlr.v4.runtime.tree.RuleNode;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Turns a parse tree into a message; null where the text has the form but no meaning (a CPU number out of bounds). */
abstract class MessageVisitor extends KernelMessageBaseVisitor<@Nullable Message> {
    static final int NO_CPU = -1;

    @Override
    protected boolean shouldVisitNextChild(RuleNode node, @Nullable Message currentResult) {
        return currentResult == null;
    }

    static int cpu(TerminalNode digits) {
        return number(digits.getText());
    }

    static int cpuNo(TerminalNode word) {
        return number(word.getText().substring("CPU".length()));
    }

    static int number(String digits) {
        int value = CpuLists.number(digits);
        return value < 0 ? NO_CPU : value;
    }
}
