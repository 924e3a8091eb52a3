package org.rollcall.gickit;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Trap;
import tools.jackson.databind.json.JsonMapper;

/** Writes a script in the form in which {@link ScriptReader} reads it. */
public final class ScriptWriter {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final PrintWriter out;
    private final ScriptHeader header;
    private int count;

    /** Writes the header at once. */
    public ScriptWriter(PrintWriter out, ScriptHeader header) {
        this.out = out;
        this.header = header;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("case", header.name());
        fields.put("pes", header.pes());
        fields.put("security_states", header.twoSecurityStates() ? "two" : "one");
        fields.put("boot_el", header.bootLevel().number());
        fields.put("prio_bits", header.priorityBits());
        fields.put(
                "class", header.comparison() == ScriptHeader.Binding.ARCHITECTURAL ? "architectural" : "qemu-choice");
        print(fields);
    }

    /** Writes an operation with an answer, null for none. */
    public void write(Operation operation, @Nullable Answer answer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("i", count++);
        fields.put("pe", operation.pe());
        if (operation.level() != header.bootLevel() || header.twoSecurityStates()) {
            fields.put("el", Levels.name(operation.level()));
        }
        put(fields, operation.action(), operation.pe());
        if (answer != null) {
            put(fields, answer);
        }
        if (operation.marked() != null) {
            fields.put("class", operation.marked());
        }
        print(fields);
    }

    private static void put(Map<String, Object> fields, Action action, int pe) {
        if (action instanceof Action.Read read) {
            put(fields, "read", read.target(), pe);
        } else if (action instanceof Action.Write write) {
            put(fields, "write", write.target(), pe);
            fields.put("val", hex(write.value()));
        } else if (action instanceof Action.Wfi) {
            fields.put("op", "wfi");
        } else if (action instanceof Action.Woke woke) {
            put(fields, "woke", woke.sleeper());
        } else if (action instanceof Action.Settle settle) {
            put(fields, "settle", settle.microseconds());
        } else if (action instanceof Action.Window window) {
            put(fields, "window", window.irq() && window.fiq() ? "BOTH" : window.irq() ? "IRQ" : "FIQ");
        } else if (action instanceof Action.Scr scr) {
            put(fields, "scr", (scr.irq() ? 2 : 0) + (scr.fiq() ? 4 : 0));
        } else if (action instanceof Action.IrqMode irqMode) {
            put(fields, "irqmode", irqMode.mode().bits());
        }
    }

    private static void put(Map<String, Object> fields, String op, Target target, int pe) {
        fields.put("op", op);
        fields.put("reg", target.text());
        if (target.frame() != pe) {
            fields.put("frame", target.frame());
        }
    }

    private static void put(Map<String, Object> fields, String op, Object argument) {
        fields.put("op", op);
        fields.put("arg", argument.toString());
    }

    private static void put(Map<String, Object> fields, Answer answer) {
        if (answer instanceof Answer.Value value) {
            fields.put("got", hex(value.value()));
        } else if (answer instanceof Answer.Trapped trapped) {
            Trap trap = trapped.trap();
            Map<String, Object> parts = new LinkedHashMap<>();
            parts.put("el", trap.el());
            parts.put("ec", hex(trap.ec()));
            parts.put("iss", hex(trap.iss()));
            fields.put("trap", parts);
        } else if (answer instanceof Answer.Taken taken) {
            fields.put("taken", taken.line() + "->EL3");
        } else if (answer instanceof Answer.Events events) {
            fields.put("events", events.events());
        }
    }

    private void print(Map<String, Object> fields) {
        out.print(MAPPER.writeValueAsString(fields));
        out.print('\n');
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
