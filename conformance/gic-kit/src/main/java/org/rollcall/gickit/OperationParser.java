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
    private static final Pattern BYTE = Pattern.compile("(GIC[DR]_IPRIORITYR)\\[(\\d{1,4})]");
    private static final Pattern NUMBERED = Pattern.compile("(GICD_[A-Z]+)(\\d{1,4})");
    /** Also as older recordings and the reports have it: "FIQ taken to EL3", "fiq". */
    private static final Pattern TAKEN =
            Pattern.compile("(IRQ|FIQ)(?:\\s*(?:->|to|taken to)\\s*EL([23]))?", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Register> REGISTERS =
            Arrays.stream(Register.values()).collect(Collectors.toUnmodifiableMap(Register::name, Function.identity()));
    private static final int INTIDS = 32;
    private static final int MOST_INTIDS = 992;
    private static final int SCTLR_NMI = 1;
    private static final int SCTLR_SPINTMASK = 2;
    private static final int PSTATE_ALLINT = 1;
    private static final int PSTATE_SP_EL0 = 2;
    /** FMO, IMO, AMO, VF, VI and RW. */
    private static final long KNOWN_OF_HCR = 0x800000f8L;

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
            case "sctlr" -> {
                int bits = nonMaskable(fields, SCTLR_NMI | SCTLR_SPINTMASK);
                yield new Action.Sctlr((bits & SCTLR_NMI) != 0, (bits & SCTLR_SPINTMASK) != 0);
            }
            case "pstate" -> {
                int bits = nonMaskable(fields, PSTATE_ALLINT | PSTATE_SP_EL0);
                yield new Action.Pstate((bits & PSTATE_ALLINT) != 0, (bits & PSTATE_SP_EL0) == 0);
            }
            default ->
                throw fields.error("unknown op \"" + op
                        + "\"; known are read, write, wfi, woke, settle, window, scr, sctlr, pstate, irqmode");
        };
    }

    private Action write(Fields fields, int pe) {
        Target target = target(fields, pe);
        long value = fields.number("val", target.register().width());
        if (target.register() == Register.HCR_EL2 && (value & ~KNOWN_OF_HCR) != 0) {
            throw fields.error("of HCR_EL2 only FMO, IMO, AMO, VF, VI and RW (bits 3 to 7 and 31) are known here");
        }
        return new Action.Write(target, value);
    }

    private int nonMaskable(Fields fields, int most) {
        if (!header.declared().has(Extension.NMI)) {
            throw fields.error("this needs \"nmi\": true in the header");
        }
        return fields.argument(0, most);
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
        Target named = named(name, pe);
        if (named == null) {
            throw fields.error("unknown register \"" + name + "\"; see docs/gic.md for the list");
        }
        Register register = named.register();
        if (register.isShared() && register.firstIntid(named.index()) >= MOST_INTIDS) {
            throw fields.error("there is no " + name + ": SPIs end at INTID 991");
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
        return new Target(register, frame, named.index());
    }

    /** The register of that name, null if there is none. */
    private static @Nullable Target named(String name, int pe) {
        Matcher one = BYTE.matcher(name);
        if (one.matches()) {
            Register register = REGISTERS.get(one.group(1));
            int index = Integer.parseInt(one.group(2));
            return register == Register.GICR_IPRIORITYR && index >= INTIDS ? null : new Target(register, pe, index);
        }
        Register register = REGISTERS.get(name);
        if (register != null) {
            boolean needsNumber = register == Register.GICR_IPRIORITYR || register.isShared();
            return needsNumber ? null : new Target(register, pe, 0);
        }
        Matcher numbered = NUMBERED.matcher(name);
        if (!numbered.matches()) {
            return null;
        }
        Register many = numbered.group(1).equals(Register.GICD_IPRIORITYR.name())
                ? Register.GICD_IPRIORITYR_WORD
                : REGISTERS.get(numbered.group(1));
        return many == null || !many.isShared() ? null : new Target(many, pe, Integer.parseInt(numbered.group(2)));
    }

    private @Nullable Answer recorded(Fields fields) {
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
                throw fields.error("\"taken\" must be \"IRQ->EL3\", \"FIQ->EL3\" or the same with EL2");
            }
            int el = taken.group(2) == null ? header.bootLevel().number() : Integer.parseInt(taken.group(2));
            return new Answer.Taken(InterruptLine.valueOf(taken.group(1).toUpperCase(Locale.ROOT)), el);
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
