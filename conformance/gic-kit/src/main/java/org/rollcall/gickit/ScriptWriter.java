package org.rollcall.gickit;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
        this(out, header, Map.of());
    }

    /** @param extra what documents a recording, by field */
    public ScriptWriter(PrintWriter out, ScriptHeader header, Map<String, String> extra) {
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
        put(fields, header.declared());
        extra.forEach(fields::put);
        header.operations().ifPresent(operations -> fields.put("ops", operations));
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
        if (operation.note() != null) {
            fields.put("note", operation.note());
        }
        print(fields);
    }

    private static void put(Map<String, Object> fields, Declaration declared) {
        List<String> choices = Stream.concat(
                        declared.variations().stream().map(Variation::word),
                        declared.withdrawn().stream().map(variation -> Variation.NOT + variation.word()))
                .sorted()
                .toList();
        if (!choices.isEmpty()) {
            fields.put("choices", choices);
        }
        declared.preemptionBits().ifPresent(bits -> fields.put("preemption_bits", bits));
        if (declared.rangeSelector() != null) {
            fields.put("range_selector", declared.rangeSelector());
        }
        if (declared.ppis() != null) {
            fields.put("ppis", hex(Integer.toUnsignedLong(declared.ppis())));
        }
        new TreeMap<>(declared.extensions())
                .forEach((extension, value) ->
                        fields.put(extension.word(), extension.isFlag() ? (Object) (value == 1) : value));
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
        } else if (action instanceof Action.Sctlr sctlr) {
            put(fields, "sctlr", (sctlr.nonMaskable() ? 1 : 0) + (sctlr.spintmask() ? 2 : 0));
        } else if (action instanceof Action.Pstate pstate) {
            put(fields, "pstate", (pstate.allint() ? 1 : 0) + (pstate.ownStack() ? 0 : 2));
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
            fields.put("taken", taken.line() + "->EL" + taken.el());
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
