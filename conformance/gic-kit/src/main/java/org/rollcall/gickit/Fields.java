package org.rollcall.gickit;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The fields of one line, with errors that name line and field. */
record Fields(int line, JsonNode node) {
    void only(Set<String> known) {
        Collection<String> unknown = new TreeSet<>(node.propertyNames());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw error("unknown field " + String.join(", ", unknown));
        }
    }

    boolean has(String field) {
        return node.has(field);
    }

    String text(String field) {
        JsonNode value = required(field);
        if (!value.isString()) {
            throw error("\"" + field + "\" must be a string");
        }
        return value.stringValue();
    }

    int integer(String field, int least, int most) {
        JsonNode value = required(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw error("\"" + field + "\" must be a whole number");
        }
        return ranged(field, value.intValue(), least, most);
    }

    boolean flag(String field) {
        JsonNode value = required(field);
        if (!value.isBoolean()) {
            throw error("\"" + field + "\" must be true or false");
        }
        return value.booleanValue();
    }

    /** A number that is written as a string, like all arguments. */
    int argument(int least, int most) {
        long value = number("arg", 64);
        return ranged("arg", value < 0 || value > most ? Integer.MAX_VALUE : (int) value, least, most);
    }

    /** An unsigned number in a string, decimal or 0x-hexadecimal. */
    long number(String field, int width) {
        String text = text(field);
        long value;
        try {
            value = text.startsWith("0x")
                    ? Long.parseUnsignedLong(text.substring(2), 16)
                    : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw error("\"" + field + "\" is \"" + text + "\"; an unsigned number like \"0x1f\" of at most 64 bits is"
                    + " expected");
        }
        if (width < 64 && value >>> width != 0) {
            throw error("\"" + field + "\" is " + text + ", too wide for " + width + " bits");
        }
        return value;
    }

    JsonNode required(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw error("\"" + field + "\" is missing");
        }
        return value;
    }

    ScriptException error(String message) {
        return new ScriptException(line, message);
    }

    private int ranged(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw error("\"" + field + "\" must be in " + least + ".." + most);
        }
        return value;
    }
}
