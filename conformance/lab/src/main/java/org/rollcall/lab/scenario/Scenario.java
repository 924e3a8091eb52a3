package org.rollcall.lab.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rollcall.lab.scenario.Action.Key;
import org.rollcall.lab.scenario.Action.Lead;
import org.rollcall.lab.scenario.Action.Lock;
import org.rollcall.lab.scenario.Action.Offline;
import org.rollcall.lab.scenario.Action.Request;
import org.rollcall.roll.Kind;

/**
 * What is done to a guest, and what must come of it.
 *
 * @param name of its file
 * @param about one sentence for people
 * @param cpus of the guest
 * @param pseudoNmi whether the kernel is told to use pseudo-NMIs
 * @param sdei whether the machine has firmware with SDEI, so that backtraces are asked by an event and not by an interrupt
 * @param words further words of the kernel's command line
 * @param actions in their order
 * @param kdb what is typed at kdb's prompts, one line at each
 * @param expected the roll calls, in their order
 */
public record Scenario(
        String name,
        String about,
        int cpus,
        boolean pseudoNmi,
        boolean sdei,
        List<String> words,
        List<Action> actions,
        List<String> kdb,
        List<Expectation> expected) {
    public Scenario {
        words = List.copyOf(words);
        actions = List.copyOf(actions);
        kdb = List.copyOf(kdb);
        expected = List.copyOf(expected);
    }

    /** The words of the kernel's command line that carry it out. */
    public List<String> kernelWords() {
        List<String> all = new ArrayList<>(words);
        if (pseudoNmi) {
            all.add("irqchip.gicv3_pseudo_nmi=1");
        }
        if (!kdb.isEmpty()) {
            all.add("kgdboc=ttyAMA0");
        }
        if (lead().isPresent()) {
            all.add("nokaslr");
        }
        all.add("home=" + home());
        all.add("actions=" + actions.stream().map(Action::word).collect(Collectors.joining(";")));
        return all;
    }

    /** The same on a guest that traces what its CPUs do; one that panics dumps the trace on its console. */
    public Scenario traced() {
        List<String> more = new ArrayList<>(words);
        more.add("trace=1");
        if (panics()) {
            more.add("ftrace_dump_on_oops");
        }
        return new Scenario(name, about, cpus, pseudoNmi, sdei, more, actions, kdb, expected);
    }

    /** The lock-ups among its actions. */
    List<Lock> locks() {
        return actions.stream()
                .filter(Lock.class::isInstance)
                .map(Lock.class::cast)
                .toList();
    }

    /** What the lab does to its CPUs, if anything. */
    Optional<Lead> lead() {
        return actions.stream()
                .filter(Lead.class::isInstance)
                .map(Lead.class::cast)
                .findFirst();
    }

    /** Whether the lab ends the machine, as nothing goes on in it any more. */
    boolean isEnded() {
        return lead().flatMap(Lead::end).isPresent();
    }

    /** Whether it asks for a panic. */
    boolean panics() {
        return !panickers().isEmpty();
    }

    /** The CPUs that are to panic. */
    Set<Integer> panickers() {
        return keys().filter(key -> key.letter() == 'c').map(Key::cpu).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it asks for a restart. */
    boolean restarts() {
        return keys().anyMatch(key -> key.letter() == 'b')
                || actions.stream().anyMatch(Action.Restart.class::isInstance);
    }

    private Stream<Key> keys() {
        Stream<Key> requested = actions.stream()
                .filter(Request.class::isInstance)
                .map(Request.class::cast)
                .flatMap(request -> request.keys().stream());
        return Stream.concat(requested, lead().stream().flatMap(Lead::keys));
    }

    /** Whether a panic that it asks for must be carried out; one that is handed to a CPU that is stuck is not. */
    boolean endsInPanic() {
        return panics()
                && expected.stream()
                        .noneMatch(call ->
                                call.kind() == Kind.REDIRECT && !call.missed().isEmpty());
    }

    /** The CPU on which the guest's script stays: the first that it leaves alone. */
    private int home() {
        Set<Integer> disturbed = new TreeSet<>();
        actions.stream()
                .filter(action -> action instanceof Lock || action instanceof Offline)
                .forEach(action -> disturbed.addAll(action.cpus()));
        return IntStream.range(0, cpus)
                .filter(cpu -> !disturbed.contains(cpu))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a scenario leaves one CPU alone"));
    }

    /** Whether a CPU is left for the guest's script. */
    boolean leavesOneAlone() {
        return actions.stream()
                        .filter(action -> action instanceof Lock || action instanceof Offline)
                        .flatMap(action -> action.cpus().stream())
                        .distinct()
                        .count()
                < cpus;
    }
}
