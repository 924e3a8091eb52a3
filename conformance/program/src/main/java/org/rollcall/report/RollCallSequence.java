package org.rollcall.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.counterexample.Sequence;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.RollCall;

/**
 * A roll call as what passes between CPUs: one asks, the others answer, or do not. CPUs of the same fate share a lane where
 * there are many.
 */
final class RollCallSequence {
    /** More lanes than these do not fit into a mail beside each other. */
    private static final int MOST_LANES = 6;

    private static final int LONGEST_LIST = 8;
    private static final int NOBODY = -1;
    private static final String MISSED = "missed";
    private static final String UNDECIDED = "undecided";
    private static final int LONGEST_NAME = 60;

    /** CPUs of a lane and what became of them; {@code fate} is "" for one that asks and was not asked. */
    private record Lane(CpuSet cpus, String fate) {
        String name() {
            return cpus.size() > 1 && cpus.toString().length() > LONGEST_LIST ? cpus.size() + " CPUs" : "CPU " + cpus;
        }
    }

    /**
     * A line of the log, of a lane.
     *
     * @param asks the lane that is asked, or {@link #NOBODY}
     */
    private record Entry(long line, int lane, int asks, String text) {}

    private final RollCall call;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Sequence.Step> steps = new ArrayList<>();
    private final List<Sequence.Message> messages = new ArrayList<>();

    private RollCallSequence(RollCall call) {
        this.call = call;
    }

    /**
     * The sequence of a roll call.
     *
     * @param marks of its lines, in their order
     */
    static Sequence of(RollCall call, List<Mark> marks) {
        var sequence = new RollCallSequence(call);
        sequence.addLanes();
        sequence.add(marks);
        List<String> names =
                new ArrayList<>(sequence.lanes.stream().map(Lane::name).toList());
        if (call.requester() == null) {
            names.set(0, "unknown");
        }
        return new Sequence(names, sequence.steps, sequence.messages);
    }

    /** The CPU that asks is the first. */
    private void addLanes() {
        CpuSet requester = call.requester() == null ? CpuSet.none() : CpuSet.of(call.requester());
        List<Lane> fates = Stream.of(
                        new Lane(left(call.answered(), requester), "answers"),
                        new Lane(left(call.idle(), requester), "is idle"),
                        new Lane(left(call.missed(), requester), MISSED),
                        new Lane(left(call.undecided(), requester), UNDECIDED))
                .filter(lane -> !lane.cpus().isEmpty())
                .toList();
        lanes.add(new Lane(requester, ""));
        if (fates.stream().mapToInt(lane -> lane.cpus().size()).sum() >= MOST_LANES) {
            lanes.addAll(fates);
            return;
        }
        fates.stream()
                .flatMap(lane -> lane.cpus().stream().mapToObj(cpu -> new Lane(CpuSet.of(cpu), lane.fate())))
                .sorted(Comparator.comparing(
                        lane -> lane.cpus().stream().findFirst().orElseThrow()))
                .forEach(lanes::add);
    }

    private static CpuSet left(@Nullable CpuSet cpus, CpuSet without) {
        return cpus == null ? CpuSet.none() : cpus.without(without);
    }

    private void add(List<Mark> marks) {
        List<Entry> entries = new ArrayList<>();
        for (int lane = 1; lane < lanes.size(); lane++) {
            entries.add(new Entry(call.requestLine(), 0, lane, "asks"));
        }
        Set<Integer> heard = new HashSet<>();
        for (Mark mark : marks) {
            for (int lane = 0; lane < lanes.size(); lane++) {
                if (answers(mark, lane)
                        && (heard.add(lane) || lanes.get(lane).cpus().size() == 1)) {
                    entries.add(new Entry(
                            mark.line(),
                            lane,
                            NOBODY,
                            lane == 0 ? "its own" : lanes.get(lane).fate()));
                }
            }
        }
        entries.sort(Comparator.comparing(Entry::line));
        for (Entry entry : entries) {
            if (entry.asks() != NOBODY) {
                String fate = lanes.get(entry.asks()).fate();
                boolean silent = fate.equals(MISSED);
                messages.add(new Sequence.Message(
                        steps.size(),
                        0,
                        entry.asks(),
                        silent ? -1 : entries.size(),
                        silent || fate.equals(UNDECIDED) ? fate : "asked"));
            }
            steps.add(new Sequence.Step(entry.lane(), "line " + entry.line() + " " + entry.text(), ""));
        }
    }

    /** Whether a mark lets a CPU of a lane be heard from. */
    private boolean answers(Mark mark, int lane) {
        return mark.sign().isAnswer()
                && !mark.cpus().and(lanes.get(lane).cpus()).isEmpty();
    }

    /** What a drawing is called: the name of the log without its folder, of a long one the end, and the number of the roll call. */
    static String name(String log, RollCall call) {
        String name = Printable.text(log.substring(log.lastIndexOf('/') + 1));
        String shown = name.length() > LONGEST_NAME ? "..." + name.substring(name.length() - LONGEST_NAME + 3) : name;
        return shown + " #" + call.index();
    }
}
