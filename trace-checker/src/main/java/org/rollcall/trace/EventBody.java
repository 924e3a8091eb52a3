package org.rollcall.trace;

import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;

/** What stands behind the time of an event: {@code name: field=value ...}, {@code function <-caller}, or a line of a function graph. */
final class EventBody {
    /** Functions whose entry is a step of the protocol, or shows one. */
    private static final Set<String> FUNCTIONS = Set.of(
            "nmi_trigger_cpumask_backtrace",
            "arch_trigger_cpumask_backtrace",
            "arm64_backtrace_ipi",
            "arm64_send_nmi",
            "sysrq_handle_showallcpus",
            "nmi_cpu_backtrace",
            "kgdb_roundup_cpus",
            "kgdb_smp_call_nmi_hook",
            "kgdb_call_nmi_hook",
            "kgdb_nmicallback",
            "kgdb_cpu_enter",
            "ipi_handler",
            "ipi_nmi_handler",
            "handle_percpu_devid_fasteoi_nmi",
            "smp_send_stop",
            "local_cpu_stop",
            "arm64_nmi_cpu_stop",
            "panic_smp_self_stop");

    private EventBody() {}

    /** The event, or null if it tells nothing about a roll call. */
    static @Nullable TraceEvent event(Place at, String text) {
        String body = text.strip();
        if (body.startsWith("/* ") && body.endsWith(" */")) {
            body = body.substring(3, body.length() - 3); // an event inside a function graph
        }
        int arrow = body.indexOf(" <-");
        if (arrow > 0) {
            int begin = body.lastIndexOf(' ', arrow - 1) + 1;
            return call(at, body.substring(begin, arrow));
        }
        int paren = body.indexOf("()");
        if (paren > 0 && (body.endsWith("{") || body.endsWith(";"))) {
            int begin = Math.max(body.lastIndexOf(' ', paren), body.lastIndexOf('|', paren)) + 1;
            return call(at, body.substring(begin, paren));
        }
        int colon = body.indexOf(':');
        if (colon <= 0) {
            return null;
        }
        if (colon + 1 < body.length() && body.charAt(colon + 1) != ' ') {
            int second = body.indexOf(':', colon + 1); // perf: system:event:
            if (second < 0) {
                return null;
            }
            return named(
                    at,
                    body.substring(colon + 1, second),
                    body.substring(second + 1).strip());
        }
        return named(at, body.substring(0, colon), body.substring(colon + 1).strip());
    }

    private static @Nullable TraceEvent call(Place at, String function) {
        int suffix = function.indexOf('.');
        String name = suffix < 0 ? function : function.substring(0, suffix);
        return FUNCTIONS.contains(name) ? new TraceEvent.Call(at, name) : null;
    }

    private static @Nullable TraceEvent named(Place at, String name, String fields) {
        return switch (name) {
            case "irq_handler_entry" -> {
                int irq = number(field(fields, "irq="));
                yield irq < 0 ? null : new TraceEvent.IrqEntry(at, irq, "IPI".equals(field(fields, "name=")));
            }
            case "irq_handler_exit" -> {
                int irq = number(field(fields, "irq="));
                yield irq < 0 ? null : new TraceEvent.IrqExit(at, irq);
            }
            case "nmi_handler" -> {
                int end = fields.indexOf("()");
                yield end <= 0
                        ? null
                        : new TraceEvent.NmiHandler(at, fields.substring(0, end), !fields.endsWith(" handled: 0"));
            }
            case "ipi_raise" -> new TraceEvent.IpiRaise(at, mask(field(fields, "target_mask=")), reason(fields));
            case "ipi_send_cpu" -> {
                int cpu = number(field(fields, "cpu="));
                yield cpu < 0 ? null : new TraceEvent.IpiRaise(at, CpuSet.of(cpu), field(fields, "callback="));
            }
            case "ipi_entry" -> new TraceEvent.IpiEntry(at, reason(fields));
            case "ipi_exit" -> new TraceEvent.IpiExit(at, reason(fields));
            case "csd_queue_cpu" -> {
                int cpu = number(field(fields, "cpu="));
                String csd = field(fields, "csd=");
                yield cpu < 0 || csd.isEmpty() ? null : new TraceEvent.CsdQueue(at, cpu, field(fields, "func="), csd);
            }
            case "csd_function_entry" -> {
                String csd = field(fields, "csd=");
                yield csd.isEmpty() ? null : new TraceEvent.CsdEntry(at, field(fields, "func="), csd);
            }
            case "csd_function_exit" -> {
                String csd = field(fields, "csd=");
                yield csd.isEmpty() ? null : new TraceEvent.CsdExit(at, field(fields, "func="), csd);
            }
            case "irq_disable" -> new TraceEvent.IrqMask(at, true, masking(fields));
            case "irq_enable" -> new TraceEvent.IrqMask(at, false, masking(fields));
            case "function", "funcgraph_entry" -> event(at, fields.substring(fields.lastIndexOf('|') + 1));
            default -> null;
        };
    }

    /** With CONFIG_TRACE_IRQFLAGS the caller is often trace_hardirqs_off(), and the function that masks its parent. */
    private static String masking(String fields) {
        String caller = field(fields, "caller=");
        String function = caller.startsWith("trace_hardirqs_") ? field(fields, "parent=") : caller;
        int offset = function.indexOf('+');
        return offset < 0 ? function : function.substring(0, offset);
    }

    /** The word behind a field's name, or "". */
    private static String field(String fields, String name) {
        int begin = fields.startsWith(name) ? 0 : fields.indexOf(" " + name) + 1;
        if (begin == 0 && !fields.startsWith(name)) {
            return "";
        }
        int from = begin + name.length();
        int to = fields.indexOf(' ', from);
        return fields.substring(from, to < 0 ? fields.length() : to);
    }

    /** The words in brackets at the end. */
    private static String reason(String fields) {
        int open = fields.indexOf('(');
        int close = fields.indexOf(')', open + 1);
        return open < 0 || close < 0 ? "" : fields.substring(open + 1, close);
    }

    /** A number of at most nine digits, else -1. */
    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 9) {
            return -1;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return -1;
            }
        }
        return Integer.parseInt(digits);
    }

    /** A bitmap in words of 32 bits, the highest first: {@code 00000000,0000000e}; what cannot be read is left out. */
    private static CpuSet mask(String words) {
        var cpus = new BitSet();
        String[] parts = words.split(",");
        for (int i = 0; i < parts.length && parts.length <= CpuSet.LIMIT / 32; i++) {
            String word = parts[parts.length - 1 - i];
            if (word.isEmpty() || word.length() > 8 || !word.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                return CpuSet.none();
            }
            long bits = Long.parseLong(word, 16);
            for (int bit = 0; bit < 32; bit++) {
                if ((bits >> bit & 1) != 0) {
                    cpus.set(32 * i + bit);
                }
            }
        }
        return CpuSet.copyOf(cpus);
    }
}
