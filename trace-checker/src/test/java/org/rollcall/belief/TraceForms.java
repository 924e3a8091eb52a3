package org.rollcall.belief;

import java.util.List;
import java.util.Locale;
import org.rollcall.belief.WrittenRun.Traced;

/** The forms in which programs write a trace down. */
enum TraceForms {
    /** /sys/kernel/tracing/trace. */
    KERNEL {
        @Override
        String line(Traced event) {
            return String.format(
                    Locale.ROOT,
                    "          <idle>-0       [%03d] d.Z.. %s: %s",
                    event.cpu(),
                    time(event),
                    event.event());
        }
    },
    /** The same with nolatency flags off and a thread group. */
    KERNEL_TGID {
        @Override
        String line(Traced event) {
            return String.format(
                    Locale.ROOT,
                    "    my task-12 [1]-77      (     77) [%03d] .....   %s: %s",
                    event.cpu(),
                    time(event),
                    event.event());
        }
    },
    TRACE_CMD {
        @Override
        String line(Traced event) {
            String body = event.event().contains(" <-")
                    ? "function:             " + event.event().replace(" <-", " <-- ")
                    : event.event().replaceFirst(": ", ":    ");
            return String.format(Locale.ROOT, "          <idle>-0     [%03d]  %s: %s", event.cpu(), time(event), body);
        }
    },
    PERF {
        @Override
        String line(Traced event) {
            String body = event.event().contains(" <-")
                    ? "ftrace:function: " + event.event().replace(" <-", " <-- ")
                    : "sys:" + event.event();
            return String.format(Locale.ROOT, "swapper     0 [%03d]  %s: %s", event.cpu(), time(event), body);
        }
    },
    /** ftrace_dump. */
    DUMP {
        @Override
        String line(Traced event) {
            return String.format(
                    Locale.ROOT,
                    "  <idle>-0       %3dd.Z.. %dus%s: %s",
                    event.cpu(),
                    event.micros(),
                    mark(event),
                    event.event());
        }

        private String mark(Traced event) {
            return List.of(" ", "+", "!", "#").get((int) (event.micros() % 4));
        }
    };

    abstract String line(Traced event);

    static String time(Traced event) {
        return String.format(Locale.ROOT, "%5d.%06d", event.micros() / 1_000_000, event.micros() % 1_000_000);
    }
}
