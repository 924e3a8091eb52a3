package org.rollcall.message;

import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** The CPU lists of the grammar: {@code %*pbl} of the kernel, and kdb's list of states. */
final class CpuLists {
    private CpuLists() {}

    /**
     * The CPUs of a list; null if a range runs backwards or a number is out of bounds.
     *
     * @param whole whether its end is in the text: then numbers that do not go up, or begin with a zero, show that characters were lost
     */
    static @Nullable CpuSet of(KernelMessageParser.CpuListContext list, boolean whole) {
        var cpus = new BitSet();
        int before = -1;
        for (var range : list.cpuRange()) {
            int first = number(range.INT(0).getText());
            int last = range.INT().size() == 1 ? first : number(range.INT(1).getText());
            if (first < 0 || last < first || whole && (first <= before || isPadded(range))) {
                return null;
            }
            cpus.set(first, last + 1);
            before = last;
        }
        return CpuSet.copyOf(cpus);
    }

    private static boolean isPadded(KernelMessageParser.CpuRangeContext range) {
        return range.INT().stream().map(TerminalNode::getText).anyMatch(n -> n.length() > 1 && n.charAt(0) == '0');
    }

    /** kdb's status; not whole if cut behind a comma, if a state is unknown, or if the items do not follow one another from 0. */
    static Debugging.CpuStatus status(List<KernelMessageParser.CpuStateContext> items, boolean cut) {
        var rounded = new BitSet();
        var dead = new BitSet();
        var offline = new BitSet();
        boolean whole = !cut && !items.isEmpty();
        int next = 0;
        for (var item : items) {
            int first = number(item.INT(0).getText());
            int last = item.INT().size() == 1 ? first : number(item.INT(1).getText());
            if (first != next || last < first) {
                whole = false;
                break;
            }
            next = last + 1;
            switch (state(item)) {
                case "", "(I)", "(-)" -> rounded.set(first, next);
                case "(D)" -> dead.set(first, next);
                case "(F)" -> offline.set(first, next);
                default -> whole = false;
            }
        }
        return new Debugging.CpuStatus(CpuSet.copyOf(rounded), CpuSet.copyOf(dead), CpuSet.copyOf(offline), whole);
    }

    private static String state(KernelMessageParser.CpuStateContext item) {
        String text = item.getText();
        int paren = text.indexOf('(');
        return paren < 0 ? "" : text.substring(paren);
    }

    /** A number below {@link CpuSet#LIMIT}, else -1. */
    static int number(String digits) {
        if (digits.length() > 9) {
            return -1;
        }
        int value = Integer.parseInt(digits);
        return value < CpuSet.LIMIT ? value : -1;
    }
}
