package org.rollcall.lab.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.stub.Cpu;

/**
 * A schedule written by hand, one line each: {@code cpus 3}, {@code pseudo-nmi on}, {@code offline 2},
 * {@code actor 1 [at SYMBOL] COMMAND}, {@code absent 2}, and for each step {@code CPU ACTION [CPU|SGI] [VARIABLE=VALUE
 * ...]}; {@code #} begins a comment. A step carries on the predictions of the step before it.
 */
public final class TraceFile {
    private static final Pattern ACTOR = Pattern.compile("actor (\\d+) (?:at (\\w+) )?(.+)");
    private static final Pattern STEP = Pattern.compile("(\\d+) ([A-Z]\\w*)(?: (\\d+|[A-Z]+))?((?: \\S+=-?\\d+)*)");
    private static final Pattern CHECK = Pattern.compile("(\\w+?)(?:\\[(\\d+)])?=(-?\\d+)");

    private final String name;
    private final LabelTable labels;
    private final SortedSet<Cpu> offline = new TreeSet<>();
    private final SortedSet<Cpu> absent = new TreeSet<>();
    private final List<Actor> actors = new ArrayList<>();
    private final List<LabStep> steps = new ArrayList<>();
    private List<Expected> expected = List.of();
    private int cpus;
    private boolean pseudoNmi = true;

    private TraceFile(String name, LabelTable labels) {
        this.name = name;
        this.labels = labels;
    }

    /**
     * Reads a trace.
     *
     * @param name of the file, for messages
     * @throws LabException if a line cannot be understood
     */
    public static LabSchedule parse(String name, String text, LabelTable labels) {
        var file = new TraceFile(name, labels);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip().replaceAll("\\s+", " ");
            if (!line.isEmpty() && !file.understands(line)) {
                throw new LabException(
                        name + ", line " + (i + 1) + ": \"" + line + "\" is neither a setting nor a step");
            }
        }
        if (file.cpus == 0 || file.steps.isEmpty()) {
            throw new LabException(name + " is not a trace: it has no \"cpus N\", or has no step");
        }
        return new LabSchedule(name, "", file.cpus, file.pseudoNmi, file.offline, file.actors, file.steps, file.absent);
    }

    private boolean understands(String line) {
        String[] words = line.split(" ");
        Matcher actor = ACTOR.matcher(line);
        Matcher step = STEP.matcher(line);
        if (actor.matches()) {
            String gate = actor.group(2) == null ? Actor.SYSRQ : actor.group(2);
            actors.add(new Actor(cpu(actor.group(1)), actor.group(3), gate));
        } else if (step.matches() && labels.actions().contains(step.group(2))) {
            step(step, line);
        } else if (line.matches("cpus \\d{1,3}")) {
            cpus = Integer.parseInt(words[1]);
        } else if (line.matches("pseudo-nmi (on|off)")) {
            pseudoNmi = words[1].equals("on");
        } else if (line.matches("(offline|absent)( \\d+)+")) {
            SortedSet<Cpu> set = words[0].equals("offline") ? offline : absent;
            List.of(words).subList(1, words.length).forEach(word -> set.add(cpu(word)));
        } else {
            return false;
        }
        return true;
    }

    private void step(Matcher step, String line) {
        String argument = step.group(3) == null ? "" : step.group(3);
        boolean number = argument.matches("\\d+");
        expected = merged(step.group(4));
        var made = new LabStep(
                line,
                step.group(2),
                cpu(step.group(1)),
                number ? Optional.of(cpu(argument)) : Optional.empty(),
                number || argument.isEmpty() ? Optional.empty() : Optional.of(argument),
                false,
                new TreeSet<>(),
                expected);
        steps.add(labels.hides(made.action()) ? made.hide() : made);
    }

    private List<Expected> merged(String checks) {
        List<Expected> all = new ArrayList<>(expected);
        Matcher matcher = CHECK.matcher(checks);
        while (matcher.find()) {
            String word = matcher.group(1);
            KernelVariable variable = KernelVariable.named(word)
                    .orElseThrow(() -> new LabException(name + ": there is no variable " + word));
            if (variable.perCpu() != (matcher.group(2) != null)) {
                throw new LabException(name + ": " + matcher.group() + ": " + word
                        + (variable.perCpu() ? " needs a CPU, as in " + word + "[0]" : " is one for all CPUs"));
            }
            Cpu whose = cpu(matcher.group(2) == null ? "0" : matcher.group(2));
            all.removeIf(each -> each.variable() == variable && each.cpu().equals(whose));
            all.add(new Expected(variable, whose, Long.parseLong(matcher.group(3))));
        }
        return all;
    }

    private static Cpu cpu(String number) {
        return new Cpu(Integer.parseInt(number));
    }
}
