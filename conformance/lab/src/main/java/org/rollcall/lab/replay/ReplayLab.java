package org.rollcall.lab.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.rollcall.lab.guest.Guest;
import org.rollcall.lab.guest.GuestOptions;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.lab.stub.GdbStub;
import org.rollcall.lab.stub.StubException;

/** A kernel in QEMU for one replay: booted to a shell, stopped, led along a schedule, looked at, ended. */
public final class ReplayLab {
    private static final Duration BOOT = Duration.ofSeconds(120);
    private static final Pattern SHELL = Pattern.compile("@@SHELL");
    private static final Pattern PROMPT = Pattern.compile("/ # ");

    private final SystemMap map;
    private final LabelTable labels;

    public ReplayLab(SystemMap map, LabelTable labels) {
        this.map = map;
        this.labels = labels;
    }

    /**
     * What came of a replay.
     *
     * @param steps as they were taken
     * @param aftermath what a user sees afterwards; empty unless the schedule is confirmed
     */
    public record Result(Verdict verdict, List<StepReport> steps, List<String> aftermath) {}

    /**
     * Boots and replays.
     *
     * @param machine the guest; its CPUs and kernel words are the schedule's
     * @param progress told of each step
     * @throws LabException if it cannot be done
     */
    public Result run(LabSchedule schedule, GuestOptions machine, Consumer<StepReport> progress) {
        LabReplay.check(schedule, map, labels);
        List<StepReport> steps = new ArrayList<>();
        try (Guest guest = Guest.start(machine)) {
            guest.awaitSide(SHELL, BOOT);
            guest.await(PROMPT, BOOT);
            for (Cpu cpu : schedule.offline()) {
                guest.type("echo 0 > /sys/devices/system/cpu/cpu" + cpu.number() + "/online\n");
                guest.await(PROMPT, BOOT);
            }
            var terminal = new GuestTerminal(guest);
            try (GdbStub stub = GdbStub.connect(machine.gdbSocket())) {
                var replay = new LabReplay(stub, map, labels, terminal);
                Verdict verdict = replay.run(schedule, progress.andThen(steps::add));
                List<String> aftermath = verdict instanceof Verdict.Confirmed
                        ? new Aftermath(stub, terminal, replay).look(schedule)
                        : List.of();
                return new Result(verdict, steps, aftermath);
            }
        } catch (StubException e) {
            throw new LabException(e.getMessage() + "; see " + machine.console(), e);
        }
    }

    /** The words on the kernel's command line that a schedule needs. */
    public static List<String> words(LabSchedule schedule) {
        List<String> words = new ArrayList<>(List.of(
                "nowatchdog", "rcupdate.rcu_cpu_stall_suppress=1", "kgdboc=ttyAMA0", "nokaslr", "scenario=shell"));
        if (schedule.pseudoNmi()) {
            words.add("irqchip.gicv3_pseudo_nmi=1");
        }
        return words;
    }
}
