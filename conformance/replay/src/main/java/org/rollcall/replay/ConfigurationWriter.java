package org.rollcall.replay;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;

/** Writes a configuration as constants of {@code IpiNmi} for TLC, so that {@link ConfigurationReader} reads it back. */
public final class ConfigurationWriter {
    private ConfigurationWriter() {}

    /** The text of a cfg file without properties. */
    public static String write(Configuration c) {
        CpuMask all = CpuMask.first(c.cpus());
        String names =
                all.stream().mapToObj(i -> "  " + name(i) + " = " + name(i)).collect(Collectors.joining("\n"));
        return String.join(
                "\n",
                List.of(
                        "SPECIFICATION Spec",
                        "CHECK_DEADLOCK FALSE",
                        "CONSTANTS",
                        names,
                        "  None = None",
                        set("CPU", all),
                        text("Variant", c.variant().name()),
                        truth("NmiChip", c.nmiChip()),
                        truth("PrioMask", c.prioMask()),
                        set("PrepOk", c.prepOk()),
                        set("Stuck", c.stuck()),
                        set("Masks", c.masks()),
                        set("Windows", c.windows()),
                        set("LongOff", c.longOff()),
                        set("LongHard", c.longHard()),
                        set("Requesters", c.requesters()),
                        set("BtTargets", c.btTargets()),
                        "  MaxBt = " + c.maxBt(),
                        set("Masters", c.masters()),
                        "  MaxKg = " + c.maxKg(),
                        text("DbgEntry", c.dbgEntry().name().toLowerCase(Locale.ROOT)),
                        set("Offline", c.offline()),
                        set("Unplug", c.unplug()),
                        truth("PrintLock", c.printLock()),
                        set("Printers", c.printers()),
                        set("Consoles", c.consoles()),
                        set("Idlers", c.idlers()),
                        set("Stoppers", c.stoppers()),
                        set("Suspenders", c.suspenders()),
                        truth("Btc", c.btc()),
                        text("Timeouts", c.timeouts().name().toLowerCase(Locale.ROOT)),
                        truth("Urgent", c.urgent()),
                        text("Mut", c.mut().specName()),
                        ""));
    }

    private static String set(String constant, CpuMask cpus) {
        IntStream members = cpus.stream();
        return "  " + constant + " = "
                + members.mapToObj(ConfigurationWriter::name).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String truth(String constant, boolean value) {
        return "  " + constant + " = " + (value ? "TRUE" : "FALSE");
    }

    private static String text(String constant, String value) {
        return "  " + constant + " = \"" + value + "\"";
    }

    private static String name(int cpu) {
        return "c" + (cpu + 1);
    }
}
