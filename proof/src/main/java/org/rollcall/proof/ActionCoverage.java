package org.rollcall.proof;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** Which actions of IpiNmi the theorems cover: those that have a twin in IpiNmiFragment. */
final class ActionCoverage {
    /** What the fragment leaves out, and the actions that go with it. */
    private static final Map<String, List<String>> LEFT_OUT = Map.of(
            "hotplug",
            List.of(
                    "CpuUpSetup",
                    "CpuUpOnline",
                    "CpuUpCount",
                    "CpuUpUnmask",
                    "CpuUpSdei",
                    "CpuDownSdei",
                    "CpuDownOffline",
                    "CpuDownTeardown"),
            "the printk CPU lock",
            List.of("DumpStack", "DumpStackEnd"),
            "the console lock",
            List.of("ConsoleLock", "ConsoleUnlock"),
            "idle CPUs",
            List.of("Idle", "Wake"),
            "suspended CPUs",
            List.of("Suspend", "Resume"),
            "the csd fallback of v6 and v7 without NMI",
            List.of(
                    "CallQueue",
                    "CallKgdb",
                    "CallBacktrace",
                    "CallShow",
                    "CallEnd",
                    "SysrqShowAll",
                    "WorkStart",
                    "QueueOn",
                    "SendOwed"),
            "SDEI",
            List.of("D1"),
            "the line that names the silent CPUs",
            List.of("T6b"),
            "the stack of a slave (btc)",
            List.of("BtcAsk", "BtcDump"),
            "CPUs that are stopped",
            List.of(
                    "Panic",
                    "Reboot",
                    "CrashStop",
                    "SmpSendStop",
                    "StopSend",
                    "StopSent",
                    "StopEnds",
                    "TimeoutStop",
                    "TimeoutStopNmi",
                    "TimeoutStopSdei",
                    "LocalCpuStop",
                    "MaskAndPark",
                    "CrashPark",
                    "SelfStop",
                    "SelfPark"));

    private final List<String> actions;
    private final SortedSet<String> twins = new TreeSet<>();
    private final Map<String, String> reasons = new TreeMap<>();

    /**
     * @param protocol IpiNmi
     * @param fragment IpiNmiFragment, or a module that extends it
     */
    ActionCoverage(Module protocol, Module fragment) {
        this.actions = names(protocol);
        twins.addAll(names(fragment));
        LEFT_OUT.forEach((reason, names) -> names.forEach(name -> reasons.put(name, reason)));
    }

    private static List<String> names(Module module) {
        return Conjuncts.disjuncts(module.required("Next").body()).stream()
                .map(ActionCoverage::name)
                .toList();
    }

    /** The action of a disjunct of Next. */
    private static String name(Expression disjunct) {
        Expression body = disjunct;
        while (body instanceof Expression.Quantified quantified) {
            body = quantified.body();
        }
        return ((Expression.Call) body).definition().name();
    }

    /** All actions of IpiNmi, in the order of its Next. */
    List<String> actions() {
        return actions;
    }

    boolean isCovered(String action) {
        return twins.contains(action);
    }

    /**
     * What an action without a twin goes with.
     *
     * @throws SpecificationException if nothing says so
     */
    String reason(String action) {
        String reason = reasons.get(action);
        if (reason == null) {
            throw new SpecificationException("nothing says why IpiNmiFragment leaves out the action " + action);
        }
        return reason;
    }

    /** Reasons for what is no action without a twin, and twins of nothing. */
    SortedSet<String> superfluous() {
        SortedSet<String> names = new TreeSet<>(reasons.keySet());
        names.removeIf(name -> actions.contains(name) && !isCovered(name));
        twins.stream().filter(name -> !actions.contains(name)).forEach(names::add);
        return names;
    }
}
