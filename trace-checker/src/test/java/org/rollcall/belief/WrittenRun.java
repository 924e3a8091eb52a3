package org.rollcall.belief;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.kernel.Architecture;
import org.rollcall.kernel.BtLabel;
import org.rollcall.kernel.Capability;
import org.rollcall.kernel.KernelBuild;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.message.CpuSet;

/**
 * A run of the model as its kernel would write it down: on the console, and in a trace.
 *
 * @param console its lines
 * @param trace the events, in order
 * @param requests where a request was sent
 */
record WrittenRun(List<String> console, List<Traced> trace, List<Request> requests) {
    /** Interrupt number of IPI 0; the others follow. */
    private static final int BASE = 3;

    private static final int NMI_IPI = 6;

    /** An event of the trace. */
    record Traced(int cpu, long micros, String event) {}

    /** Has not left the handler. */
    static final long NEVER = Long.MAX_VALUE;

    /** A request, and the CPUs that take its interrupt while it is waited for; when they leave the handler. */
    record Request(long micros, CpuSet asked, Map<Integer, Long> taken) {}

    static WrittenRun of(LargeRun run) {
        return new Writer(run).written();
    }

    /** The CPUs of the text lie far apart. */
    static int number(int cpu) {
        return cpu * 41 + 7;
    }

    static String answer(int cpu) {
        return "NMI backtrace for cpu " + number(cpu) + " skipped: idling at cpu_do_idle+0x24/0x48";
    }

    private static final class Writer {
        private static final long WAIT = 10_000_000;

        private final LargeRun run;
        private final List<String> console = new ArrayList<>();
        private final List<Traced> trace = new ArrayList<>();
        private final List<Request> requests = new ArrayList<>();
        private final Map<Integer, Deque<Integer>> frames = new HashMap<>();
        private final KernelVersion kernel;
        private long micros = 5_000_000;

        Writer(LargeRun run) {
            this.run = run;
            kernel = run.large().version();
        }

        WrittenRun written() {
            for (int cpu = 0; cpu < run.large().cpus(); cpu++) {
                enter(cpu, BASE);
                trace(cpu, "ipi_entry: (Rescheduling interrupts)");
                trace(cpu, "ipi_exit: (Rescheduling interrupts)");
                leave(cpu);
            }
            var machine = new Machine(run.large());
            State s = machine.initial();
            for (Step step : run.steps()) {
                State next = machine.apply(s, step);
                micros += step.kind() == StepKind.TIMEOUT_BT ? WAIT : 50;
                print(s, step, next);
                event(s, step, next);
                s = next;
            }
            micros += 2 * WAIT;
            trace(0, "sched_switch: prev_comm=sh next_comm=swapper/0");
            return new WrittenRun(console, trace, requests);
        }

        private void print(State s, Step step, State next) {
            String stamp = String.format(Locale.ROOT, "[%5d.%06d] ", micros / 1_000_000, micros % 1_000_000);
            if (step.kind() == StepKind.T4 && s.btMask().contains(step.cpu())) {
                console.add(stamp + "NMI backtrace for cpu " + number(step.cpu()));
                console.add(stamp + "CPU: " + number(step.cpu()) + " PID: 86 Comm: sh Not tainted 6.12.0 #1");
            } else if (step.kind() == StepKind.P1) {
                console.add(stamp + answer(step.cpu()));
            }
            if (sends(s, next) && !next.btMask().isEmpty()) {
                CpuSet asked =
                        CpuSet.of(next.btMask().stream().map(WrittenRun::number).toArray());
                console.add(stamp + "Sending NMI from CPU " + number(next.btReqr()) + " to CPUs " + asked + ":");
                requests.add(new Request(micros, asked, new HashMap<>()));
            }
        }

        private static boolean sends(State s, State next) {
            return s.btPc() != BtLabel.T5 && next.btPc() == BtLabel.T5;
        }

        private void event(State s, Step step, State next) {
            int cpu = step.cpu();
            if (sends(s, next)) {
                boolean mainline = kernel.capabilities().contains(Capability.BOOT_CHOICE);
                trace(
                        next.btReqr(),
                        (mainline ? "arm64_backtrace_ipi" : "arm64_send_nmi") + " <-nmi_trigger_cpumask_backtrace");
            }
            switch (step.kind()) {
                case TAKE -> take(cpu, Sgi.of(step.argument()));
                case RET -> leave(cpu);
                case LONG_IRQ_OFF -> trace(cpu, "irq_disable: caller=x+0x1/0x2 parent=y+0x1/0x2");
                case LONG_IRQ_OFF_END -> trace(cpu, "irq_enable: caller=x+0x1/0x2 parent=y+0x1/0x2");
                default -> {}
            }
        }

        private void take(int cpu, Sgi sgi) {
            boolean backtrace = sgi == new KernelBuild(kernel, Architecture.ARM64).btSgi();
            int ipi = sgi == Sgi.CALL
                    ? 1
                    : kernel.capabilities().contains(Capability.BOOT_CHOICE) && backtrace ? NMI_IPI : NMI_IPI + 1;
            enter(cpu, BASE + ipi);
            if (sgi == Sgi.CALL) {
                trace(cpu, "ipi_entry: (Function call interrupts)");
            } else if (backtrace) {
                requests.stream()
                        .filter(request -> micros - request.micros() <= WAIT)
                        .forEach(request -> request.taken().putIfAbsent(number(cpu), NEVER));
            }
        }

        private void enter(int cpu, int irq) {
            frames.computeIfAbsent(cpu, c -> new ArrayDeque<>()).push(irq);
            trace(cpu, "irq_handler_entry: irq=" + irq + " name=IPI");
        }

        private void leave(int cpu) {
            Deque<Integer> stack = frames.get(cpu);
            if (stack != null && !stack.isEmpty()) {
                trace(cpu, "irq_handler_exit: irq=" + stack.pop() + " ret=handled");
                requests.forEach(
                        request -> request.taken().computeIfPresent(number(cpu), (c, left) -> Math.min(left, micros)));
            }
        }

        private void trace(int cpu, String event) {
            trace.add(new Traced(number(cpu), micros, event));
        }
    }
}
