package org.rollcall.gickit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.InterruptLine;
import org.rollcall.gic.Register;
import org.rollcall.gic.Trap;
import tools.jackson.databind.JsonNode;

/** One line of a script that is not the first. */
final class OperationParser {
    private static final Set<String> KNOWN = Set.of(
            "i", "pe", "el", "op", "reg", "frame", "val", "arg", "got", "trap", "taken", "events", "class", "note");
    private static final Pattern INDEXED = Pattern.compile("GICR_IPRIORITYR\\[(\\d{1,2})]");
    /** Also as older recordings and the reports have it: "FIQ taken to EL3", "fiq". */
    private static final Pattern TAKEN =
            Pattern.compile("(IRQ|FIQ)(?:\\s*(?:->|to|taken to)\\s*EL3)?", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Register> REGISTERS =
            Arrays.stream(Register.values()).collect(Collectors.toUnmodifiableMap(Register::name, Function.identity()));
    private static final int INTIDS = 32;
    private static final int ONE_SECOND = 1_000_000;
    private static final int SCR_IRQ = 2;
    private static final int SCR_FIQ = 4;

    private final ScriptHeader header;

    OperationParser(ScriptHeader header) {
        this.header = header;
    }

    Operation parse(int line, JsonNode node) {
        Fields fields = new Fields(line, node);
        fields.only(KNOWN);
        int pe = fields.integer("pe", 0, header.pes() - 1);
        ExceptionLevel level = fields.has("el") ? Levels.parse(fields, header.bootLevel()) : header.bootLevel();
        String marked = fields.has("class") ? fields.text("class") : null;
        String note = fields.has("note") ? fields.text("note") : null;
        return new Operation(line, pe, level, action(fields, pe), recorded(fields), marked, note);
    }

    private Action action(Fields fields, int pe) {
        String op = fields.text("op");
        return switch (op) {
            case "read" -> new Action.Read(target(fields, pe));
            case "write" -> write(fields, pe);
            case "wfi" -> new Action.Wfi();
            case "woke" -> new Action.Woke(fields.argument(0, header.pes() - 1));
            case "settle" -> new Action.Settle(fields.argument(0, ONE_SECOND));
            case "window" -> window(fields);
            case "scr" -> scr(fields);
            case "irqmode" -> new Action.IrqMode(HandlerMode.of(fields.argument(0, 15)));
            default ->
                throw fields.error(
                        "unknown op \"" + op + "\"; known are read, write, wfi, woke, settle, window, scr, irqmode");
        };
    }

    private Action write(Fields fields, int pe) {
        Target target = target(fields, pe);
        return new Action.Write(target, fields.number("val", target.register().width()));
    }

    private static Action window(Fields fields) {
        return switch (fields.text("arg")) {
            case "IRQ" -> new Action.Window(true, false);
            case "FIQ" -> new Action.Window(false, true);
            case "BOTH" -> new Action.Window(true, true);
            default -> throw fields.error("\"arg\" of a window must be IRQ, FIQ or BOTH");
        };
    }

    private Action scr(Fields fields) {
        int bits = fields.argument(0, SCR_IRQ | SCR_FIQ);
        if ((bits & 1) != 0) {
            throw fields.error("\"arg\" of scr is a sum of 2 (IRQ) and 4 (FIQ)");
        }
        if (!header.twoSecurityStates()) {
            throw fields.error("scr needs EL3, that is two security states");
        }
        return new Action.Scr((bits & SCR_IRQ) != 0, (bits & SCR_FIQ) != 0);
    }

    private Target target(Fields fields, int pe) {
        String name = fields.text("reg");
        Matcher indexed = INDEXED.matcher(name);
        Register register = null;
        int index = 0;
        if (indexed.matches()) {
            register = Register.GICR_IPRIORITYR;
            index = Integer.parseInt(indexed.group(1));
        } else if (!name.equals(Register.GICR_IPRIORITYR.name())) {
            register = REGISTERS.get(name);
        }
        if (register == null || index >= INTIDS) {
            throw fields.error("unknown register \"" + name + "\"; see docs/gic.md for the list");
        }
        if (register.needsEl2() && header.bootLevel() != ExceptionLevel.EL2) {
            throw fields.error(name + " needs EL2, that is \"boot_el\" 2");
        }
        int frame = pe;
        if (fields.has("frame")) {
            if (register.block() != Register.Block.REDISTRIBUTOR) {
                throw fields.error("\"frame\" is only for GICR registers");
            }
            frame = fields.integer("frame", 0, header.pes() - 1);
        }
        return new Target(register, frame, index);
    }

    private static @Nullable Answer recorded(Fields fields) {
        if (fields.has("got")) {
            return new Answer.Value(fields.number("got", 64));
        }
        if (fields.has("trap")) {
            Fields trap = new Fields(fields.line(), fields.required("trap"));
            return new Answer.Trapped(
                    new Trap(trap.integer("el", 1, 3), (int) trap.number("ec", 6), (int) trap.number("iss", 25)));
        }
        if (fields.has("taken")) {
            Matcher taken = TAKEN.matcher(fields.text("taken"));
            if (!taken.matches()) {
                throw fields.error("\"taken\" must be \"IRQ->EL3\" or \"FIQ->EL3\"");
            }
            return new Answer.Taken(InterruptLine.valueOf(taken.group(1).toUpperCase(Locale.ROOT)));
        }
        return fields.has("events") ? new Answer.Events(events(fields)) : null;
    }

    private static List<String> events(Fields fields) {
        List<String> events = new ArrayList<>();
        for (JsonNode event : fields.required("events")) {
            events.add(event.asString());
        }
        return events;
    }
}
