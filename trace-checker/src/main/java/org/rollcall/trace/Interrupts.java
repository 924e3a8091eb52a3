package org.rollcall.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The interrupts by which CPUs were asked for a backtrace or a roundup. On arm64 all IPIs have the name {@code IPI} and numbers in a row; the
 * two are above {@code NR_IPI}, so that {@code ipi_entry} is silent about them, and tells the numbers of the others (arch/arm64/kernel/smp.c).
 */
public final class Interrupts {
    /** {@code enum ipi_msg_type}: what ipi_entry says of the first ones, in order. */
    private static final List<String> REASONS = List.of("Rescheduling interrupts", "Function call interrupts");

    private static final int BACKTRACE = 6;
    private static final int KGDB_ROUNDUP = 7;

    /** What an interrupt asks for. */
    public enum Purpose {
        BACKTRACE,
        ROUNDUP,
        /** One of the two; the series before 6.7 share one interrupt. */
        EITHER
    }

    /**
     * One interrupt that a CPU has taken.
     *
     * @param entered where it was taken
     * @param left where its handler was left, or null if the trace does not show it
     */
    public record Taken(
            Purpose purpose, Place entered, @Nullable Place left) {}

    /** Who answers an NMI on x86 (arch/x86/kernel/apic/hw_nmi.c, arch/x86/kernel/kgdb.c). */
    private static final Map<String, Purpose> HANDLERS =
            Map.of("nmi_cpu_backtrace_handler", Purpose.BACKTRACE, "kgdb_nmi_handler", Purpose.ROUNDUP);

    private record Open(int irq, TraceEvent.IrqEntry entry, boolean named) {}

    private final Map<Integer, Open> open = new HashMap<>();
    private final Map<Integer, List<Taken>> unnamed = new HashMap<>();
    private final List<Taken> handled = new ArrayList<>();
    private @Nullable Integer base;
    private boolean mainline;

    private Interrupts() {}

    /** Those of a trace, in the order of its text. */
    public static List<Taken> of(Trace trace) {
        var interrupts = new Interrupts();
        trace.events().forEach(interrupts::accept);
        interrupts.open.values().forEach(entry -> interrupts.close(entry, null));
        return interrupts.taken();
    }

    private void accept(TraceEvent event) {
        int cpu = event.at().cpu();
        mainline |= event instanceof TraceEvent.Call call && call.function().equals("arm64_backtrace_ipi");
        if (event instanceof TraceEvent.IrqEntry entry && entry.ipi()) {
            Open before = open.put(cpu, new Open(entry.irq(), entry, false));
            if (before != null) {
                close(before, null);
            }
        } else if (event instanceof TraceEvent.NmiHandler nmi && HANDLERS.containsKey(nmi.function())) {
            handled.add(new Taken(HANDLERS.get(nmi.function()), nmi.at(), nmi.at()));
        } else if (event instanceof TraceEvent.IpiEntry named) {
            Open current = open.get(cpu);
            if (current != null) {
                int index = REASONS.indexOf(named.reason());
                base = index < 0 ? base : Integer.valueOf(current.irq() - index);
                open.put(cpu, new Open(current.irq(), current.entry(), true));
            }
        } else if (event instanceof TraceEvent.IrqExit exit) {
            Open current = open.get(cpu);
            if (current != null && current.irq() == exit.irq()) {
                open.remove(cpu);
                close(current, exit.at());
            }
        }
    }

    private void close(Open interrupt, @Nullable Place left) {
        if (!interrupt.named()) {
            unnamed.computeIfAbsent(interrupt.irq(), irq -> new ArrayList<>())
                    .add(new Taken(Purpose.EITHER, interrupt.entry().at(), left));
        }
    }

    private List<Taken> taken() {
        List<Taken> all = new ArrayList<>(handled);
        var irqs = new TreeSet<>(unnamed.keySet());
        mainline |= base != null && irqs.contains(base + BACKTRACE);
        for (int irq : irqs) {
            Purpose purpose = purpose(irq);
            if (purpose != null) {
                unnamed.get(irq).forEach(taken -> all.add(new Taken(purpose, taken.entered(), taken.left())));
            }
        }
        all.sort((a, b) -> Long.compare(a.entered().line(), b.entered().line()));
        return all;
    }

    private @Nullable Purpose purpose(int irq) {
        if (base == null) {
            return Purpose.EITHER;
        }
        return switch (irq - base) {
            case BACKTRACE -> Purpose.BACKTRACE;
            case KGDB_ROUNDUP -> mainline ? Purpose.ROUNDUP : Purpose.EITHER;
            default -> null;
        };
    }
}
