package org.rollcall.gickit;

import java.util.OptionalInt;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.ExceptionLevel;
import tools.jackson.databind.JsonNode;

/** The first line of a script. Fields that only document a recording are passed over. */
record HeaderParser(int line) {
    private static final int MOST_PES = 256;

    ScriptHeader parse(JsonNode node) {
        Fields fields = new Fields(line, node);
        boolean two = states(fields);
        int bits = fields.has("prio_bits") ? fields.integer("prio_bits", 4, 8) : 5;
        ScriptHeader header = new ScriptHeader(
                fields.text("case"),
                fields.integer("pes", 1, MOST_PES),
                two,
                bootLevel(fields, two),
                bits,
                binding(fields),
                DeclarationParser.header(fields),
                fields.has("ops") ? OptionalInt.of(fields.integer("ops", 0, Integer.MAX_VALUE)) : OptionalInt.empty());
        try {
            header.configuration(Compatibility.ARCHITECTURE);
        } catch (IllegalArgumentException e) {
            throw fields.error(String.valueOf(e.getMessage()));
        }
        return header;
    }

    private static boolean states(Fields fields) {
        return switch (fields.text("security_states")) {
            case "one" -> false;
            case "two" -> true;
            default -> throw fields.error("\"security_states\" must be \"one\" or \"two\"");
        };
    }

    private static ExceptionLevel bootLevel(Fields fields, boolean two) {
        int el = fields.has("boot_el") ? fields.integer("boot_el", 1, 3) : two ? 3 : 1;
        if (two != (el == 3)) {
            throw fields.error("\"boot_el\" is 3 with two security states, 1 or 2 with one");
        }
        return switch (el) {
            case 1 -> ExceptionLevel.EL1_NS;
            case 2 -> ExceptionLevel.EL2;
            default -> ExceptionLevel.EL3;
        };
    }

    private static ScriptHeader.Binding binding(Fields fields) {
        String text = fields.has("class") ? fields.text("class") : "architectural";
        return text.startsWith("unpredictable") || text.startsWith("qemu")
                ? ScriptHeader.Binding.QEMU_ONLY
                : ScriptHeader.Binding.ARCHITECTURAL;
    }
}
