package org.rollcall.lab.replay;

import java.nio.file.Path;
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
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Pattern SHELL = Pattern.compile("@@SHELL");
    private static final Pattern PROMPT = Pattern.compile("/ # ");

    private final SystemMap map;
    private final LabelTable labels;
    private final Patience patience;

    public ReplayLab(SystemMap map, LabelTable labels, Patience patience) {
        this.map = map;
        this.labels = labels;
        this.patience = patience;
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
        try (Guest guest = booted(schedule, machine);
                GdbStub stub = RunningKernel.connect(guest, map)) {
            var terminal = new GuestTerminal(guest);
            var replay = new LabReplay(stub, map, labels, patience, terminal);
            Verdict verdict = replay.run(schedule, progress.andThen(steps::add));
            List<String> aftermath = verdict instanceof Verdict.Confirmed
                    ? new Aftermath(stub, terminal, replay).look(schedule)
                    : List.of();
            return new Result(verdict, steps, aftermath);
        } catch (StubException e) {
            throw new LabException(e.getMessage() + "; see " + machine.console(), e);
        }
    }

    /** Boots, brings the actors of a schedule to their gates, and saves the machine. */
    void save(LabSchedule schedule, GuestOptions machine, Path file) {
        LabReplay.check(schedule, map, labels);
        try (Guest guest = booted(schedule, machine);
                GdbStub stub = RunningKernel.connect(guest, map)) {
            new LabReplay(stub, map, labels, patience, new GuestTerminal(guest)).prepare(schedule);
            new Monitor(stub).save(file);
        } catch (StubException e) {
            throw new LabException(e.getMessage() + "; see " + machine.console(), e);
        }
    }

    /** Goes on with a machine that was saved, whose actors are at their gates; nobody looks at it afterwards. */
    Result resume(LabSchedule schedule, GuestOptions machine) {
        List<StepReport> steps = new ArrayList<>();
        try (Guest guest = Guest.start(machine)) {
            try (GdbStub stub = connectedSoon(guest)) {
                new Monitor(stub).awaitArrival(patience.of(BOOT));
                var replay = new LabReplay(stub, map, labels, patience, new GuestTerminal(guest));
                return new Result(replay.lead(schedule, steps::add), steps, List.of());
            }
        } catch (StubException e) {
            throw new LabException(e.getMessage() + "; see " + machine.console(), e);
        }
    }

    private Guest booted(LabSchedule schedule, GuestOptions machine) {
        Guest guest = Guest.start(machine);
        try {
            guest.awaitSide(SHELL, patience.of(BOOT));
            guest.await(PROMPT, patience.of(BOOT));
            for (Cpu cpu : schedule.offline()) {
                guest.type("echo 0 > /sys/devices/system/cpu/cpu" + cpu.number() + "/online\n");
                guest.await(PROMPT, patience.of(BOOT));
            }
            return guest;
        } catch (LabException e) {
            guest.close();
            throw e;
        }
    }

    /** QEMU listens a moment after it was started. */
    private GdbStub connectedSoon(Guest guest) {
        long end = System.nanoTime() + patience.of(BOOT).toNanos();
        while (true) {
            try {
                return GdbStub.connect(guest.options().gdbSocket());
            } catch (StubException e) {
                if (System.nanoTime() > end || guest.endsWithin(POLL)) {
                    throw e;
                }
            }
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
