package org.rollcall.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.Timeouts;
import org.rollcall.kernel.Variant;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Mutation;
import org.rollcall.machine.Platform;

/**
 * Reads the constants of a TLC configuration for {@code IpiNmi} into the machine's configuration. CPUs are numbered in
 * the order in which the file lists {@code CPU}.
 */
public final class ConfigurationReader {
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s+(\\w+)\\s*=\\s*(.+?)\\s*");

    private final Map<String, String> constants;
    private final List<String> cpus;

    private ConfigurationReader(Map<String, String> constants) {
        this.constants = constants;
        this.cpus = names(value("CPU"));
    }

    /**
     * The configuration that a cfg file states.
     *
     * @param cfg the text of the file
     * @throws IllegalArgumentException naming the constant that is missing or cannot be read
     */
    public static Configuration read(String cfg) {
        return new ConfigurationReader(constants(cfg)).configuration();
    }

    /** The right-hand sides of the constants' assignments, by name. */
    static Map<String, String> constants(String cfg) {
        Map<String, String> constants = new LinkedHashMap<>();
        boolean inConstants = false;
        for (String line : cfg.lines().toList()) {
            String code = line.replaceFirst("\\\\\\*.*", "");
            Matcher m = ASSIGNMENT.matcher(code);
            if (inConstants && m.matches()) {
                constants.put(m.group(1), m.group(2));
            } else if (!code.isBlank()) {
                inConstants = code.strip().matches("CONSTANTS?");
            }
        }
        return constants;
    }

    private Configuration configuration() {
        Variant variant = word("Variant", Variant.class);
        return Configuration.of(variant, cpus.size())
                .withNmiChip(truth("NmiChip"))
                .withPrioMask(truth("PrioMask"))
                .withPrepOk(set("PrepOk"))
                .withStuck(set("Stuck"))
                .withMasks(set("Masks"))
                .withWindows(set("Windows"))
                .withLongOff(set("LongOff"))
                .withLongHard(set("LongHard"))
                .withRequesters(set("Requesters"))
                .withBtTargets(set("BtTargets"))
                .withMaxBt(number("MaxBt"))
                .withMasters(set("Masters"))
                .withMaxKg(number("MaxKg"))
                .withDbgEntry(word("DbgEntry", DbgEntry.class))
                .withOffline(set("Offline"))
                .withUnplug(set("Unplug"))
                .withPrintLock(truth("PrintLock"))
                .withPrinters(set("Printers"))
                .withConsoles(set("Consoles"))
                .withIdlers(set("Idlers"))
                .withStoppers(set("Stoppers"))
                .withSuspenders(set("Suspenders"))
                .withBtc(truth("Btc"))
                .withTimeouts(word("Timeouts", Timeouts.class))
                .withUrgent(truth("Urgent"))
                .withMut(Mutation.named(unquoted("Mut")))
                .withPlatform(Platform.of(variant));
    }

    private CpuMask set(String constant) {
        CpuMask set = CpuMask.EMPTY;
        for (String name : names(value(constant))) {
            int cpu = cpus.indexOf(name);
            if (cpu < 0) {
                throw new IllegalArgumentException(constant + " names " + name + ", which is not in CPU");
            }
            set = set.with(cpu);
        }
        return set;
    }

    private boolean truth(String constant) {
        return switch (value(constant)) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> throw unreadable(constant, "TRUE or FALSE");
        };
    }

    private int number(String constant) {
        try {
            return Integer.parseInt(value(constant));
        } catch (NumberFormatException e) {
            throw unreadable(constant, "a number");
        }
    }

    private <E extends Enum<E>> E word(String constant, Class<E> vocabulary) {
        try {
            return Enum.valueOf(vocabulary, unquoted(constant).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw unreadable(constant, "one of " + List.of(vocabulary.getEnumConstants()));
        }
    }

    private String unquoted(String constant) {
        String value = value(constant);
        if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
            throw unreadable(constant, "a string");
        }
        return value.substring(1, value.length() - 1);
    }

    private String value(String constant) {
        String value = constants.get(constant);
        if (value == null) {
            throw new IllegalArgumentException("the configuration does not set " + constant);
        }
        return value;
    }

    private IllegalArgumentException unreadable(String constant, String expected) {
        return new IllegalArgumentException(constant + " = " + value(constant) + ": expected " + expected);
    }

    private static List<String> names(String set) {
        if (!set.startsWith("{") || !set.endsWith("}")) {
            throw new IllegalArgumentException("not a set: " + set);
        }
        List<String> names = new ArrayList<>();
        for (String name : set.substring(1, set.length() - 1).split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }
}
