package org.rollcall.lab.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.rollcall.lab.firmware.SdeiFirmware;
import org.rollcall.lab.guest.Guest;
import org.rollcall.lab.guest.GuestFiles;
import org.rollcall.lab.guest.GuestOptions;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.guest.SideChannel;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.lab.replay.Leader;
import org.rollcall.lab.scenario.Action.Lead;
import org.rollcall.lab.scenario.Action.Lock;
import org.rollcall.lab.stub.StubException;
import org.rollcall.roll.LogChecker;
import org.rollcall.roll.RollCall;
import org.rollcall.trace.TraceReader;
import org.rollcall.witness.TraceWitness;

/**
 * One scenario on one guest.
 *
 * @param symbols of the kernel, wanted only by a scenario whose CPUs are led
 * @param runs the folder in which each scenario has one
 * @param qemu the program
 * @param budget of the host's time, for each thing that the guest is waited for
 */
public record ScenarioRun(GuestFiles files, Supplier<SystemMap> symbols, Path runs, String qemu, Duration budget) {
    private static final Pattern DONE = Pattern.compile("@@DONE");
    private static final Duration GLANCE = Duration.ofMillis(100);

    /**
     * Boots, runs, judges.
     *
     * @throws LabException if the guest does not get to its end
     */
    public Outcome run(Scenario scenario) {
        long start = System.nanoTime();
        GuestOptions options = machine(scenario);
        SideChannel side;
        try (Guest guest = Guest.start(options)) {
            drive(scenario, guest);
            side = new SideChannel(guest.side());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Optional<String> unable = side.last("UNABLE")
                .map(kind -> "the kernel has no " + kind + " trigger")
                .or(() -> side.last("UNKNOWN").map(word -> "the kernel does not know " + word));
        Optional<Path> trace = side.trace().map(text -> kept(options.folder().resolve("trace.txt"), text));
        List<RollCall> calls = unable.isPresent() ? List.of() : judged(options.console(), trace);
        Agreement agreement = unable.<Agreement>map(why -> new Agreement.NotRun(List.of(why)))
                .orElseGet(() -> Comparison.of(scenario, calls, side));
        return new Outcome(scenario, side.last("RELEASE"), calls, Comparison.interrupts(side), agreement, seconds);
    }

    private GuestOptions machine(Scenario scenario) {
        Path folder = runs.resolve(scenario.name());
        GuestOptions options = GuestOptions.of(files.image(), files.initramfs(), scenario.cpus(), folder)
                .withQemu(qemu)
                .withWords(scenario.kernelWords());
        GuestOptions machine = scenario.sdei() ? SdeiFirmware.of(options) : options;
        return scenario.lead().isPresent() ? machine.withGdb(folder.resolve("gdb")) : machine;
    }

    private void drive(Scenario scenario, Guest guest) {
        for (Lock lock : scenario.locks()) {
            String said = guest.awaitSide(
                            Pattern.compile("@@(LOCK " + lock.kind() + " " + lock.cpu() + "|UNABLE " + lock.kind()
                                    + "|UNKNOWN \\S+)\n"),
                            budget)
                    .group();
            if (!said.startsWith("@@LOCK")) {
                return;
            }
            guest.lowerPriority(lock.cpu());
        }
        if (scenario.lead().isPresent() && !led(scenario.lead().get(), guest)) {
            return;
        }
        if (scenario.isEnded()) {
            return;
        }
        var kdb = new KdbScript(scenario.kdb());
        if (!scenario.panics() && !scenario.restarts()) {
            kdb.run(guest, budget);
            guest.awaitSide(DONE, budget);
        } else if (scenario.kdb().isEmpty()) {
            awaitPanic(guest);
        } else {
            kdb.runInPanic(guest, budget);
        }
    }

    /** Whether the guest came so far that its CPUs could be led. */
    private boolean led(Lead lead, Guest guest) {
        String said = guest.awaitSide(Pattern.compile("@@(LEAD|UNABLE \\S+|UNKNOWN \\S+)\n"), budget)
                .group();
        if (!said.startsWith("@@LEAD")) {
            return false;
        }
        try (Leader leader = Leader.of(guest, symbols.get())) {
            Runnable goOn = () -> guest.type("\n"); // the guest waits for that line
            for (Move move : lead.moves()) {
                if (move instanceof Move.Run run) {
                    leader.run(run.running(), run.until(), budget, goOn);
                    goOn = () -> {};
                } else if (move instanceof Move.Press press) {
                    leader.press(press.key().letter());
                }
            }
            leader.release();
            lead.end().ifPresent(end -> mustNotEnd(guest, end));
        } catch (StubException e) {
            throw new LabException(e.getMessage() + "; see " + guest.options().console(), e);
        }
        return true;
    }

    private static void mustNotEnd(Guest guest, Move.End end) {
        if (guest.endsWithin(Duration.ofSeconds(end.seconds()))) {
            throw new LabException("DIVERGED: the guest restarts or ends within " + end.seconds() + " s; see "
                    + guest.options().console());
        }
    }

    /** The guest restarts, or says that it is still there. */
    private void awaitPanic(Guest guest) {
        long end = System.nanoTime() + budget.toNanos();
        while (!guest.endsWithin(GLANCE)) {
            if (DONE.matcher(guest.side()).find()) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new LabException(
                        "the guest did not restart; see " + guest.options().console());
            }
        }
    }

    private static Path kept(Path file, String text) {
        try {
            return Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new LabException("cannot write to " + file + ": " + e.getMessage(), e);
        }
    }

    /** By the console alone, or with the trace as a second witness. */
    private static List<RollCall> judged(Path console, Optional<Path> trace) {
        List<RollCall> calls = new ArrayList<>();
        try (InputStream in = Files.newInputStream(console)) {
            if (trace.isEmpty()) {
                new LogChecker(calls::add).check(in);
                return calls;
            }
            try (InputStream events = Files.newInputStream(trace.get())) {
                var witness = new TraceWitness(new TraceReader().readAll(events));
                new LogChecker(call -> calls.add(witness.judge(call)), witness::note).check(in);
            }
        } catch (IOException e) {
            throw new LabException("cannot read " + console + ": " + e.getMessage(), e);
        }
        return calls;
    }
}
